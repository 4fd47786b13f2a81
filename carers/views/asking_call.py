"""'Call me': open to everyone, and from the page about danger for whoever holds its answers."""

import uuid

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from carers.cases import access
from carers.cases.call_backs import ask_for_call, ask_for_call_in_danger, told_of_danger
from carers.cases.consent import Sharing
from carers.cases.ready import Ready
from carers.cases.routing import place
from carers.forms.asking_call import CallMeForm
from carers.journey import ROOM
from carers.models import Case
from carers.views.asking_sent import about, is_fresh
from portal.accounts.access import everyone, page
from portal.accounts.too_old import answers_when_too_old
from portal.languages.table import current_language
from portal.ui.danger import sounds_like_danger
from portal.ui.limits import count, is_too_often
from questionnaires.journey.doors import with_draft
from questionnaires.journey.standing import Standing
from questionnaires.models import Draft

FROM_ONE_PLACE, FROM_ALL = 20, 200
"""Calls asked for in an hour: a carers centre is one place; and a ceiling on what a machine could
send."""
TOO_OLD = 403


@page(open_to=everyone, methods=("GET", "POST"), personal=True)
def call_me(request: HttpRequest) -> HttpResponse:
    """Without a plan. The reference and code are in the answer to the button."""
    form = CallMeForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _is_allowed(request, form):
        with transaction.atomic():
            case = ask_for_call(
                token=form.token,
                contact=form.contact,
                words=form.cleaned_data["words"],
                language=current_language().code,
            )
            code = access.give_code(case) if is_fresh(case) else ""
        return _asked(request, case, code, form)
    return _form_page(request, form)


@page(open_to=everyone, personal=True)
def asked(request: HttpRequest) -> HttpResponse:
    """What happens after that, for whoever comes back to it. Its reference is shown where this
    browser still holds it."""
    mine = [one for one in access.cases_of(request) if one.kind == Case.Kind.CALL_BACK]
    context = about(mine[0]) if mine else {"case": None}
    return render(request, "carers/asking/called.html", {**context, "layout": "base.html"})


@page(open_to=everyone, methods=("GET", "POST"), keyed=True)
@with_draft(ROOM)
def call_me_danger(request: HttpRequest, draft: Draft) -> HttpResponse:
    """From the page about danger: only that there is danger goes with the number."""
    if not Standing(draft).dangers():
        return redirect("carers:call-me")
    form = CallMeForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _is_allowed(request, form):
        with transaction.atomic():
            case = ask_for_call_in_danger(
                draft=draft,
                contact=form.contact,
                words=form.cleaned_data["words"],
                language=current_language().code,
            )
            code = access.give_code(case) if is_fresh(case) else ""
        return _asked(request, case, code, form)
    return _form_page(request, form, draft=draft)


def _is_allowed(request: HttpRequest, form: CallMeForm) -> bool:
    if is_too_often(request, "call-me", most=FROM_ONE_PLACE) or count("call-me", "all") > FROM_ALL:
        form.add_error(None, gettext("We cannot take more for now. Please phone us."))
        return False
    return True


def _form_page(
    request: HttpRequest, form: CallMeForm, *, draft: Draft | None = None, status: int = 200
) -> HttpResponse:
    placed = place(routing=[], joint=False, ward_stay=False, source=Case.Source.SELF)
    if draft is not None:
        placed = Ready(draft, {}, source=Case.Source.SELF).placed
    context = {
        "form": form,
        "is_old": status == TOO_OLD,
        "draft": draft,
        "leave": _leave(draft.pk) if draft else "",
        "known": told_of_danger(draft) if draft else None,
        "sharing": Sharing(placed, calls_only=True, in_danger=draft is not None),
    }
    wrong = 400 if form.errors and status == 200 else status
    return render(request, "carers/asking/call_me.html", context, status=wrong)


def _leave(draft: uuid.UUID) -> str:
    """'Leave this page quickly', which forgets answers and cases first."""
    return reverse("carers:send-leave", kwargs={"of": draft})


def _asked(request: HttpRequest, case: Case, code: str, form: CallMeForm) -> HttpResponse:
    danger = case.urgency != Case.Urgency.NOW and sounds_like_danger(form.cleaned_data["words"])
    context = {
        **about(case, code=code),
        "layout": "base.html",
        "leave": _leave(case.draft_id) if case.draft_id else "",
        "shows_urgent_help": danger,
    }
    answer = render(request, "carers/asking/called.html", context)
    if code:
        access.hold(request, case, renews=False)
    return answer


# A form that was open too long: what was typed is in it again. ------------------------------------


@page(open_to=everyone, methods=("POST",), personal=True)
def _refused(request: HttpRequest) -> HttpResponse:
    return _form_page(request, CallMeForm(request.POST), status=TOO_OLD)


@page(open_to=everyone, methods=("POST",), keyed=True)
@with_draft(ROOM)
def _danger_refused(request: HttpRequest, draft: Draft) -> HttpResponse:
    return _form_page(request, CallMeForm(request.POST), draft=draft, status=TOO_OLD)


answers_when_too_old(call_me, by=_refused)
answers_when_too_old(call_me_danger, by=_danger_refused)
