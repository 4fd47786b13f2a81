"""Staff pages of tablets: opening one, which signs out, and closing one from afar."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation

from portal.accounts.access import me, page
from portal.languages.table import ENGLISH
from surveys.doors.actions import close_door, open_tablet
from surveys.doors.counting import with_counts
from surveys.forms.doors import TabletForm
from surveys.models import Door
from surveys.permissions import can_ask

WRONG = 400


def _a_tablet() -> Mapping[str, Any]:
    found = Door.objects.filter(kind=Door.Kind.KIOSK)
    return {"pk": found.values_list("pk", flat=True)[0]}


@page(open_to=can_ask, methods=("GET", "POST"))
def tablets(request: HttpRequest) -> HttpResponse:
    """Those in use, and the form that turns this device into one.

    Whoever gets the tablet in her hand must not stand in a session of staff: it is ended first.
    """
    form = TabletForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        door = open_tablet(by=me(request), **form.cleaned_data)
        logout(request)
        with translation.override(ENGLISH.code):
            return redirect(reverse("surveys:tablet", args=[door.code]))
    found = Door.objects.filter(kind=Door.Kind.KIOSK).select_related("survey", "team", "opened_by")
    context = {"form": form, "rows": with_counts(found.filter(closed_at=None))}
    status = WRONG if form.is_bound else 200
    return render(request, "staff/surveys/doors/tablets.html", context, status=status)


@page(open_to=can_ask, methods=("POST",), example=_a_tablet)
def close(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The tablet hears of it when it next reaches the portal; what waits on it is still taken."""
    door = get_object_or_404(Door.objects.select_related("survey"), pk=pk, kind=Door.Kind.KIOSK)
    close_door(door=door, by=me(request))
    messages.success(request, "The tablet is closed. It says so when it next reaches the portal.")
    return redirect("staff-surveys:kiosk")
