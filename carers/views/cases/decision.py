"""The decision of a person, the review that follows from it, and the end of a case."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from carers.cases import closing, deciding, reviews
from carers.cases.opening import case_page, me
from carers.forms.cases import NothingForm
from carers.forms.deciding import CloseForm, DecisionForm, ReviewForm
from carers.models import Case, Decision
from carers.views.cases.answering import Answering, posted

DECIDED = "The decision is recorded, and the review is set for twelve months from today."
BY_HAND = "The carer cannot be told by message that there is news: tell the carer as she allows."


@case_page(methods=("GET", "POST"), keeps_typed=True)
def show(request: HttpRequest, case: Case) -> HttpResponse:
    """What stands in the way, what the answers suggest, and the form; or what was decided."""
    form = DecisionForm(posted(request), open_sections=deciding.open_sections(case))
    answering = Answering(request, case, form)

    def decide(how: dict[str, Any]) -> bool:
        data = {name: value for name, value in form.cleaned_data.items() if name != "sure"}
        return deciding.decide(**data, **how)

    if answering.does(decide):
        if answering.result:
            messages.success(request, DECIDED)
        else:
            messages.warning(request, f"{DECIDED} {BY_HAND}")
        return redirect("staff-cases:decision", case.pk)
    return _page(answering)


@case_page(methods=("POST",), keeps_typed=True)
def review(request: HttpRequest, case: Case) -> HttpResponse:
    """Another date for it, sooner than twelve months."""
    form = ReviewForm(request.POST)
    answering = Answering(request, case, form)
    if answering.does(lambda how: reviews.set_review(on=form.cleaned_data["review_on"], **how)):
        messages.success(request, "The date of the review is set.")
        return redirect("staff-cases:decision", case.pk)
    return _page(answering)


@case_page(methods=("POST",))
def invited(request: HttpRequest, case: Case) -> HttpResponse:
    """Somebody has told her by phone, because no message may be sent."""
    answering = Answering(request, case, NothingForm(request.POST))
    if answering.does(lambda how: reviews.invited_by_phone(**how)):
        messages.success(request, "It is written down that the carer was invited.")
        return redirect("staff-cases:decision", case.pk)
    return _page(answering)


@case_page(methods=("GET", "POST"), keeps_typed=True)
def close(request: HttpRequest, case: Case) -> HttpResponse:
    """For those who may: managers, and for a call whoever works on it."""
    ends = closing.ends_for(me(request), case)
    if not ends:
        raise Http404
    form = CloseForm(posted(request), ends=ends)
    answering = Answering(request, case, form)

    def end(how: dict[str, Any]) -> None:
        data = form.cleaned_data
        closing.close(how=data["how"], words=data["words"], **how)

    if answering.does(end):
        messages.success(request, f"{case} is closed.")
        return redirect("staff-cases:queue")
    return answering.show("staff/cases/decision/close.html")


def _page(answering: Answering) -> HttpResponse:
    case, form = answering.case, answering.form
    decision = Decision.objects.select_related("by").filter(case=case).first()
    context: dict[str, Any] = {
        "decision": decision,
        "previous": deciding.previous_decision(case),
        "standing": deciding.standing(case),
        "suggested": deciding.suggested(case),
        "ends": closing.ends_for(me(answering.request), case),
        "today": timezone.localdate(),
        "review_form": _own(form, ReviewForm, initial={"review_on": case.review_on}),
    }
    if decision is None and not isinstance(form, DecisionForm):
        form = DecisionForm(open_sections=context["standing"].open_sections)
    if decision is not None:
        context["suggested"] = deciding.SUGGESTED_THEN.get(decision.computed, "")
    return answering.show(
        "staff/cases/decision/show.html", {**context, "form": form, "failed": answering.form}
    )


def _own(form: Form, kind: type[Form], **fresh: Any) -> Form:
    """The form that was sent where it is this one, else a fresh one."""
    return form if isinstance(form, kind) else kind(**fresh)
