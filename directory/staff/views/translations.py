"""A listing in the other eight languages: what waits, side by side with the English, saved."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from directory.keeping.in_words import LABELS
from directory.keeping.rules import Refused
from directory.keeping.translating import (
    TextsChangedMeanwhile,
    fingerprint,
    row_in,
    save_translation,
)
from directory.models import Service
from directory.permissions import can_translate_directory
from directory.staff.changed_english import changes_since
from directory.staff.coverage import OTHERS, in_state
from directory.staff.forms.texts import QueueForm, TextsForm
from directory.staff.views.common import any_listing, example_key, head, me, script_font
from directory.views.paging import links_to_pages, page_number
from portal.accounts.access import page
from portal.languages.models import State
from portal.languages.table import BY_CODE, ENGLISH, Language

PER_PAGE = 50


def example_translation() -> dict[str, str]:
    return {**example_key(), "code": "ur"}


@page(open_to=can_translate_directory, query="language=ur&state=missing", personal=True)
def queue(request: HttpRequest) -> HttpResponse:
    """Listings that the public sees whose text in a language is missing, outdated or unread."""
    language, state = QueueForm(request.GET).asked()
    pages = Paginator(in_state(Service.objects.visible(), language, state), PER_PAGE)
    here = pages.get_page(page_number(request))
    context = {
        "form": QueueForm({"language": language, "state": state}),
        "chosen": BY_CODE[language],
        "state": State(state).label,
        "services": list(here),
        "total": pages.count,
        "pages": links_to_pages(request, here.number, pages.num_pages),
    }
    return render(request, "staff/directory/translations.html", context)


@page(open_to=can_translate_directory, example=example_key, personal=True)
def languages(request: HttpRequest, key: str) -> HttpResponse:
    """The eight languages beside English, each with its state."""
    service = any_listing(key)
    found = service.translations().select_related("translator", "reviewer")
    by_code = {row.language: row for row in found}
    rows = [(language, by_code.get(language.code)) for language in OTHERS]
    context = {**head(request, service, tab="languages"), "rows": rows}
    return render(request, "staff/directory/languages.html", context)


@page(
    open_to=can_translate_directory,
    methods=("GET", "POST"),
    example=example_translation,
    personal=True,
)
def translation(request: HttpRequest, key: str, code: str) -> HttpResponse:
    if code not in BY_CODE or code == ENGLISH.code:
        raise Http404
    service, language = any_listing(key), BY_CODE[code]
    if request.method == "GET":
        return _show(request, service, language, _form(service, language))
    form = TextsForm(request.POST, service=service, language=language)
    if not form.is_valid():
        return _show(request, service, language, form, status=400)
    try:
        row = save_translation(
            service=service,
            language=code,
            texts=form.texts(),
            reviewed=form.cleaned_data["state"] == State.REVIEWED,
            seen=form.cleaned_data["seen"],
            by=me(request),
        )
    except Refused as refused:
        form.add_error("state", str(refused))
        return _show(request, service, language, form, status=400)
    except TextsChangedMeanwhile:
        fresh = _form(service, language, typed=form.texts(), state=form.cleaned_data["state"])
        return _show(request, service, language, fresh, status=409, changed_meanwhile=True)
    messages.success(request, f"Saved. {language.english_name}: {row.get_state_display()}.")
    return redirect("staff-directory:languages", key=key)


def _form(
    service: Service, language: Language, *, typed: dict[str, str] | None = None, state: str = ""
) -> TextsForm:
    row = row_in(service, language.code)
    texts = (row.texts if row else {}) if typed is None else typed
    first = {
        **{name: texts.get(name, "") for name in service.TRANSLATED},
        "state": state or State.DRAFT,
        "seen": fingerprint(service, row),
    }
    return TextsForm(initial=first, service=service, language=language)


def _show(
    request: HttpRequest,
    service: Service,
    language: Language,
    form: TextsForm,
    *,
    status: int = 200,
    changed_meanwhile: bool = False,
) -> HttpResponse:
    row = row_in(service, language.code)
    saved: dict[str, Any] = row.texts if row else {}
    pairs = [
        {
            "label": LABELS[name],
            "english": english,
            "field": form[name],
            # Shown where it is no longer what stands in the box.
            "saved": saved.get(name, "") if changed_meanwhile else "",
        }
        for name, english in service.english_texts().items()
        if english or saved.get(name)
    ]
    context = {
        **head(request, service, tab="languages"),
        "to": language,
        "script_font": script_font(language),
        "row": row,
        "form": form,
        "pairs": pairs,
        "changed_meanwhile": changed_meanwhile,
        "english_changes": changes_since(service, row),
    }
    return render(request, "staff/directory/translation.html", context, status=status)
