"""A plan by e-mail, as a link that opens once; and a reminder on a day that she picks."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from carers.forms.plans import ME, ReminderForm, SendForm
from carers.models import Plan, PlanLink
from carers.models.plans import LINK_HOLDS
from carers.plan import reminding, sending
from carers.plan.access import behind_key, hold_link, own_plan_for
from carers.plan.showing import PlanPage, reminder
from carers.views.common import back_to
from portal.accounts.access import everyone, page
from portal.languages.table import current_language
from portal.notices.channels import can_send
from portal.ui.limits import is_too_often


@page(open_to=everyone, methods=("GET", "POST"), keyed=True)
@behind_key
def send(request: HttpRequest, plan: uuid.UUID) -> HttpResponse:
    """Says first what the reader will see; sends once she has said yes."""
    mine = own_plan_for(request, plan).plan
    form = SendForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _was_sent(request, mine, form):
        messages.success(request, gettext("We are sending the email. The link works once."))
        return back_to(mine)
    context = {
        "plan": mine,
        "form": form,
        "page": PlanPage(mine),
        "can_send": can_send("email"),
        "days": LINK_HOLDS.days,
    }
    return render(request, "carers/plan/send.html", context, status=400 if form.errors else 200)


def _was_sent(request: HttpRequest, plan: Plan, form: SendForm) -> bool:
    reader = PlanLink.Reader.OTHER
    if form.cleaned_data["reader"] == ME:
        reader = PlanLink.Reader.CARER
    path = reverse("kept:plan", kwargs={"token": "TOKEN"})
    try:
        if is_too_often(request, "plan", most=sending.FROM_ONE_PLACE):
            raise sending.TooOften
        sending.send_link(
            plan=plan,
            to=form.cleaned_data["address"],
            reader=reader,
            language=current_language().code,
            url=request.build_absolute_uri(path),
        )
    except sending.TooOften:
        form.add_error(None, gettext("We cannot send more for now. Try again tomorrow."))
        return False
    return True


@page(open_to=everyone, methods=("GET", "POST"), personal=True, example=lambda: {"token": "used"})
@behind_key
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Looking changes nothing; the button opens the plan and uses the link up."""
    if request.method == "POST":
        entered = sending.use(token=token)
        if entered is not None:
            hold_link(request, entered.link, entered.key)
            return redirect("carers:plan", plan=entered.link.plan_id)
    return render(request, "carers/plan/open.html", {"link": sending.waiting(token)})


@page(open_to=everyone, methods=("GET", "POST"), keyed=True)
@behind_key
def remind(request: HttpRequest, plan: uuid.UUID) -> HttpResponse:
    """Asks for one message, or takes that back."""
    mine = own_plan_for(request, plan).plan
    if request.method == "POST" and request.POST.get("do") == "stop":
        reminding.stop(plan=mine)
        messages.success(request, gettext("We will not remind you. Your address is gone."))
        return back_to(mine)
    # Without a code she could not open her plan on that day.
    is_sent = request.method == "POST" and mine.draft.is_kept
    by_text = can_send("text")
    form = ReminderForm(request.POST if is_sent else None, by_text=by_text)
    if form.is_valid() and _is_put_down(request, mine, form):
        messages.success(request, gettext("We will remind you on that day."))
        return back_to(mine)
    context = {
        "plan": mine,
        "form": form,
        "reminder": reminder(mine),
        "can_send": can_send("email") or by_text,
        "by_text": by_text,
    }
    return render(request, "carers/plan/remind.html", context, status=400 if form.errors else 200)


def _is_put_down(request: HttpRequest, plan: Plan, form: ReminderForm) -> bool:
    try:
        if is_too_often(request, "plan", most=sending.FROM_ONE_PLACE):
            raise sending.TooOften
        reminding.remind(
            plan=plan,
            to=form.cleaned_data["address"],
            due_on=form.cleaned_data["due_on"],
            language=current_language().code,
            link=request.build_absolute_uri(reverse("kept:back")),
        )
    except sending.TooOften:
        form.add_error(None, gettext("We cannot send more for now. Try again tomorrow."))
        return False
    return True


@page(open_to=everyone, personal=True)
def come_back(request: HttpRequest) -> HttpResponse:
    """Where a reminder leads: on to the page that asks for the code."""
    return redirect("carers:resume")
