"""Putting an entry forward, approving it or sending it back, and taking it down."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from portal.accounts.access import me, page
from surveys.figures.periods import NotClosed
from surveys.forms.we_said import ReadForm, SendBackForm, WithdrawForm
from surveys.models import Edition
from surveys.permissions import can_approve, can_record_actions
from surveys.views.acting.common import BAD
from surveys.views.acting.entries import an_entry, find_entry, show_entry
from surveys.we_said.approving import NotAsRead, approve, send_back, withdraw
from surveys.we_said.figures import CannotTell
from surveys.we_said.writing import NotWhole, put_forward

FORWARD = "It waits for somebody else to approve it."
NOT_WHOLE = "A part is missing. Write the title and all three parts first."
APPROVED = "The public can read it now."
BACK = "It was sent back to whoever wrote it."
MOVED_ON = "It has changed since you read it. Please read it again."
DOWN = "It was taken down."


@page(open_to=can_record_actions, methods=("POST",), example=an_entry)
def forward(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    entry = find_entry(request, pk)
    try:
        put_forward(edition=entry.editions.all()[0], by=me(request))
    except NotWhole:
        messages.error(request, NOT_WHOLE)
    else:
        messages.success(request, FORWARD)
    return redirect("staff-surveys:we-said", pk=pk)


@page(open_to=can_record_actions, methods=("POST",), example=an_entry)
def approval(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Of exactly the wording that was read, and never by somebody who wrote it."""
    entry = find_entry(request, pk)
    form = ReadForm(request.POST)
    if not form.is_valid():
        messages.info(request, MOVED_ON)
        return redirect("staff-surveys:we-said", pk=pk)
    edition = _by_another(request, entry.editions.all()[0])
    try:
        approve(edition=edition, by=me(request), read=form.cleaned_data["read"])
    except NotAsRead:
        messages.info(request, MOVED_ON)
    except (CannotTell, NotClosed) as refused:
        messages.error(request, f"The figure cannot be published: {refused}")
    else:
        messages.success(request, APPROVED)
    return redirect("staff-surveys:we-said", pk=pk)


@page(open_to=can_record_actions, methods=("POST",), example=an_entry)
def back(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    entry = find_entry(request, pk)
    form = SendBackForm(request.POST, prefix="back")
    if not form.is_valid():
        return show_entry(request, entry, status=BAD, back_form=form)
    edition = _by_another(request, entry.editions.all()[0])
    try:
        send_back(edition=edition, by=me(request), **form.cleaned_data)
    except NotAsRead:
        messages.info(request, MOVED_ON)
    else:
        messages.success(request, BACK)
    return redirect("staff-surveys:we-said", pk=pk)


@page(open_to=can_record_actions, methods=("POST",), example=an_entry)
def down(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    entry = find_entry(request, pk)
    form = WithdrawForm(request.POST, prefix="withdraw")
    if not form.is_valid():
        return show_entry(request, entry, status=BAD, withdraw_form=form)
    withdraw(entry=entry, by=me(request), **form.cleaned_data)
    messages.success(request, DOWN)
    return redirect("staff-surveys:we-said", pk=pk)


def _by_another(request: HttpRequest, edition: Edition) -> Edition:
    if edition.is_put_forward and not can_approve(me(request), edition):
        raise PermissionDenied
    return edition
