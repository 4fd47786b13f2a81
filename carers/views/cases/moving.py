"""Who has a case: taking it, giving it to somebody, its urgency, and the other organisation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from carers.cases import assigning, transferring
from carers.cases.opening import case_page, me
from carers.cases.owners import workers_of
from carers.forms.cases import AssignForm, TransferForm, UrgencyForm
from carers.models import Case, Organisation
from carers.permissions import can_manage_case
from carers.views.cases.answering import posted, seen_in
from carers.views.cases.doing import Deed, do

ASSIGN = Deed("Who has the case", "Give it to this person", "The case has another owner.")
URGENCY = Deed("Change the urgency", "Change the urgency", "The urgency was changed.")
TRANSFER = Deed("Pass the case on", "Pass it on", "The case was passed on. You no longer find it.")


@case_page()
def show(request: HttpRequest, case: Case) -> HttpResponse:
    other = next(one for one in Organisation if one != case.organisation)
    context = {
        "case": case,
        "manages": can_manage_case(request.user, case),
        "other": other.label,
        "assign_form": _assign_form(request, case),
        "urgency_form": UrgencyForm(auto_id="urgency-%s", initial={"urgency": case.urgency}),
        "transfer_form": TransferForm(
            auto_id="transfer-%s", reasons=transferring.reasons_from(case.organisation)
        ),
    }
    return render(request, "staff/cases/owner.html", context)


@case_page(methods=("POST",))
def assign(request: HttpRequest, case: Case) -> HttpResponse:
    return do(
        request,
        case,
        _assign_form(request, case),
        ASSIGN,
        lambda data: assigning.assign(
            case=case, to=data["to"], by=me(request), seen=seen_in(request)
        ),
        back_to=reverse("staff-cases:case", args=[case.pk]),
    )


@case_page(methods=("POST",), keeps_typed=True)
def urgency(request: HttpRequest, case: Case) -> HttpResponse:
    return do(
        request,
        case,
        UrgencyForm(request.POST),
        URGENCY,
        lambda data: assigning.set_urgency(
            case=case,
            urgency=data["urgency"],
            words=data["words"],
            by=me(request),
            seen=seen_in(request),
        ),
        back_to=reverse("staff-cases:case", args=[case.pk]),
    )


@case_page(methods=("POST",), keeps_typed=True)
def transfer(request: HttpRequest, case: Case) -> HttpResponse:
    """Leads to the queue: the case itself is not there any more for whoever passed it on."""
    form = TransferForm(request.POST, reasons=transferring.reasons_from(case.organisation))
    return do(
        request,
        case,
        form,
        TRANSFER,
        lambda data: transferring.transfer(
            case=case,
            reason=data["reason"],
            words=data["words"],
            by=me(request),
            seen=seen_in(request),
        ),
        back_to=reverse("staff-cases:queue"),
    )


def _assign_form(request: HttpRequest, case: Case) -> AssignForm:
    """Who is no manager has only themselves to choose."""
    people = workers_of(case.organisation)
    if not can_manage_case(request.user, case):
        people = people.filter(pk=me(request).pk)
    return AssignForm(posted(request), people=people, initial={"to": case.owner_id})
