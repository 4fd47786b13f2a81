"""What the public is told: the list of it, writing it, one entry with all that became of it."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from portal.accounts.access import me, page
from surveys.forms.we_said import EntryForm, ReadForm, SendBackForm, WithdrawForm, as_written
from surveys.models import Entry
from surveys.permissions import can_approve, can_record_actions
from surveys.views.acting.common import BAD, an_action, to_act_on
from surveys.we_said.approving import moment_of
from surveys.we_said.previewing import preview_of
from surveys.we_said.queue import entries_for, waiting_for
from surveys.we_said.writing import begin_entry, write

PER_PAGE = 50
SAVED = "Saved. Put it forward when it is ready."


def an_entry() -> Mapping[str, Any]:
    """For the list of addresses."""
    return {"pk": Entry.objects.order_by("pk").values_list("pk", flat=True)[0]}


def find_entry(request: HttpRequest, pk: uuid.UUID) -> Entry:
    """That of others is not there."""
    return get_object_or_404(entries_for(me(request)), pk=pk)


@page(open_to=can_record_actions)
def entries(request: HttpRequest) -> HttpResponse:
    """What waits for this person first, then everything, the latest first."""
    here = Paginator(entries_for(me(request)), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "here": here,
        "rows": [(one, one.editions.all()[0]) for one in here],
        "total": here.paginator.count,
        "waiting": waiting_for(me(request)),
    }
    return render(request, "staff/surveys/acting/entries.html", context)


@page(open_to=can_record_actions, methods=("GET", "POST"), example=an_action)
def new_entry(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Of an action."""
    action = to_act_on(request, pk)
    sent = request.POST if request.method == "POST" else None
    form = EntryForm(sent, action=action, initial={"asked": "", "did": action.words})
    if form.is_valid():
        edition = begin_entry(action=action, by=me(request), **form.facts())
        messages.success(request, SAVED)
        return redirect("staff-surveys:we-said", pk=edition.entry_id)
    context = {"form": form, "action": action}
    status = BAD if form.is_bound else 200
    return render(request, "staff/surveys/acting/write.html", context, status=status)


@page(open_to=can_record_actions, methods=("GET", "POST"), example=an_entry)
def write_entry(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Goes on where the last edition stands; what is published stays until the next is approved."""
    entry = find_entry(request, pk)
    sent = request.POST if request.method == "POST" else None
    initial = as_written(entry.editions.all()[0])
    form = EntryForm(sent, action=entry.action, entry=entry, initial=initial)
    if form.is_valid():
        write(entry=entry, by=me(request), **form.facts())
        messages.success(request, SAVED)
        return redirect("staff-surveys:we-said", pk=pk)
    context = {"form": form, "action": entry.action, "entry": entry}
    status = BAD if form.is_bound else 200
    return render(request, "staff/surveys/acting/write.html", context, status=status)


@page(open_to=can_record_actions, example=an_entry)
def entry(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    return show_entry(request, find_entry(request, pk))


def show_entry(
    request: HttpRequest, entry: Entry, *, status: int = 200, **forms: Any
) -> HttpResponse:
    """The last edition as readers will see it; `forms` are those that were sent and are wrong."""
    editions = list(entry.editions.all())
    edition = editions[0]
    read = {"read": moment_of(edition)}
    context = {
        "entry": entry,
        "edition": edition,
        "editions": editions,
        "one": preview_of(entry, edition),
        "may_approve": can_approve(me(request), edition),
        "read_form": ReadForm(initial=read),
        "back_form": SendBackForm(initial=read, prefix="back"),
        "withdraw_form": WithdrawForm(prefix="withdraw"),
        **forms,
    }
    return render(request, "staff/surveys/acting/entry.html", context, status=status)
