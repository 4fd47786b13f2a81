"""Texts of every kind in the other eight languages: what waits, side by side, saved."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from portal.accounts.access import page
from portal.accounts.models import User
from portal.accounts.permissions import can_translate
from portal.languages.kinds import Piece, text_kinds
from portal.languages.models import Recording, State
from portal.languages.recordings.finding import recording_of
from portal.languages.reviewing.actions import (
    Refused,
    TextsChangedMeanwhile,
    fingerprint,
    row_of,
    save_piece,
)
from portal.languages.reviewing.forms import PREFIX, PieceForm, QueueForm, label_of
from portal.languages.reviewing.queue import OTHERS, find, overview, state_of, waiting
from portal.languages.table import BY_CODE, ENGLISH, Language

PER_PAGE = 50


def example_language() -> dict[str, str]:
    return {"code": "ur"}


def example_piece() -> dict[str, str]:
    """The first piece that there is. Raises LookupError where no room has any."""
    for name, kind in text_kinds.items():
        for piece in [] if kind.own_queue else kind.pieces():
            return {"code": "ur", "kind": name, "key": str(piece.unit.pk)}
    raise LookupError("Nothing is kept here.")


def other_language(code: str) -> Language:
    if code not in BY_CODE or code == ENGLISH.code:
        raise Http404
    return BY_CODE[code]


@page(open_to=can_translate, personal=True)
def languages(request: HttpRequest) -> HttpResponse:
    """Every kind of text in every language, with how many pieces wait."""
    return render(
        request, "staff/languages/overview.html", {"kinds": overview(), "languages": OTHERS}
    )


@page(open_to=can_translate, example=example_language, query="state=waiting", personal=True)
def queue(request: HttpRequest, code: str) -> HttpResponse:
    """What waits in one language: danger, consent and safeguarding first."""
    language = other_language(code)
    kind, state = QueueForm(request.GET).asked()
    here = Paginator(waiting(code, kind=kind, state=state), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "to": language,
        "form": QueueForm({"kind": kind, "state": state}),
        "here": here,
        "kind": kind,
        "total": here.paginator.count,
        "others": OTHERS,
        "filter": urlencode({"kind": kind, "state": state}),
    }
    return render(request, "staff/languages/queue.html", context)


@page(open_to=can_translate, methods=("GET", "POST"), example=example_piece, personal=True)
def piece(request: HttpRequest, code: str, kind: str, key: str) -> HttpResponse:
    """One piece beside its English. After saving, the next that waits is one click away."""
    language, found = other_language(code), find(kind, key)
    if found is None:
        raise Http404
    if request.method == "GET":
        return _show(request, found, language, _form(found, language))
    form = PieceForm(request.POST, piece=found, language=language)
    if not form.is_valid():
        return _show(request, found, language, form, status=400)
    try:
        row = save_piece(
            piece=found,
            language=code,
            texts=form.texts(),
            reviewed=form.cleaned_data["state"] == State.REVIEWED,
            seen=form.cleaned_data["seen"],
            by=me(request),
        )
    except Refused as refused:
        form.add_error("state", str(refused))
        return _show(request, found, language, form, status=400)
    except TextsChangedMeanwhile:
        fresh = _form(found, language, typed=form.texts(), state=form.cleaned_data["state"])
        return _show(request, found, language, fresh, status=409, changed_meanwhile=True)
    messages.success(request, f"Saved. {found.title}: {row.get_state_display()}.")
    return redirect(_after(request, code, kind, key))


def _after(request: HttpRequest, code: str, kind: str, key: str) -> str:
    """The next piece of this kind that waits, where that was asked for; else the queue."""
    if "next" in request.POST:
        left = [entry for entry in waiting(code, kind=kind) if entry.object_id != key]
        if left:
            again = {"code": code, "kind": kind, "key": left[0].object_id}
            return reverse("staff-languages:piece", kwargs=again)
    return f"{reverse('staff-languages:queue', kwargs={'code': code})}?{urlencode({'kind': kind})}"


def _form(
    found: Piece, language: Language, *, typed: dict[str, str] | None = None, state: str = ""
) -> PieceForm:
    row = row_of(found, language.code)
    texts = (row.texts if row else {}) if typed is None else typed
    first = {
        **{f"{PREFIX}{name}": texts.get(name, "") for name in found.unit.english_texts()},
        "state": state or State.DRAFT,
        "seen": fingerprint(found, row),
    }
    return PieceForm(initial=first, piece=found, language=language)


def _show(
    request: HttpRequest,
    found: Piece,
    language: Language,
    form: PieceForm,
    *,
    status: int = 200,
    changed_meanwhile: bool = False,
) -> HttpResponse:
    row = row_of(found, language.code)
    saved: dict[str, Any] = row.texts if row else {}
    pairs = [
        {
            "label": label_of(name),
            "english": english,
            "field": form[PREFIX + name],
            # Shown where it is no longer what stands in the box.
            "saved": saved.get(name, "") if changed_meanwhile else "",
        }
        for name, english in form.english.items()
    ]
    context = {
        "piece": found,
        "kind": text_kinds.get(found.unit.TRANSLATION_KIND),
        "kind_name": found.unit.TRANSLATION_KIND,
        "to": language,
        "row": row,
        "state": state_of(found, row),
        "form": form,
        "pairs": pairs,
        "changed_meanwhile": changed_meanwhile,
        "recording": Recording.objects.of(found.unit, language.code),
        "is_of_these_words": recording_of(found.unit, language.code) is not None,
    }
    return render(request, "staff/languages/piece.html", context, status=status)


def me(request: HttpRequest) -> User:
    """The signed-in person; `page` has let nobody else in."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
