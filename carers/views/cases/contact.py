"""Reaching the carer: how, what was tried, waiting for her, notes, a new code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation

from carers.cases import asking_again, checking_in
from carers.cases.access import give_code
from carers.cases.contact import Contact
from carers.cases.opening import case_page, me
from carers.cases.pausing import pause as stop_clock
from carers.cases.pausing import resume as let_clock_go_on
from carers.cases.reaching import failed_in_a_row, log_attempt
from carers.forms.cases import (
    AttemptForm,
    CodeForm,
    HowItIsForm,
    NoteForm,
    NothingForm,
    PauseForm,
    ToldForm,
    WithdrawForm,
)
from carers.models import Case, Note
from carers.views.cases.answering import Answering, posted, seen_in
from carers.views.cases.doing import Deed, alone, do
from questionnaires.journey.keys import groups

ATTEMPT = Deed("Write down a try", "Keep the try", "The try was written down.")
PAUSE = Deed("Wait for the carer", "Stop the clock", "The clock stands.")
RESUME = Deed("Let the clock go on", "Let the clock go on", "The clock goes on.")
CODE = Deed("Give a new code", "Show a new code", "")


@case_page()
def show(request: HttpRequest, case: Case) -> HttpResponse:
    context = {
        "case": case,
        "contact": Contact.read(case.contact),
        "attempts": case.attempts.select_related("by"),
        "failed": failed_in_a_row(case),
        "pauses": case.pauses.exclude(ended_at=None),
        "notes": case.notes.filter(kind=Note.Kind.STAFF).select_related("by"),
        "attempt_form": _attempt_form(request, case),
        "pause_form": PauseForm(auto_id="pause-%s"),
        "note_form": NoteForm(auto_id="note-%s"),
        "code_form": CodeForm(auto_id="code-%s"),
        "told_form": ToldForm(auto_id="told-%s"),
        "may_say": checking_in.may_say(case),
        "now_form": HowItIsForm(auto_id="now-%s"),
        "withdraw_form": WithdrawForm(auto_id="withdraw-%s"),
        "may_review": case.has_answers and asking_again.may_ask(case),
    }
    return render(request, "staff/cases/contact.html", context)


@case_page(methods=("POST",), keeps_typed=True)
def attempt(request: HttpRequest, case: Case) -> HttpResponse:
    return do(
        request,
        case,
        _attempt_form(request, case),
        ATTEMPT,
        lambda data: log_attempt(
            case=case,
            by=me(request),
            how=data["how"],
            outcome=data["outcome"],
            words=data["words"],
            at=data.get("at"),
        ),
        back_to=_back(case, "attempts"),
    )


@case_page(methods=("POST",), keeps_typed=True)
def pause(request: HttpRequest, case: Case) -> HttpResponse:
    return do(
        request,
        case,
        PauseForm(request.POST),
        PAUSE,
        lambda data: stop_clock(
            case=case,
            by=me(request),
            reason=data["reason"],
            words=data["words"],
            until=data["until"],
            seen=seen_in(request),
        ),
        back_to=_back(case, "clock"),
    )


@case_page(methods=("POST",))
def resume(request: HttpRequest, case: Case) -> HttpResponse:
    return do(
        request,
        case,
        NothingForm(request.POST),
        RESUME,
        lambda _: let_clock_go_on(case=case, by=me(request), seen=seen_in(request)),
        back_to=_back(case, "clock"),
    )


@case_page(methods=("POST",))
def code(request: HttpRequest, case: Case) -> HttpResponse:
    """It is in the answer to the POST and nowhere else; asked for again, there is another one."""
    answering = Answering(request, case, CodeForm(request.POST))
    if not answering.does(lambda _: give_code(case, by=me(request))):
        return alone(answering, CODE)
    with translation.override(case.language):
        where = request.build_absolute_uri(reverse("carers:mine"))
    context = {"case": case, "code": " ".join(groups(answering.result)), "where": where}
    return render(request, "staff/cases/code.html", context)


def _attempt_form(request: HttpRequest, case: Case) -> AttemptForm:
    return AttemptForm(posted(request), began=case.started_at, auto_id="attempt-%s")


def _back(case: Case, anchor: str) -> str:
    return f"{reverse('staff-cases:contact', args=[case.pk])}#{anchor}"
