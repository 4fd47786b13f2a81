"""A plan: made, shown, ticked, refreshed, printed, taken as a PDF, deleted."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext

from carers.forms.plans import OwnStepForm
from carers.models import Plan, Ruleset
from carers.plan import keeping, showing
from carers.plan.access import Opened, behind_key, let_go_of_links, own_plan_for, plan_for
from carers.views.common import back_to, pdf_answer
from portal.accounts.access import everyone, page
from portal.languages.table import current_language
from portal.ui.pdf import can_make_pdf
from portal.ui.templatetags.components import HARMLESS_PAGE
from questionnaires.journey import views as journey
from questionnaires.journey.access import draft_for, let_go
from questionnaires.models import Draft


@page(open_to=everyone, methods=("POST",), keyed=True)
@behind_key
def make(request: HttpRequest, draft: uuid.UUID) -> HttpResponse:
    """From the answers to a plan. Pressed twice, or sent again, it leads to the same one."""
    return _made(request, draft_for(request, draft))


@page(open_to=everyone, methods=("POST",), keyed=True)
@behind_key
def refresh(request: HttpRequest, plan: uuid.UUID) -> HttpResponse:
    """A fresh plan from the same answers: newer advice, or another language."""
    return _made(request, own_plan_for(request, plan).plan.draft)


def _made(request: HttpRequest, draft: Draft) -> HttpResponse:
    try:
        plan = keeping.make(draft=draft, language=current_language().code)
    except Ruleset.DoesNotExist:
        messages.error(request, gettext("We cannot make plans just now. Your answers are kept."))
        return redirect("carers:draft", draft=draft.pk)
    return redirect("carers:plan", plan=plan.pk)


@page(open_to=everyone, keyed=True)
@behind_key
def plan(request: HttpRequest, plan: uuid.UUID) -> HttpResponse:
    return _plan_page(request, plan_for(request, plan), OwnStepForm())


@page(open_to=everyone, methods=("POST",), keyed=True)
@behind_key
def change(request: HttpRequest, plan: uuid.UUID) -> HttpResponse:
    """Ticks, hides, adds, takes away; then back to where she was. Unknown words change nothing."""
    opened = own_plan_for(request, plan)
    wanted, code = request.POST.get("do", ""), request.POST.get("item", "")[:60]
    mine = opened.plan
    if wanted in ("tick", "untick"):
        keeping.tick(plan=mine, item=code, done=wanted == "tick")
    elif wanted in ("hide", "show"):
        keeping.hide(plan=mine, item=code, hidden=wanted == "hide")
    elif wanted == "remove":
        keeping.remove_step(plan=mine, code=code)
    elif wanted == "add":
        return _add_step(request, opened)
    return back_to(mine, f"step-{code}" if wanted in ("tick", "untick") else "steps")


def _add_step(request: HttpRequest, opened: Opened) -> HttpResponse:
    form = OwnStepForm(request.POST)
    if form.is_valid() and not keeping.add_step(plan=opened.plan, text=form.cleaned_data["text"]):
        form.add_error("text", gettext("You have 20 steps. Take one away first."))
    if form.errors:
        return _plan_page(request, opened, form)
    return back_to(opened.plan, "own-steps")


@page(open_to=everyone, keyed=True)
@behind_key
def print_page(request: HttpRequest, plan: uuid.UUID) -> HttpResponse:
    """All of it open, for paper. `?copy=share` leaves out answers and what is about safety."""
    shown, opened = _copy(request, plan)
    context = {"page": shown, "layout": "base.html", "plan": opened.plan}
    return render(request, "carers/plan/print.html", context)


@page(open_to=everyone, keyed=True)
@behind_key
def pdf(request: HttpRequest, plan: uuid.UUID) -> HttpResponse:
    """The same as a file, in the language of the plan and its script."""
    shown, opened = _copy(request, plan)
    if not can_make_pdf():
        messages.info(request, gettext("We cannot make a PDF just now. Please print this page."))
        return redirect("carers:plan-print", plan=opened.plan.pk)
    context = {"page": shown, "layout": "pdf.html", "plan": opened.plan}
    html = render_to_string("carers/plan/print.html", context, request)
    return pdf_answer(request, html, gettext("plan"))


def _copy(request: HttpRequest, plan_id: uuid.UUID) -> tuple[showing.PlanPage, Opened]:
    opened = plan_for(request, plan_id)
    whole = opened.by_carer and request.GET.get("copy") != "share"
    return showing.PlanPage(opened.plan, for_carer=whole), opened


@page(open_to=everyone, methods=("GET", "POST"), keyed=True)
@behind_key
def delete(request: HttpRequest, plan: uuid.UUID) -> HttpResponse:
    """Asks first; then answers, plan and emergency plans are gone."""
    opened = own_plan_for(request, plan)
    if request.method != "POST":
        return render(request, "carers/plan/delete.html", {"plan": opened.plan})
    keeping.delete_everything(draft=opened.plan.draft)
    let_go(request, opened.plan.draft_id)
    return redirect("carers:plan-deleted")


@page(open_to=everyone, keyed=True)
def leave(request: HttpRequest, plan: uuid.UUID) -> HttpResponse:
    """'Leave this page quickly': this browser forgets what it could open."""
    answer = journey.leave(request, HARMLESS_PAGE)
    let_go_of_links(request)
    return answer


@page(open_to=everyone)
def deleted(request: HttpRequest) -> HttpResponse:
    return render(request, "carers/plan/deleted.html")


def _plan_page(request: HttpRequest, opened: Opened, form: OwnStepForm) -> HttpResponse:
    mine = opened.plan
    shown = showing.PlanPage(mine, for_carer=opened.by_carer)
    if not opened.by_carer:
        return render(request, "carers/plan/shared.html", {"page": shown, "plan": mine})
    newer = None if mine.is_current else Plan.objects.get(draft=mine.draft_id, is_current=True)
    context = {
        "page": shown,
        "plan": mine,
        "newer": newer,
        "with_answers": opened.with_answers,
        "has_newer_advice": mine.is_current and shown.has_newer_advice(),
        "people": showing.people(mine),
        "reminder": showing.reminder(mine),
        "can_make_pdf": can_make_pdf(),
        "step_form": form,
    }
    return render(request, "carers/plan/plan.html", context, status=400 if form.errors else 200)
