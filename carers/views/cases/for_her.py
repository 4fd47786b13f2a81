"""In the carer's place: what she tells by phone or in person, written down by staff."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from carers.cases import checking_in, in_her_place
from carers.cases.asking_again import Begun
from carers.cases.opening import case_page, me
from carers.forms.cases import HowItIsForm, NothingForm, ToldForm, WithdrawForm
from carers.models import Case, CheckIn
from carers.views.cases.answering import Answering
from carers.views.cases.doing import Deed, alone, do
from questionnaires.journey import access

TOLD = Deed("The carer tells us something", "Keep it", "It was written down.")
NOW = Deed("How things are now", "Keep it", "It was written down.")
WITHDRAW = Deed("The carer withdraws", "Withdraw it", "It is withdrawn, as the carer asked.")
REVIEW = Deed("Begin a review together", "Begin the review", "")


@case_page(methods=("POST",), keeps_typed=True)
def told(request: HttpRequest, case: Case) -> HttpResponse:
    """Something that she adds or corrects."""
    return do(
        request,
        case,
        ToldForm(request.POST),
        TOLD,
        lambda data: in_her_place.write_down(
            case=case, kind=data["kind"], words=data["words"], by=me(request)
        ),
        back_to=f"{reverse('staff-cases:case', args=[case.pk])}#words",
    )


@case_page(methods=("POST",))
def how_it_is(request: HttpRequest, case: Case) -> HttpResponse:
    """'Has anything changed?', asked by phone."""
    return do(
        request,
        case,
        HowItIsForm(request.POST),
        NOW,
        lambda data: checking_in.say(case=case, said=CheckIn.Said(data["said"]), by=me(request)),
        back_to=_back(case),
    )


@case_page(methods=("POST",))
def withdraw(request: HttpRequest, case: Case) -> HttpResponse:
    return do(
        request,
        case,
        WithdrawForm(request.POST),
        WITHDRAW,
        lambda _: in_her_place.withdraw(case=case, by=me(request)),
        back_to=_back(case),
    )


@case_page(methods=("POST",))
def review(request: HttpRequest, case: Case) -> HttpResponse:
    """Opens her last answers at the desk where staff answer together with a carer."""
    answering = Answering(request, case, NothingForm(request.POST))
    if not answering.does(lambda _: in_her_place.begin_review(case=case, by=me(request))):
        return alone(answering, REVIEW)
    begun: Begun = answering.result
    access.hold(request, begun.draft, begun.key, slot=access.STAFF)
    return redirect("staff-carers:entry-sheet", draft=begun.draft.pk)


def _back(case: Case) -> str:
    return f"{reverse('staff-cases:contact', args=[case.pk])}#in-her-place"
