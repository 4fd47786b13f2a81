"""After sending: what happens next, to read, to print, to keep."""

import datetime
import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext

from carers.cases import access
from carers.cases.clocks import due_of
from carers.cases.contact import Contact
from carers.cases.sending import sent_from
from carers.cases.services import service_of
from carers.models import Case, Plan
from carers.plan.access import behind_key, let_go_of_links, own_plan_for
from carers.plan.showing import PlanPage
from carers.views.common import pdf_answer
from portal.accounts.access import everyone, page
from portal.ui.pdf import can_make_pdf
from portal.ui.templatetags.components import HARMLESS_PAGE
from questionnaires.journey import views as journey
from questionnaires.journey.keys import groups

FRESH = datetime.timedelta(hours=1)
"""For so long the button may be pressed again and shows a new code: the first answer may have been
lost on the way. After that only the code itself, or a person, opens the case."""


def is_fresh(case: Case) -> bool:
    return timezone.now() - case.sent_at < FRESH


def about(case: Case, *, code: str = "") -> dict[str, object]:
    """What every receipt says."""
    due = due_of(case) if case.first_contact_at is None else None
    return {
        "case": case,
        "service": service_of(case.organisation),
        "due": due.on if due and due.step == "first-contact" else None,
        "is_late": bool(due and due.is_overdue),
        "contact": Contact.read(case.contact),
        "groups": groups(code) if code else [],
        "digits": " ".join(code),
        "can_make_pdf": can_make_pdf(),
    }


def receipt(request: HttpRequest, plan: Plan, case: Case, *, code: str) -> HttpResponse:
    """The answer to the button. Her code is on this page and nowhere else."""
    context = {**_context(plan, case, "base.html"), **about(case, code=code)}
    answer = render(request, "carers/asking/sent.html", context)
    if code:
        access.hold(request, case, renews=False)
    return answer


@page(open_to=everyone, keyed=True)
@behind_key
def sent(request: HttpRequest, plan: uuid.UUID) -> HttpResponse:
    """The same without the code: it can be reloaded and kept as a bookmark."""
    mine = own_plan_for(request, plan).plan
    case = sent_from(mine.draft)
    if case is None:
        return redirect("carers:send", plan=plan)
    context = {**_context(mine, case, "base.html"), **about(case)}
    return render(request, "carers/asking/sent.html", context)


@page(open_to=everyone, keyed=True)
@behind_key
def pdf(request: HttpRequest, plan: uuid.UUID) -> HttpResponse:
    mine = own_plan_for(request, plan).plan
    case = sent_from(mine.draft)
    if case is None:
        return redirect("carers:send", plan=plan)
    if not can_make_pdf():
        messages.info(request, gettext("We cannot make a PDF just now. Please print this page."))
        return redirect("carers:send-sent", plan=plan)
    context = {**_context(mine, case, "pdf.html"), **about(case)}
    html = render_to_string("carers/asking/sent.html", context, request)
    return pdf_answer(request, html, gettext("receipt"))


@page(open_to=everyone, keyed=True)
def leave(request: HttpRequest, of: uuid.UUID) -> HttpResponse:
    """'Leave this page quickly': this browser forgets what it could open."""
    answer = journey.leave(request, HARMLESS_PAGE)
    let_go_of_links(request)
    access.let_go(request)
    return answer


def _context(plan: Plan, case: Case, layout: str) -> dict[str, object]:
    return {"plan": plan, "page": PlanPage(plan), "layout": layout}
