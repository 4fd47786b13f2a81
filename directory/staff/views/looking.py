"""One listing as staff see it, and as the public sees it or would see it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from directory.keeping.in_words import LABELS, field_in_words, term_names
from directory.keeping.rules import what_keeps_it_back
from directory.listing.reading import listing_of
from directory.permissions import can_edit_directory, can_translate_directory
from directory.staff.coverage import coverage_of
from directory.staff.previewing import page_as_it_is
from directory.staff.views.common import any_listing, example_key, head, script_font
from portal.accounts.access import page
from portal.languages.table import LANGUAGES, language_for

SHOWN_ABOVE = ("name", "publication", "status", "staff_note")
"""Not repeated among the facts."""


@page(open_to=can_edit_directory, example=example_key, personal=True)
def listing(request: HttpRequest, key: str) -> HttpResponse:
    """Its state, what waits to be done with it, and everything it says."""
    service = any_listing(key)
    says = listing_of(service)
    names = term_names()
    facts = [(LABELS[name], field_in_words(name, says, names)) for name in LABELS
             if name not in SHOWN_ABOVE]  # fmt: skip
    context = {
        **head(request, service, tab="listing"),
        "facts": [(label, lines) for label, lines in facts if lines],
        "unknown": [label for label, lines in facts if not lines],
        "kept_back": what_keeps_it_back(says),
        "reports": service.reports.in_queue_order().select_related("answered_by"),
        "languages": coverage_of([service])[service.pk],
        "today": timezone.localdate(),
    }
    return render(request, "staff/directory/listing.html", context)


@page(open_to=can_translate_directory, example=example_key, query="language=ur", personal=True)
def look(request: HttpRequest, key: str) -> HttpResponse:
    """The public page of any listing, a draft too, in any of the nine languages."""
    service = any_listing(key)
    chosen = language_for(request.GET.get("language"))
    context = {
        **head(request, service, tab="look"),
        "body": page_as_it_is(request, service=service, language=chosen),
        "chosen": chosen,
        "script_font": script_font(chosen),
        "all_languages": LANGUAGES,
    }
    return render(request, "staff/directory/look.html", context)
