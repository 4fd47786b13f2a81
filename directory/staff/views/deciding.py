"""Decisions about a listing: still correct, published, withdrawn, closed for now, gone."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from directory.keeping import actions
from directory.keeping.rules import Refused
from directory.models import Publication, Status
from directory.permissions import can_edit_directory
from directory.staff.forms.decisions import StatusForm, WithdrawForm
from directory.staff.views.common import any_listing, example_key, head, me, posted, way_back
from portal.accounts.access import page
from portal.accounts.templatetags.staff_words import staff_date


@page(open_to=can_edit_directory, methods=("POST",), example=example_key, personal=True)
def still_correct(request: HttpRequest, key: str) -> HttpResponse:
    """One click: checked now, by me, and due again in half a year."""
    service = actions.still_correct(service=any_listing(key), by=me(request))
    again = staff_date(service.next_check_due or timezone.localdate())
    messages.success(request, f"{service.name} is checked. The next check is due on {again}.")
    return redirect(way_back(request, _page_of(key)))


@page(open_to=can_edit_directory, methods=("POST",), example=example_key, personal=True)
def publish(request: HttpRequest, key: str) -> HttpResponse:
    try:
        service = actions.publish(service=any_listing(key), by=me(request))
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(_page_of(key))
    said = "The public sees this listing now."
    if not service.is_visible:
        said = "Published, but not shown: the service is not running."
    messages.success(request, said)
    return redirect(_page_of(key))


@page(open_to=can_edit_directory, methods=("GET", "POST"), example=example_key, personal=True)
def withdraw(request: HttpRequest, key: str) -> HttpResponse:
    service = any_listing(key)
    if service.publication == Publication.WITHDRAWN and request.method == "GET":
        return redirect(_page_of(key))
    form = WithdrawForm(posted(request))
    if form.is_valid():
        actions.withdraw(service=service, reason=form.cleaned_data["reason"], by=me(request))
        messages.success(request, "The public no longer sees this listing.")
        return redirect(_page_of(key))
    return _ask(request, key, form, "Withdraw this listing")


@page(open_to=can_edit_directory, methods=("GET", "POST"), example=example_key, personal=True)
def status(request: HttpRequest, key: str) -> HttpResponse:
    """Whether the service itself is running."""
    service = any_listing(key)
    form = StatusForm(posted(request), initial={"status": service.status})
    if form.is_valid():
        actions.change_status(service=service, by=me(request), **form.cleaned_data)
        label = Status(form.cleaned_data["status"]).label
        messages.success(request, f"Saved: {label}.")
        return redirect(_page_of(key))
    return _ask(request, key, form, "Is the service running?")


def _ask(request: HttpRequest, key: str, form: Any, question: str) -> HttpResponse:
    context = {
        **head(request, any_listing(key), tab="listing"),
        "form": form,
        "question": question,
    }
    status = 400 if form.is_bound else 200
    return render(request, "staff/directory/decide.html", context, status=status)


def _page_of(key: str) -> str:
    return reverse("staff-directory:listing", kwargs={"key": key})
