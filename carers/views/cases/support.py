"""A support plan: written, put forward, approved by somebody else; and needs that nothing meets."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from carers.cases import supporting, unmet
from carers.cases.opening import READ, a_case, case_page, me
from carers.forms.cases import NothingForm
from carers.forms.supporting import (
    APPROVE,
    AimsForm,
    ItemForm,
    SettleForm,
    StartedForm,
    TakeBackForm,
    UnmetForm,
    as_written,
)
from carers.models import Case, Decision, SupportItem, SupportPlan
from carers.permissions import can_settle_plan, can_settle_plans, can_work_case
from carers.views.cases.answering import Answering, posted
from directory.models import Service as Listing
from portal.accounts.access import page
from portal.audit.actions import NotRecorded, record_read

NOT_RECORDED = "staff/cases/not_recorded.html"


def an_item() -> Mapping[str, Any]:
    """For the list of addresses: the first item of the first plan."""
    item = SupportItem.objects.select_related("plan").order_by("plan__case__sent_at", "pk").first()
    if item is None:
        raise LookupError("There is no support plan.")
    return {"case": item.plan.case_id, "item": item.pk}


@case_page(methods=("GET", "POST"), keeps_typed=True)
def show(request: HttpRequest, case: Case) -> HttpResponse:
    """All of it; what is sent here is what she wants to achieve."""
    plan = _plan(case)
    form = AimsForm(posted(request), initial={"words": plan.words if plan else ""})
    answering = Answering(request, case, form)
    if answering.does(lambda how: supporting.write(words=form.cleaned_data["words"], **how)):
        return _back(request, case, "Saved.")
    return _page(answering)


@case_page(methods=("GET", "POST"), keeps_typed=True)
def add_item(request: HttpRequest, case: Case) -> HttpResponse:
    form = ItemForm(posted(request), kinds=supporting.kinds_for(case))
    answering = Answering(request, case, form)
    if answering.does(lambda how: supporting.add_item(item=form.item(), **how)):
        return _back(request, case, "Added to the plan.")
    return answering.show("staff/cases/support/item.html", {"item": None})


@case_page(methods=("GET", "POST"), example=an_item, keeps_typed=True)
def change_item(request: HttpRequest, case: Case, item: int) -> HttpResponse:
    row = _item(case, item)
    kinds = supporting.kinds_for(case)
    form = ItemForm(posted(request), kinds=kinds, initial=as_written(row))
    answering = Answering(request, case, form)
    if answering.does(lambda how: supporting.change_item(pk=row.pk, item=form.item(), **how)):
        return _back(request, case, "Saved.")
    return answering.show("staff/cases/support/item.html", {"item": row})


@case_page(methods=("POST",), example=an_item)
def remove_item(request: HttpRequest, case: Case, item: int) -> HttpResponse:
    answering = Answering(request, case, NothingForm(request.POST))
    if answering.does(lambda how: supporting.remove_item(pk=item, **how)):
        return _back(request, case, "Taken out of the plan.")
    return _page(answering)


@case_page(methods=("GET", "POST"), example=an_item, keeps_typed=True)
def start_item(request: HttpRequest, case: Case, item: int) -> HttpResponse:
    """The day on which it began."""
    row = _item(case, item)
    form = StartedForm(posted(request), initial={"on": row.started_on or row.starts_on})
    answering = Answering(request, case, form)
    if answering.does(lambda how: supporting.start_item(pk=row.pk, **form.cleaned_data, **how)):
        return _back(request, case, "It is written down when this support began.")
    return answering.show("staff/cases/support/started.html", {"item": row})


@case_page(methods=("POST",))
def put_forward(request: HttpRequest, case: Case) -> HttpResponse:
    answering = Answering(request, case, NothingForm(request.POST))
    if answering.does(lambda how: supporting.put_forward(**how)):
        return _back(request, case, "The plan waits for somebody else to approve it.")
    return _page(answering)


# Approving -------------------------------------------------------------------------------------


@page(open_to=can_settle_plans, personal=True)
def approvals(request: HttpRequest) -> HttpResponse:
    """The plans that wait and that this person may settle, the longest wait first."""
    reader = me(request)
    waiting = [plan for plan in supporting.waiting() if can_settle_plan(reader, plan.case)]
    rows = [(plan, supporting.why_not_settle(reader, plan.case, plan)) for plan in waiting]
    return render(request, "staff/cases/support/approvals.html", {"rows": rows})


@page(open_to=can_settle_plans, methods=("GET", "POST"), example=a_case, personal=True)
def settle(request: HttpRequest, case: uuid.UUID) -> HttpResponse:
    """The plan and the decision that it follows from, nothing else of the case.

    A manager of the council may open the provider's, while it waits; every other one is not there.
    """
    found = Case.objects.for_page().filter(pk=case).first()
    if found is None:
        raise Http404
    plan, form = _settleable(request, found), SettleForm(posted(request))
    answering = Answering(request, found, form, again=_still_settleable)

    def answer(how: dict[str, Any]) -> None:
        approve = form.cleaned_data["answer"] == APPROVE
        supporting.settle(approve=approve, reasons=form.cleaned_data["reasons"], **how)

    if answering.does(answer):
        messages.success(request, f"Your answer on the support plan of {found} is kept.")
        return redirect("staff-cases:approvals")
    if request.method != "POST":
        try:
            record_read(by=me(request), verb=READ, subject=found)
        except NotRecorded:
            return render(request, NOT_RECORDED, status=503)
    context = {
        "of": answering.case,
        "plan": plan,
        "items": _items(plan),
        "decision": Decision.objects.select_related("by").filter(case=found).first(),
        "why_not": supporting.why_not_settle(me(request), found, plan),
        # The head of a case shows more of it than a second person needs.
        "case": None,
    }
    return answering.show("staff/cases/support/settle.html", context)


def _settleable(request: HttpRequest, case: Case) -> SupportPlan:
    plan, reader = _plan(case), me(request)
    if plan is None or not can_settle_plan(reader, case):
        raise Http404
    if plan.state != SupportPlan.State.PUT_FORWARD and not can_work_case(reader, case):
        raise Http404
    return plan


def _still_settleable(request: HttpRequest, case: Case) -> Case:
    fresh = Case.objects.for_page().get(pk=case.pk)
    _settleable(request, fresh)
    return fresh


# Needs that nothing meets ----------------------------------------------------------------------


@case_page(methods=("POST",), keeps_typed=True)
def code_need(request: HttpRequest, case: Case) -> HttpResponse:
    form = UnmetForm(request.POST)
    answering = Answering(request, case, form)
    if answering.does(lambda how: unmet.code_need(**form.cleaned_data, **how)):
        return _back(request, case, "Coded for commissioners.")
    return _page(answering)


@case_page(methods=("POST",))
def take_back_need(request: HttpRequest, case: Case) -> HttpResponse:
    form = TakeBackForm(request.POST)
    answering = Answering(request, case, form)
    if answering.does(lambda how: unmet.take_back(code=form.cleaned_data["code"], **how)):
        return _back(request, case, "Taken back.")
    return _page(answering)


# The page --------------------------------------------------------------------------------------


def _page(answering: Answering) -> HttpResponse:
    case, form, plan = answering.case, answering.form, _plan(answering.case)
    context = {
        "plan": plan,
        "items": _items(plan) if plan else [],
        "decision": Decision.objects.filter(case=case).first(),
        "can_write": plan is None or plan.state in supporting.BEING_WRITTEN,
        "why_not": supporting.why_not_settle(me(answering.request), case, plan) if plan else "",
        "aims_form": _own(form, AimsForm, initial={"words": plan.words if plan else ""}),
        "unmet_form": _own(form, UnmetForm),
        "unmet": unmet.coded(case),
    }
    return answering.show("staff/cases/support/show.html", context)


def _own(form: Form, kind: type[Form], **fresh: Any) -> Form:
    """The form that was sent where it is this one, else a fresh one."""
    return form if isinstance(form, kind) else kind(**fresh)


def _plan(case: Case) -> SupportPlan | None:
    plans = SupportPlan.objects.select_related("written_by", "settled_by")
    return plans.filter(case=case).first()


def _items(plan: SupportPlan) -> list[tuple[SupportItem, str]]:
    """Each with the name of its listing."""
    items = list(plan.items.all())
    keys = {item.service_key for item in items if item.service_key}
    names = dict(Listing.objects.filter(key__in=keys).values_list("key", "name")) if keys else {}
    return [(item, names.get(item.service_key, item.service_key)) for item in items]


def _item(case: Case, pk: int) -> SupportItem:
    return get_object_or_404(SupportItem, plan__case=case, pk=pk)


def _back(request: HttpRequest, case: Case, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("staff-cases:support", case.pk)
