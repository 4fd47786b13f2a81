"""'Has anything changed?': asked every four weeks while she waits, and answered with one press."""

import datetime
import uuid
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone

from carers.cases.changing import changing
from carers.cases.news import tell_carer
from carers.cases.own import BEFORE_DECISION
from carers.cases.owner_news import ANSWERED, tell_owner
from carers.models import Case, CasePause, CheckIn
from portal.audit.actions import record

if TYPE_CHECKING:
    from portal.accounts.models import User

EVERY = datetime.timedelta(days=28)
AT_A_TIME = 500
"""In a run; the others follow the next day."""
RAISES = {
    CheckIn.Said.WORSE: Case.Urgency.SOON,
    CheckIn.Said.CANNOT: Case.Urgency.NOW,
}
"""Nothing that she says lowers the urgency: only a person may."""


def may_say(case: Case) -> bool:
    return case.state in BEFORE_DECISION


def last_said(case: Case) -> CheckIn | None:
    return case.check_ins.exclude(said="").order_by("-said_at").first()


def is_asked(case: Case) -> bool:
    """Whether she was asked and has not answered yet."""
    latest = case.check_ins.first()
    return may_say(case) and latest is not None and not latest.said


def say(*, case: Case, said: CheckIn.Said, by: "User | None" = None) -> None:
    """Whether she was asked or not; `by` is the member of staff whom she told. What is harder
    raises the urgency and tells the owner at once; it sets no level of danger. Raises Ended."""
    with changing(case, seen=None) as locked:
        asked = locked.check_ins.filter(said="").first() or CheckIn(case=locked)
        asked.said, asked.said_at = said, timezone.now()
        asked.save()
        record(by=by, verb="carers.case.changed_said", subject=locked, detail={"said": said.value})
        raised = RAISES.get(said, Case.Urgency.NORMAL)
        if raised < locked.urgency:
            locked.urgency = raised
            record(by=by, verb="carers.case.urgency_raised", subject=locked)
        if said != CheckIn.Said.SAME:
            tell_owner(locked, ANSWERED, is_urgent=said == CheckIn.Said.CANNOT)


# By the clock ----------------------------------------------------------------------------------


def waiting() -> "models.QuerySet[Case]":
    """Not decided, and not heard from us for four weeks. Not those who asked us to wait."""
    now = timezone.now()
    resting = CasePause.objects.filter(ended_at=None, reason=CasePause.Reason.CARER_ASKED)
    return (
        Case.objects.filter(state__in=BEFORE_DECISION, sent_at__lte=now - EVERY)
        .filter(models.Q(asked_on=None) | models.Q(asked_on__lte=timezone.localdate(now) - EVERY))
        .exclude(pauses__in=resting)
    )


def ask_waiting() -> str:
    """Daily: asks those who can be reached; the others are for people to ring."""
    asked = 0
    for pk in list(waiting().order_by("sent_at").values_list("pk", flat=True)):
        asked += asked < AT_A_TIME and _ask(pk)
    return f"{asked} asked"


@transaction.atomic
def _ask(pk: uuid.UUID) -> bool:
    case = waiting().select_for_update(of=("self",)).filter(pk=pk).first()
    if case is None or not tell_carer(case=case, template="case-changed", purpose="changed"):
        return False
    today = timezone.localdate()
    CheckIn.objects.create(case=case, asked_on=today)
    # What staff have open is not overtaken by it: no field of theirs changes.
    Case.objects.filter(pk=case.pk).update(asked_on=today)
    record(by="the portal", verb="carers.case.changed_asked", subject=case)
    return True
