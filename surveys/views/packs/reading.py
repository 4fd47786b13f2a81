"""The list of packs, a pack as a page, and its files."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header

from portal.accounts.access import me, page
from portal.audit.actions import NotRecorded, record_read
from portal.ui.pdf import CannotMakePdf
from surveys.packs.canonical import NotAsItWas
from surveys.packs.checking import is_unbroken
from surveys.packs.files import KINDS, book_of
from surveys.packs.listing import quarters_listed
from surveys.packs.offers import TAKEN
from surveys.packs.page import shown
from surveys.permissions import can_make_packs, can_read_service
from surveys.views.packs.common import (
    a_made_pack,
    a_pack,
    edition_of,
    find,
    find_made,
    not_as_it_was,
    to_pack,
)

NO_PDF = "A PDF cannot be made on this machine. Print the page instead."


def a_file() -> Mapping[str, Any]:
    """For the list of addresses."""
    return {**a_made_pack(), "number": 1, "kind": "xlsx"}


@page(open_to=can_read_service)
def packs(request: HttpRequest) -> HttpResponse:
    """Closed quarters; one that has no pack yet is offered with a button."""
    context = {
        "rows": quarters_listed(timezone.localdate()),
        "may_make": can_make_packs(request.user),
    }
    return render(request, "staff/surveys/packs/packs.html", context)


@page(open_to=can_read_service, example=a_pack, query="edition=")
def pack(request: HttpRequest, quarter: str) -> HttpResponse:
    """The latest edition, or the one that `?edition=` names, out of its snapshot alone."""
    found = find(quarter)
    if not found.editions.exists():
        context = {"pack": found, "may_make": can_make_packs(request.user)}
        return render(request, "staff/surveys/packs/being_made.html", context)
    edition = edition_of(found, request.GET.get("edition", ""))
    try:
        book = book_of(edition)
    except NotAsItWas:
        return not_as_it_was(request, found)
    editions = list(found.editions.defer("snapshot").select_related("made_by").order_by("-number"))
    context = {
        "pack": found,
        "edition": edition,
        "editions": editions,
        "is_latest": edition.number == editions[0].number,
        "is_unbroken": is_unbroken(found),
        "book": book,
        "pages": shown(book),
        "is_paper": False,
        "kinds": KINDS.values(),
        "may_make": can_make_packs(request.user),
    }
    return render(request, "staff/surveys/packs/pack.html", context)


@page(open_to=can_read_service, example=a_file)
def file(request: HttpRequest, quarter: str, number: int, kind: str) -> HttpResponse:
    """One file of one edition. That somebody takes it is recorded before it is given."""
    found = find_made(quarter)
    edition = edition_of(found, str(number))
    if kind not in KINDS:
        raise Http404
    try:
        book = book_of(edition)
        made = KINDS[kind].make(book)
    except NotAsItWas:
        return not_as_it_was(request, found)
    except CannotMakePdf:
        messages.info(request, NO_PDF)
        return to_pack(found)
    detail = {"kind": kind, "edition": edition.number, "tier": "service", "sha256": edition.sha256}
    try:
        record_read(by=me(request), verb=TAKEN, subject=edition, detail=detail)
    except NotRecorded:
        return render(request, "staff/surveys/reading/not_recorded.html", status=503)
    answer = HttpResponse(made, content_type=KINDS[kind].content_type)
    name = content_disposition_header(True, f"{book.file_name}.{kind}") or ""
    answer.headers["Content-Disposition"] = name
    return answer
