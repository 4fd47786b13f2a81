"""The record of changes, for system administrators."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.accounts.access import page
from portal.accounts.permissions import can_read_record_of_changes
from portal.audit.models import AuditEvent
from portal.audit.presenters import SENTENCES, sentence

PER_PAGE = 50


@page(open_to=can_read_record_of_changes, personal=True)
def changes(request: HttpRequest) -> HttpResponse:
    """Newest first; found by a name in it and by what happened."""
    words = request.GET.get("q", "")[:100]
    verb = request.GET.get("what", "")
    events = AuditEvent.objects.matching(words=words, verb=verb)
    here = Paginator(events, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "rows": [{"event": event, "sentence": sentence(event)} for event in here],
        "here": here,
        "words": words,
        "verb": verb,
        "verbs": sorted(name for name, _ in SENTENCES.items()),
    }
    return render(request, "staff/accounts/changes.html", context)
