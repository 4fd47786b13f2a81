"""Systems that are told of events: the list, one of them, what was sent and what became of it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from portal.accounts.access import page
from portal.accounts.models import User
from portal.webhooks import actions
from portal.webhooks.forms import ReceiverForm
from portal.webhooks.models import Receiver
from portal.webhooks.permissions import can_keep_receivers

PER_PAGE = 50
DONE = {
    "test": "A test event is on its way. See below what became of it.",
    "replay": "On their way again: {count}.",
}


def a_receiver() -> dict[str, Any]:
    return {"pk": Receiver.objects.values_list("pk", flat=True)[:1].get()}


@page(open_to=can_keep_receivers, methods=("GET", "POST"), personal=True)
def receivers(request: HttpRequest) -> HttpResponse:
    """All of them, and a form for another."""
    form = ReceiverForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("name", "url", "events")}
        receiver = actions.add_receiver(**said, by=_me(request))
        return redirect("staff-hand-over:receiver", pk=receiver.pk)
    context = {"receivers": Receiver.objects.all(), "form": form}
    return render(
        request, "staff/hand_over/receivers.html", context, status=400 if form.errors else 200
    )


@page(open_to=can_keep_receivers, methods=("GET", "POST"), example=a_receiver, personal=True)
def receiver(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them: settings, and its events."""
    found = get_object_or_404(Receiver, pk=pk)
    known = {name: getattr(found, name) for name in ("name", "url", "events", "is_active")}
    form = ReceiverForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_valid():
        actions.change_receiver(receiver=found, by=_me(request), **form.cleaned_data)
        messages.success(request, "Saved.")
        return redirect("staff-hand-over:receiver", pk=pk)
    return _show(request, found, form, status=400 if form.errors else 200)


@page(open_to=can_keep_receivers, methods=("POST",), example=a_receiver, personal=True)
def keys(request: HttpRequest, pk: int) -> HttpResponse:
    """New ones, shown in this answer and never again."""
    found = get_object_or_404(Receiver, pk=pk)
    token = actions.renew_keys(receiver=found, by=_me(request))
    context = {"receiver": found, "token": token}
    return render(request, "staff/hand_over/keys.html", context)


@page(open_to=can_keep_receivers, methods=("POST",), example=a_receiver, personal=True)
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """A test; one event again; or all that were given up."""
    found, wanted = get_object_or_404(Receiver, pk=pk), request.POST.get("delivery", "")
    if request.POST.get("do") == "test":
        actions.send_test(receiver=found, by=_me(request))
        messages.success(request, DONE["test"])
    else:
        is_number = wanted.isascii() and wanted.isdecimal() and len(wanted) < 16
        one = int(wanted) if is_number else None
        count = (
            0 if wanted and one is None else actions.replay(receiver=found, by=_me(request), pk=one)
        )
        messages.success(request, DONE["replay"].format(count=count))
    return redirect("staff-hand-over:receiver", pk=pk)


def _show(request: HttpRequest, found: Receiver, form: ReceiverForm, status: int) -> HttpResponse:
    here = Paginator(found.deliveries.all(), PER_PAGE).get_page(request.GET.get("page"))
    context = {"receiver": found, "form": form, "here": here}
    return render(request, "staff/hand_over/receiver.html", context, status=status)


def _me(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
