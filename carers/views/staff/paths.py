"""All paths: every question, answer, rule and item, what leads to what, what is never reached."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from carers.permissions import can_see_paths
from carers.plan.books import Book
from carers.staff import advice
from carers.staff.chosen import Chosen, chosen
from carers.staff.filtering import PARTS, PathsForm, parts_shown, sections_with
from carers.staff.gaps import gaps
from carers.staff.paths import sections
from carers.staff.tags import regulation_3, section_10
from portal.accounts.access import page
from portal.languages.reviewing.queue import OTHERS
from questionnaires.in_words import English


@page(open_to=can_see_paths, query="version=active&show=law", personal=True)
def paths(request: HttpRequest) -> HttpResponse:
    """Of the version in use or of the draft; with numbers, of any that was ever published."""
    looked_at = chosen(
        request.GET.get("version", ""),
        questions_number=request.GET.get("questions", ""),
        rules_number=request.GET.get("rules", ""),
    )
    english = looked_at.english
    titles = english.titles_of_sections() if english else []
    asked = PathsForm(request.GET, titles=titles).asked()
    context: dict[str, Any] = {
        "form": PathsForm(asked, titles=titles),
        "chosen": looked_at,
        "language": request.GET.get("language", ""),
        "others": OTHERS,
        "numbers": {name: request.GET.get(name, "") for name in ("questions", "rules")},
    }
    if english:
        context |= _found(looked_at, english, asked)
    return render(request, "staff/carers/paths.html", context)


def _found(looked_at: Chosen, english: English, asked: dict[str, str]) -> dict[str, Any]:
    book = looked_at.book
    shown = parts_shown(asked["show"])
    of_others = book.of_others if book else {}
    whole = sections(english, book.rules if book else (), of_others=of_others)
    return {
        "shown": shown,
        "whole": "" if shown == PARTS else looked_at.address,
        "sections": sections_with(whole, section=asked["section"], words=asked["words"])
        if "questions" in shown
        else [],
        "section_10": section_10(english.definition),
        "regulation_3": regulation_3(english.definition),
        "gaps": gaps(english, whole, book) if "gaps" in shown else None,
        **(_advice(book, english, asked["words"]) if book else {"rules": [], "items": []}),
    }


def _advice(book: Book, english: English, words: str) -> dict[str, Any]:
    return {
        "rules": advice.with_words(advice.rules(book, english), words),
        "items": advice.items_with_words(advice.items(book, timezone.localdate()), words),
    }
