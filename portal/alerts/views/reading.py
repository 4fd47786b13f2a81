"""People's own words that somebody reads the same working day."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from portal.accounts.access import me, page
from portal.accounts.permissions import is_staff_member
from portal.alerts import acting
from portal.alerts.models import ToRead
from portal.alerts.permissions import can_read_words
from portal.alerts.showing import due_state, words_for


@page(open_to=is_staff_member, personal=True)
def to_read(request: HttpRequest) -> HttpResponse:
    """What this person may read; where a phrase sounds like danger, it comes first."""
    now = timezone.now()
    rows = [{"row": row, "state": due_state(row.due_at, now)} for row in words_for(me(request))]
    return render(request, "staff/alerts/to_read.html", {"rows": rows})


def some_words() -> Mapping[str, Any]:
    """For the list of addresses: those that were sent first."""
    return {"pk": ToRead.objects.order_by("pk").values_list("pk", flat=True)[0]}


@page(open_to=is_staff_member, methods=("POST",), example=some_words, personal=True)
def have_read(request: HttpRequest, pk: int) -> HttpResponse:
    """Words that others are to read are not there. Which button was pressed says what she found
    behind a phrase."""
    row = get_object_or_404(ToRead, pk=pk)
    if not can_read_words(me(request), row):
        raise Http404
    acting.mark_read(row, me(request), outcome=request.POST.get("outcome", ""))
    return redirect("staff-alerts:to-read")
