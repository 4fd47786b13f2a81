"""Staff answer together with a carer. The general entry, this desk, and her plan at the end."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

from carers.entry import DESK, pairs
from carers.models import Plan, Ruleset
from carers.permissions import can_enter_for_carers
from carers.plan import keeping, showing
from carers.views.common import pdf_answer
from portal.accounts.access import page
from portal.ui.pdf import can_make_pdf
from questionnaires.entry import beginning, views
from questionnaires.entry.desk import at_desk, me
from questionnaires.entry.pages import pages_of
from questionnaires.entry.sheet import Sheet
from questionnaires.models import Draft

NO_RULES = "No plans can be made just now: there are no rules in use. The answers are kept."
NO_PDF = "No PDF can be made just now. Please print this page."


@page(open_to=can_enter_for_carers, methods=("GET", "POST"), personal=True)
def begin(request: HttpRequest) -> HttpResponse:
    return beginning.begin(request, DESK)


@page(open_to=can_enter_for_carers, methods=("GET", "POST"), keyed=True)
@at_desk(DESK, reads=())
def code(request: HttpRequest, draft: Draft) -> HttpResponse:
    return views.code(request, DESK, draft)


@page(open_to=can_enter_for_carers, methods=("POST",), keyed=True)
@at_desk(DESK)
def close(request: HttpRequest, draft: Draft) -> HttpResponse:
    return views.close(request, DESK, draft)


@page(open_to=can_enter_for_carers, keyed=True)
@at_desk(DESK)
def plan(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The plan in English and in her language, and what she takes home."""
    answers = Sheet(draft)
    if answers.standing.unseen_danger():
        return redirect(DESK.url("danger", draft))
    made = _plan_of(draft)
    if made is None:
        return redirect(DESK.url("sheet", draft))
    context = {
        "draft": draft,
        "plan": made,
        "page": showing.PlanPage(made),
        "pairs": pairs(made),
        "can_make_pdf": can_make_pdf(),
        **answers.alarms(),
    }
    return DESK.show(request, "plan", context)


@page(open_to=can_enter_for_carers, keyed=True)
@at_desk(DESK)
def print_page(request: HttpRequest, draft: Draft) -> HttpResponse:
    """As she reads it, for paper."""
    made = _plan_of(draft)
    if made is None:
        return redirect(DESK.url("sheet", draft))
    language = showing.PlanPage(made).language
    with translation.override(language.code):
        context = _paper(request, made, "staff/carers/entry/paper.html")
        answer = render(request, "carers/plan/print.html", context)
    answer.headers["Content-Language"] = language.tag
    return answer


@page(open_to=can_enter_for_carers, keyed=True)
@at_desk(DESK)
def pdf(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The same as a file, in her script."""
    made = _plan_of(draft)
    if made is None:
        return redirect(DESK.url("sheet", draft))
    if not can_make_pdf():
        messages.info(request, NO_PDF)
        return redirect(DESK.url("print", draft))
    with translation.override(made.language):
        context = _paper(request, made, "pdf.html")
        html = render_to_string("carers/plan/print.html", context, request)
        return pdf_answer(request, html, gettext("plan"))


def _paper(request: HttpRequest, made: Plan, layout: str) -> dict[str, object]:
    """`?copy=share` leaves out answers and what is about safety, as on her own pages."""
    shown = showing.PlanPage(made, for_carer=request.GET.get("copy") != "share")
    return {"page": shown, "layout": layout, "plan": made, "draft": made.draft}


def _make_plan(request: HttpRequest, draft: Draft) -> HttpResponse:
    """By the same action as the carer's own button, in her language."""
    try:
        with translation.override(draft.language):
            keeping.make(draft=draft, language=draft.language, by=me(request))
    except Ruleset.DoesNotExist:
        messages.error(request, NO_RULES)
        return redirect(DESK.url("sheet", draft))
    return redirect(DESK.url("plan", draft))


def _plan_of(draft: Draft) -> Plan | None:
    made = Plan.objects.filter(draft=draft, is_current=True).first()
    if made is not None:
        made.draft = draft
    return made


_SAME = pages_of(DESK, open_to=can_enter_for_carers, finish=_make_plan)
sheet, danger = _SAME.sheet, _SAME.danger
