"""Versions of questions and of rules: compared, checked, tried on last month's plans, published."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from carers.models import Ruleset
from carers.permissions import can_keep_questions, can_see_paths
from carers.staff import trial_run
from carers.staff.offers import TRIED
from carers.staff.publishing import Refused, publish, take_up_again
from carers.staff.versions import (
    TITLES,
    What,
    all_shelves,
    changes,
    compared_with,
    faults,
    faults_with_rules,
    missing,
    versions_of,
)
from portal.accounts.access import me, page
from portal.audit.actions import record
from questionnaires.models import Version, VersionState
from questionnaires.shelves import ReasonForm, record_of


class PublishForm(ReasonForm):
    even_overdue = forms.BooleanField(
        label="Also with items whose review is overdue. Plans then show them as ‘to confirm’.",
        required=False,
    )

    def __init__(self, *args: Any, what: What, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if what == "questions":
            del self.fields["even_overdue"]


def example_version() -> dict[str, Any]:
    newest = Ruleset.objects.order_by("-number").values_list("number", flat=True)[:1].get()
    return {"what": "rules", "number": newest}


@page(open_to=can_see_paths, personal=True)
def versions(request: HttpRequest) -> HttpResponse:
    """The draft, the one in use and the old ones, of questions and of rules."""
    return render(request, "staff/carers/versions.html", {"shelves": all_shelves()})


@page(open_to=can_see_paths, example=example_version, personal=True)
def version(request: HttpRequest, what: str, number: int) -> HttpResponse:
    return _show(request, *_found(what, number))


@page(open_to=can_keep_questions, methods=("POST",), example=example_version, personal=True)
def take_into_use(request: HttpRequest, what: str, number: int) -> HttpResponse:
    kind, found = _found(what, number)
    form = PublishForm(request.POST, what=kind)
    if not form.is_valid():
        return _show(request, kind, found, form=form, status=400)
    try:
        publish(version=found, by=me(request), **form.cleaned_data)
    except Refused as refused:
        for fault in refused.faults[:10]:
            form.add_error(None, fault)
        return _show(request, kind, found, form=form, status=400)
    messages.success(request, f"{TITLES[kind]}, version {number}: in use from now on.")
    return redirect("staff-carers:version", what=what, number=number)


@page(open_to=can_keep_questions, methods=("POST",), example=example_version, personal=True)
def take_up(request: HttpRequest, what: str, number: int) -> HttpResponse:
    """An old version becomes a new draft, to be compared, checked and published like any other."""
    kind, found = _found(what, number)
    try:
        made = take_up_again(what=kind, version=found, by=me(request))
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("staff-carers:version", what=what, number=number)
    messages.success(request, f"Version {number} is there again, as draft {made.number}.")
    return redirect("staff-carers:version", what=what, number=made.number)


@page(open_to=can_keep_questions, methods=("POST",), example=example_version, personal=True)
def trial(request: HttpRequest, what: str, number: int) -> HttpResponse:
    """How many of last month's plans would change. A post, because answers are read for it."""
    kind, found = _found(what, number)
    in_use = compared_with(kind, found)
    if not isinstance(found, Ruleset) or not isinstance(in_use, Ruleset):
        messages.error(request, "There are no other rules to compare these with.")
        return redirect("staff-carers:version", what=what, number=number)
    with transaction.atomic():
        result = trial_run.run(old=in_use, new=found)
        record(by=me(request), verb=TRIED, subject=found, detail={"plans": result.plans})
    return _show(request, kind, found, trial=result)


def _found(what: str, number: int) -> tuple[What, Version | Ruleset]:
    kind: What
    if what == "questions":
        kind = "questions"
    elif what == "rules":
        kind = "rules"
    else:
        raise Http404
    found = versions_of(kind).filter(number=number).first() if number < 10**9 else None
    if found is None:
        raise Http404
    return kind, found


def _show(
    request: HttpRequest,
    what: What,
    found: Version | Ruleset,
    *,
    form: PublishForm | None = None,
    trial: trial_run.Result | None = None,
    status: int = 200,
) -> HttpResponse:
    other = compared_with(what, found)
    is_draft = found.state == VersionState.DRAFT
    context = {
        "what": what,
        "title": TITLES[what],
        "version": found,
        "is_draft": is_draft,
        "other": other,
        "changes": changes(other, found) if other else [],
        "faults": faults(found) if is_draft else [],
        "with_rules": faults_with_rules(found) if is_draft else [],
        "missing": missing(found),
        "events": record_of(found),
        "may_publish": can_keep_questions(request.user),
        "form": form or PublishForm(what=what),
        "trial": trial,
    }
    return render(request, "staff/carers/version.html", context, status=status)
