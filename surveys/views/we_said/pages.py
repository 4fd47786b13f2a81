"""The list of what was done, newest first, and a page for each. A GET writes nothing down."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from portal.accounts.access import everyone, page
from portal.languages.table import current_language
from surveys.models import Entry
from surveys.we_said.shown import shown

PER_PAGE = 10
GONE = 410


def an_entry() -> Mapping[str, Any]:
    """For the list of addresses."""
    return {"pk": Entry.objects.published().values_list("pk", flat=True)[0]}


@page(open_to=everyone)
def entries(request: HttpRequest) -> HttpResponse:
    """All, or those of one topic; an unknown one is none."""
    found = Entry.objects.published()
    used = set(found.order_by().values_list("topic", flat=True).distinct())
    topics = [(code, label) for code, label in Entry.Topic.choices if code in used]
    topic = request.GET.get("topic", "")
    if topic in used:
        found = found.filter(topic=topic)
    here = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "entries": shown(here, current_language().code),
        "here": here,
        "topics": topics if len(topics) > 1 else [],
        "topic": topic if topic in used else "",
    }
    return render(request, "surveys/we_said/list.html", context)


@page(open_to=everyone, example=an_entry)
def entry(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One. What was withdrawn says so; what was never published is not there."""
    was_published = Entry.objects.exclude(state=Entry.State.WRITTEN)
    found = get_object_or_404(was_published.select_related("action__survey"), pk=pk)
    if found.state == Entry.State.WITHDRAWN:
        return render(request, "surveys/we_said/gone.html", {"entry": found}, status=GONE)
    context = {"one": shown([found], current_language().code)[0]}
    return render(request, "surveys/we_said/entry.html", context)
