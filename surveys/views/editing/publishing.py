"""Checks, taking into use, and the versions that there were."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from portal.accounts.access import me, page
from questionnaires import shelves
from questionnaires.comparing import changes
from questionnaires.models import VersionState
from questionnaires.publishing import CannotPublish
from surveys.editing import publishing
from surveys.editing.drafts import Desk, versions_of
from surveys.editing.languages import readiness
from surveys.editing.sheet import Refused
from surveys.forms.editing import CompareForm, PublishForm
from surveys.permissions import can_set_up_surveys
from surveys.views.editing.common import WRONG, a_form, a_version, desk_at, show, version_at

MOST_SAID = 10


@page(open_to=can_set_up_surveys, methods=("GET", "POST"), example=a_form)
def checks(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """What is wrong, what to look at, which languages are ready; and the button."""
    desk = desk_at(code, form)
    advice = publishing.advice(desk)
    reason = PublishForm(
        request.POST if request.method == "POST" else None,
        has_earlier=desk.active is not None,
        has_advice=bool(advice),
        initial={"seen": desk.draft.digest if desk.draft else ""},
    )
    if reason.is_valid() and _published(request, desk, reason):
        messages.success(request, "In use from now on.")
        return redirect("staff-surveys:questions", code, form)
    context = {
        "faults": publishing.faults(desk),
        "advice": advice,
        "languages": readiness(desk.survey, desk.version) if desk.version else [],
        "changes": changes(desk.active, desk.draft) if desk.active and desk.draft else [],
        "other": desk.active,
        "is_draft": True,
        "form": reason,
    }
    return show(request, "checks", desk, context, WRONG if reason.is_bound else 200)


@page(open_to=can_set_up_surveys, example=a_form)
def versions(request: HttpRequest, code: str, form: str) -> HttpResponse:
    desk = desk_at(code, form)
    rows = shelves.in_order(versions_of(desk.survey, desk.form).select_related("published_by"))
    addressed = [
        (row, reverse("staff-surveys:version", args=[code, form, row.number])) for row in rows
    ]
    return show(request, "versions", desk, {"rows": addressed})


@page(open_to=can_set_up_surveys, methods=("GET", "POST"), example=a_version)
def version(request: HttpRequest, code: str, form: str, number: int) -> HttpResponse:
    """What it changed, who took it into use, and whether trends run across. A POST says they do."""
    desk = desk_at(code, form)
    found = version_at(desk, number)
    other = shelves.compared_with(found, versions_of(desk.survey, desk.form))
    reason = CompareForm(request.POST if request.method == "POST" else None)
    if reason.is_valid():
        try:
            if other is None:
                raise Refused("There is no earlier version.")
            publishing.compare(
                version=found, earlier=other, reason=reason.cleaned_data["reason"], by=me(request)
            )
        except Refused as refused:
            reason.add_error(None, str(refused))
        else:
            messages.success(request, f"Trends run on from version {other.number}.")
            return redirect("staff-surveys:version", code, form, number)
    context = {
        "version": found,
        "other": other,
        "is_draft": found.state == VersionState.DRAFT,
        "changes": changes(other, found) if other else [],
        "comparison": publishing.comparison(found, other),
        "events": shelves.record_of(found),
        "form": reason,
    }
    return show(request, "version", desk, context, WRONG if reason.is_bound else 200)


def _published(request: HttpRequest, desk: Desk, form: PublishForm) -> bool:
    data = form.cleaned_data
    try:
        publishing.publish(
            desk=desk,
            by=me(request),
            reason=data["reason"],
            seen=data["seen"],
            comparable=data.get("comparable", ""),
        )
    except CannotPublish as refused:
        for fault in refused.faults[:MOST_SAID]:
            form.add_error(None, fault)
        return False
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    return True
