"""Staff pages of doors: what stands open, and posters for it."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import translation

from portal.accounts.access import me, page
from portal.languages.table import BY_CODE, LANGUAGES, Language
from portal.ui.pdf import can_make_pdf, make_pdf
from surveys.doors.actions import close_door, open_door
from surveys.doors.addresses import short_url, to_type
from surveys.doors.counting import with_counts
from surveys.doors.poster import Poster, poster_of
from surveys.doors.qr import svg
from surveys.forms.doors import DoorForm
from surveys.keys import shown
from surveys.models import Door
from surveys.permissions import can_ask

WRONG = 400
BOTH = "both"


def _a_door() -> Mapping[str, Any]:
    found = Door.objects.filter(kind=Door.Kind.LINK, closed_at=None)
    return {"pk": found.values_list("pk", flat=True)[0]}


def _a_poster() -> Mapping[str, Any]:
    return {**_a_door(), "code": "ur"}


@page(open_to=can_ask, methods=("GET", "POST"))
def doors(request: HttpRequest) -> HttpResponse:
    """All that stand open, those that were closed, and the form for another."""
    form = DoorForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        door = open_door(by=me(request), **form.cleaned_data)
        messages.success(request, "The door is open. Here are its code and its posters.")
        return redirect("staff-surveys:door", door.pk)
    found = Door.objects.filter(kind=Door.Kind.LINK).select_related("survey", "team")
    rows = [(door, shown(door.code), said) for door, said in with_counts(found)]
    context = {
        "form": form,
        "open": [row for row in rows if row[0].closed_at is None],
        "closed": [row for row in rows if row[0].closed_at is not None],
    }
    status = WRONG if form.is_bound else 200
    return render(request, "staff/surveys/doors/doors.html", context, status=status)


@page(open_to=can_ask, methods=("GET", "POST"), example=_a_door)
def door(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One door: address, code, QR code, posters. The button closes it."""
    found = _door(pk)
    if request.method == "POST":
        close_door(door=found, by=me(request))
        messages.success(request, "The door is closed. Its code says so to whoever types it.")
        return redirect("staff-surveys:doors")
    url = short_url(found.code)
    context = {
        "door": found,
        "said": with_counts([found])[0][1],
        "code": shown(found.code),
        "address": to_type(url),
        "qr": svg(url, title="QR code of this door"),
        "all_languages": LANGUAGES,
        "can_make_pdf": can_make_pdf(),
    }
    return render(request, "staff/surveys/doors/door.html", context)


@page(open_to=can_ask, example=_a_poster)
def poster(request: HttpRequest, pk: uuid.UUID, code: str) -> HttpResponse:
    """To be printed on A4. `?with=both` has the English below."""
    found, language = _door(pk), _language(code)
    with translation.override(language.code):
        made = _poster(request, found, language)
        return render(request, "surveys/doors/poster.html", _context(request, made, language))


@page(open_to=can_ask, example=_a_poster)
def poster_pdf(request: HttpRequest, pk: uuid.UUID, code: str) -> HttpResponse:
    found, language = _door(pk), _language(code)
    if not can_make_pdf():
        messages.info(request, "A PDF cannot be made just now. Print the page instead.")
        return redirect("staff-surveys:door", pk)
    with translation.override(language.code):
        made = _poster(request, found, language)
        context = _context(request, made, language)
        html = render_to_string("surveys/doors/poster_pdf.html", context, request)
    answer = HttpResponse(
        make_pdf(html, language=language, site=request.build_absolute_uri("/")),
        content_type="application/pdf",
    )
    name = f"poster-{found.code}-{language.code}.pdf"
    answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
    # The policy for pages would stop some browsers from showing the file.
    answer._csp_exempt = True  # type: ignore[attr-defined]
    return answer


def _poster(request: HttpRequest, found: Door, language: Language) -> Poster:
    return poster_of(found, language, is_bilingual=request.GET.get("with") == BOTH)


def _context(request: HttpRequest, made: Poster, language: Language) -> dict[str, Any]:
    return {"poster": made, "language": language, "all_languages": LANGUAGES}


def _door(pk: uuid.UUID) -> Door:
    doors = Door.objects.select_related("survey", "team").filter(kind=Door.Kind.LINK)
    return get_object_or_404(doors, pk=pk)


def _language(code: str) -> Language:
    if code not in BY_CODE:
        raise Http404
    return BY_CODE[code]
