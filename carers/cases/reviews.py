"""Reviews by the clock (Care Act 2014 s.27): invited at 6 weeks and at 11 months, due at 12.

The guidance expects a review 6 to 8 weeks after a new plan and then at least every 12 months
[verify]. Months are those of the calendar: a month after 31 January is the last day of February.
"""

import calendar
import datetime

from django.db.models import Q
from django.utils import timezone

from carers.cases.changing import Ended, changing
from carers.cases.news import tell_carer
from carers.cases.refusing import Refused
from carers.models import Case, SupportPlan
from portal.accounts.models import User
from portal.audit.actions import record

MACHINE = "the portal"
ONE_DAY, SIX_WEEKS = datetime.timedelta(days=1), datetime.timedelta(weeks=6)
MONTHS = 12
MONTHS_BEFORE = 1
"""She is invited so long before it is due."""
DATES = ("state", "decided_at", "review_on", "invited_on", "invite_by_phone_from")


# Dates -----------------------------------------------------------------------------------------


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months on, or back; the last of a month that is shorter."""
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def due_on(decided: datetime.date) -> datetime.date:
    return add_months(decided, MONTHS)


def invitations(
    decided: datetime.date, review_on: datetime.date, *, approved: datetime.date | None = None
) -> list[datetime.date]:
    """The days on which she is invited, in order. Six weeks run from the newer of the decision and
    the approval of her support plan; a review that is set so early that its own invitation comes
    first has only that one."""
    early = max(decided, approved or decided) + SIX_WEEKS
    last = add_months(review_on, -MONTHS_BEFORE)
    return [early, last] if early < last else [max(decided, last)]


def is_to_be_invited(
    days: list[datetime.date], *, asked_on: datetime.date | None, today: datetime.date
) -> bool:
    """Whether an invitation has come due that was not yet made. However many were missed, one is
    enough; `asked_on` is the last one, made or tried."""
    past = [day for day in days if day <= today]
    return bool(past) and (asked_on is None or asked_on < past[-1])


# What is written -------------------------------------------------------------------------------


def set_review(*, case: Case, seen: int | None, by: User, on: datetime.date) -> None:
    """Another date than twelve months after the decision: sooner, never later. Raises Refused,
    Moved, Ended."""
    with changing(case, seen=seen) as locked:
        if locked.decided_at is None:
            raise Refused("There is no decision yet, so there is nothing to review.")
        latest = due_on(timezone.localdate(locked.decided_at))
        if not timezone.localdate() < on <= latest:
            words = f"Choose a day after today and not after {latest.day} {latest:%B %Y}."
            raise Refused(words, field="review_on")
        put_down(locked, on=on, by=by)


def put_down(case: Case, *, on: datetime.date, by: User) -> None:
    """In the caller's transaction; the caller saves."""
    case.review_on = on
    record(by=by, verb="carers.case.review_set", subject=case, detail={"on": on.isoformat()})


def invited_by_phone(*, case: Case, seen: int | None, by: User) -> None:
    """Somebody has told her, because no message could. Raises Refused, Moved, Ended."""
    with changing(case, seen=seen) as locked:
        if locked.invite_by_phone_from is None:
            raise Refused("Nobody has to phone about this review any more.")
        _invited(locked, by=by)


def invite_due() -> str:
    """Daily: invites whoever is due; where no message may be sent, somebody has to phone. Says how
    many of each."""
    today, sent, to_phone = timezone.localdate(), 0, 0
    for case in _due(today):
        try:
            with changing(case, seen=None) as locked:
                if not _is_due(locked, today):
                    continue
                if tell_carer(case=locked, template="case-review", purpose="review"):
                    _invited(locked, by=MACHINE)
                    sent += 1
                else:
                    locked.invite_by_phone_from = today
                    to_phone += 1
        except Ended:
            continue
    return f"{sent} invited, {to_phone} to be phoned"


def _due(today: datetime.date) -> list[Case]:
    """Nothing encrypted is read: only dates are looked at until it is clear that one is due."""
    long_ago = Q(decided_at__lte=timezone.now() - SIX_WEEKS + ONE_DAY)
    # A month back from the 31st is up to three days longer than a month on from the 28th.
    soon = Q(review_on__lte=add_months(today, MONTHS_BEFORE) + 3 * ONE_DAY)
    found = (
        Case.objects.awaiting_review()
        .filter(long_ago | soon)
        .select_related("support_plan")
        .only(*DATES, "support_plan__state", "support_plan__settled_at")
        .order_by("pk")
    )
    return [case for case in found if _is_due(case, today)]


def _is_due(case: Case, today: datetime.date) -> bool:
    if case.state not in Case.DECIDED_STATES or not case.decided_at or not case.review_on:
        return False
    days = invitations(
        timezone.localdate(case.decided_at), case.review_on, approved=_approved_on(case)
    )
    asked = [day for day in (case.invited_on, case.invite_by_phone_from) if day]
    return is_to_be_invited(days, asked_on=max(asked, default=None), today=today)


def _approved_on(case: Case) -> datetime.date | None:
    plan: SupportPlan | None = getattr(case, "support_plan", None)
    if plan is None or plan.state != SupportPlan.State.APPROVED or plan.settled_at is None:
        return None
    return timezone.localdate(plan.settled_at)


def _invited(case: Case, *, by: "User | str") -> None:
    """In the caller's block of `changing`, which saves."""
    case.invited_on, case.invite_by_phone_from = timezone.localdate(), None
    record(by=by, verb="carers.case.review_invited", subject=case)
