"""How long cases are kept: the schedule, what may go, what is held back. Nobody's answers are here;
a case stands by its reference."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from carers.cases import retention
from carers.cases.opening import a_case, me
from carers.cases.refusing import Refused
from carers.forms.cases_keeping import DisposeForm, FindForm, HoldForm, ScheduleForm
from carers.models import Case, Hold, KeepingRule
from carers.permissions import can_say_what_goes
from portal.accounts.access import page

BAD = 400


@page(open_to=can_say_what_goes, methods=("GET", "POST"), personal=True)
def show(request: HttpRequest) -> HttpResponse:
    """The schedule is posted here; a reference to look for comes by the address."""
    form = ScheduleForm(request.POST if request.method == "POST" else None, initial=_as_set())
    find = FindForm(request.GET if "reference" in request.GET else None)
    if form.is_bound and form.is_valid():
        changed = _set(request, form)
        words = "The schedule is saved." if changed else "Nothing has changed."
        messages.success(request, words)
        return redirect("staff-cases:keeping")
    if find.is_bound and find.is_valid():
        case = Case.objects.for_queue().filter(reference=find.cleaned_data["reference"]).first()
        if case is not None:
            return redirect("staff-cases:keeping-case", case=case.pk)
        find.add_error("reference", "There is no such case.")
    bad = next((one for one in (form, find) if one.is_bound and one.errors), None)
    context = {
        "form": form,
        "find": find,
        "bad": bad or form,
        "going": retention.going(),
        "held": retention.held(),
        "unset": [outcome for outcome, rule in retention.schedule() if not (rule and rule.months)],
    }
    return render(request, "staff/cases/keeping.html", context, status=BAD if bad else 200)


@page(open_to=can_say_what_goes, methods=("GET", "POST"), example=a_case, personal=True)
def one(request: HttpRequest, case: uuid.UUID) -> HttpResponse:
    """Approve that one goes, hold it back, or let it go again."""
    found = Case.objects.for_queue().filter(pk=case).first()
    if found is None:
        raise Http404
    deed = request.POST.get("do", "")
    hold = HoldForm(request.POST if deed == "hold" else None)
    dispose = DisposeForm(request.POST if deed == "dispose" else None)
    refusal = ""
    try:
        if answer := _done(request, found, deed, hold=hold, dispose=dispose):
            return answer
    except Refused as refused:
        refusal = refused.words
    context = {
        # Not `case`: the head of a case, with her name, is for those who work on it.
        "one": found,
        "hold": hold,
        "dispose": dispose,
        "refusal": refusal,
        "why_not": retention.why_not_go(found),
        "standing": Hold.objects.filter(case=found, lifted_at=None).first(),
        "bad": next((form for form in (hold, dispose) if form.errors), hold),
    }
    is_bad = request.method == "POST"
    return render(request, "staff/cases/keeping/one.html", context, status=BAD if is_bad else 200)


def _done(
    request: HttpRequest, case: Case, deed: str, *, hold: Form, dispose: Form
) -> HttpResponse | None:
    """The way onward once something was done; None where nothing was. Raises Refused."""
    if deed == "hold" and hold.is_valid():
        retention.hold(case=case, reason=hold.cleaned_data["reason"], by=me(request))
        messages.success(request, "It is held back.")
    elif deed == "lift":
        retention.lift(case=case, by=me(request))
        messages.success(request, "It is no longer held back.")
    elif deed == "dispose" and dispose.is_valid():
        words = retention.dispose(pk=case.pk, by=me(request))
        messages.success(request, f"{words} is deleted.")
        return redirect("staff-cases:keeping")
    else:
        return None
    return redirect("staff-cases:keeping-case", case=case.pk)


def _as_set() -> Mapping[str, Any]:
    known: dict[str, Any] = {}
    for outcome, rule in retention.schedule():
        if rule is not None:
            known |= {f"months-{outcome}": rule.months, f"source-{outcome}": rule.source}
    return known


@transaction.atomic
def _set(request: HttpRequest, form: Form) -> bool:
    changed = [
        retention.set_rule(
            outcome=outcome,
            months=form.cleaned_data[f"months-{outcome}"],
            source=form.cleaned_data[f"source-{outcome}"],
            by=me(request),
        )
        for outcome in KeepingRule.Outcome
    ]
    return any(changed)
