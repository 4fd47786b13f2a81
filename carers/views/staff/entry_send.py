"""Sending together with a carer, from the desk at which her answers were entered."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from carers.cases.access import give_code
from carers.cases.filling import save_part
from carers.cases.sending import (
    WITH_ANSWERS,
    NotReady,
    QuestionsChanged,
    kind_of,
    send_case,
    sent_from,
)
from carers.entry import DESK
from carers.forms.asking_staff import AskingSheet
from carers.models import Plan, Sending
from carers.permissions import can_enter_for_carers
from carers.views.asking_sent import about, is_fresh
from portal.accounts.access import page
from questionnaires.entry.desk import at_desk, me
from questionnaires.entry.sheet import Sheet
from questionnaires.journey import moving
from questionnaires.models import Draft

LOOK_AGAIN = "The questions have changed since. Look at the answers again, then send."


@page(open_to=can_enter_for_carers, methods=("GET", "POST"), keyed=True)
@at_desk(DESK)
def send(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Everything on one page. What is right is kept, whatever else is wrong."""
    answers = Sheet(draft)
    if answers.standing.unseen_danger():
        return redirect(DESK.url("danger", draft))
    plan = Plan.objects.filter(draft=draft, is_current=True).first()
    if plan is None:
        return redirect(DESK.url("sheet", draft))
    if request.method == "POST":
        return _send(request, draft, plan)
    sent = sent_from(draft)
    if sent is not None and sent.kind in WITH_ANSWERS:
        return DESK.show(request, "sent", {"draft": draft, **about(sent)})
    return _show(request, AskingSheet(draft, _sending(draft)))


def _send(request: HttpRequest, draft: Draft, plan: Plan) -> HttpResponse:
    sheet = AskingSheet(draft, _sending(draft), request.POST)
    for part, data in sheet.filled().items():
        save_part(draft=draft, part=part, data=data, language=draft.language)
    if not sheet.is_valid:
        return _again(request, draft, sheet)
    kind = kind_of(draft, sheet.ready.asked)
    try:
        with transaction.atomic():
            case = send_case(draft=draft, plan=plan, body=sheet.body, kind=kind, by=me(request))
            code = give_code(case, by=me(request)) if is_fresh(case) else ""
    except NotReady:
        return _again(request, draft, sheet)
    except QuestionsChanged:
        moving.to_newest(draft=draft)
        return _show(request, AskingSheet(draft, _sending(draft)), notice=LOOK_AGAIN, status=409)
    return DESK.show(request, "sent", {"draft": draft, **about(case, code=code)})


def _again(request: HttpRequest, draft: Draft, sheet: AskingSheet) -> HttpResponse:
    """What is wrong, and all that was typed; or that it was sent already."""
    sent = sent_from(draft)
    if sent is not None and sent.kind in WITH_ANSWERS:
        return DESK.show(request, "sent", {"draft": draft, **about(sent)})
    return _show(request, sheet, status=400)


def _show(
    request: HttpRequest, sheet: AskingSheet, *, notice: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "draft": sheet.draft,
        "sheet": sheet,
        "sharing": sheet.ready.sharing,
        "notice": notice,
        **Sheet(sheet.draft).alarms(),
    }
    return DESK.show(request, "send", context, status=status)


def _sending(draft: Draft) -> Sending | None:
    return Sending.objects.select_related("review_of").filter(draft=draft).first()
