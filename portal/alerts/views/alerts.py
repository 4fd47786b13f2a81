"""Alerts: the list, one of them, taking it up, closing it."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from portal.accounts.access import page
from portal.accounts.permissions import is_staff_member
from portal.alerts.models import Alert
from portal.alerts.permissions import can_open_alert, can_read_alert


def an_alert() -> Mapping[str, Any]:
    """For the list of addresses: the one that was raised first."""
    return {"pk": Alert.objects.order_by("pk").values_list("pk", flat=True)[0]}


@page(open_to=is_staff_member, example=an_alert, personal=True)
def alert(request: HttpRequest, pk: int) -> HttpResponse:
    found = Alert.objects.prefetch_related("recipients").filter(pk=pk).first()
    if found is None or not can_open_alert(request.user, found):
        raise Http404
    context = {"alert": found, "reads": can_read_alert(request.user, found)}
    return render(request, "staff/alerts/alert.html", context)
