"""How the pages of a case do something: once, unless somebody else was quicker.

What was typed is never lost. Where it cannot be taken (400), or somebody changed the case meanwhile
(409), a page shows it again with the reason, and it can be sent again.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from carers.cases.changing import Ended, Moved, revision_in
from carers.cases.opening import READ, is_too_old, me
from carers.cases.refusing import Refused
from carers.models import Case
from carers.permissions import can_work_case
from portal.audit.actions import NotRecorded, record_read
from portal.audit.models import AuditEvent
from portal.audit.presenters import sentence

BAD, REFUSED, CONFLICT = 400, 403, 409
ENDED = "The case has ended meanwhile: nothing was kept. Copy what you need from here."
TOO_OLD = "Not kept yet: the page was open for too long. All that you typed is here. Send it again."
MOST_TOLD = 10
WITHOUT_REVISION = (
    "read",
    "harm_read",
    "opened_by_carer",
    "downloaded",
    "link_sent",
    "code_given",
    "joined_account",
    "exported",
)
"""Verbs of events that do not change what a page of staff shows."""


@dataclass(frozen=True)
class Deed:
    """Something that is done with a form of its own."""

    title: str
    """Of the page on which it stands alone: 'Write down a try'."""
    button: str
    done: str
    """What is said afterwards; nothing of the carer."""
    template: str = "staff/cases/again.html"
    context: dict[str, Any] = field(default_factory=dict)


def seen_in(request: HttpRequest) -> int:
    """The revision that the page was shown with."""
    return revision_in(request.POST.get("seen", ""))


def do(
    request: HttpRequest,
    case: Case,
    form: forms.Form,
    deed: Deed,
    act: Callable[[dict[str, Any]], object],
    *,
    back_to: str,
) -> HttpResponse:
    """Does it with what the form holds and leads back; else shows the form again."""
    if is_too_old(request):
        form.add_error(None, TOO_OLD)
        return again(request, case, form, deed, status=REFUSED)
    if not form.is_valid():
        return again(request, case, form, deed, status=BAD)
    try:
        act(form.cleaned_data)
    except Moved:
        fresh = still_theirs(request, case)
        return again(request, fresh, form, deed, status=CONFLICT, seen=seen_in(request))
    except Ended:
        form.add_error(None, ENDED)
        return again(request, still_theirs(request, case), form, deed, status=CONFLICT)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.words)
        return again(request, still_theirs(request, case), form, deed, status=BAD)
    except Case.DoesNotExist:
        raise Http404 from None
    messages.success(request, deed.done)
    return HttpResponseRedirect(back_to)


def again(
    request: HttpRequest,
    case: Case,
    form: forms.Form,
    deed: Deed,
    *,
    status: int,
    seen: int | None = None,
) -> HttpResponse:
    """The form with what was typed, and why it was not taken. It is a page of the case like any
    other, so that showing it is recorded. `seen` where the case moved on since."""
    try:
        record_read(by=me(request), verb=READ, subject=case)
    except NotRecorded:
        return render(request, "staff/cases/not_recorded.html", status=503)
    context = {
        **deed.context,
        # A form that was wrong is still about what the case looked like when it was begun.
        "seen": seen_in(request) if seen is None else None,
        "case": case,
        "form": form,
        "deed": deed,
        "has_moved": seen is not None,
        "meanwhile": meanwhile(case, seen) if seen is not None else [],
    }
    return render(request, deed.template, context, status=status)


def still_theirs(request: HttpRequest, case: Case) -> Case:
    """The case as it is now. One that went to the other organisation meanwhile is not there."""
    fresh = Case.objects.for_page().filter(pk=case.pk).first()
    if fresh is None or not can_work_case(request.user, fresh):
        raise Http404
    return fresh


def meanwhile(case: Case, seen: int) -> list[tuple[datetime.datetime, str]]:
    """What was done to the case since it had this revision, the newest first. Each change counts
    the revision up by one and is recorded once or more: the last ones are told."""
    number = min(max(case.revision - seen, 1), MOST_TOLD)
    events = AuditEvent.objects.about(case._meta.label_lower, str(case.pk))
    quiet = [f"carers.case.{verb}" for verb in WITHOUT_REVISION]
    return [(event.at, sentence(event)) for event in events.exclude(verb__in=quiet)[:number]]
