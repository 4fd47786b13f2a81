"""All of it together: the tables, and the cases behind what is late."""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils import timezone

from carers.cases.clocks import REVIEW, Due, targets
from carers.cases.figures import groups, standing, waiting
from carers.cases.figures.counting import Counted, counted
from carers.cases.figures.period import Period
from carers.cases.figures.tables import Table
from carers.models import Case

CALLS = (Case.Kind.CALL_BACK, Case.Kind.REFERRAL)


@dataclass(frozen=True)
class Figures:
    period: Period
    made_at: datetime.datetime
    organisations: Sequence[str]
    tables: Sequence[Table]
    late: Sequence[tuple[Counted, Due]]
    """Cases past a target, with the promise that is latest; reviews apart."""
    reviews_overdue: Sequence[tuple[Counted, Due]]
    unanswered: Sequence[Counted]
    """Call-backs and referrals to whom nobody has spoken yet."""
    open_cases: int


def figures(
    organisations: Collection[str], period: Period, now: datetime.datetime | None = None
) -> Figures:
    made_at = now or timezone.now()
    today, days = timezone.localdate(made_at), targets()
    cases = counted(organisations, period, days, today=today)
    return Figures(
        period=period,
        made_at=made_at,
        organisations=sorted(organisations),
        tables=[
            standing.by_state(cases, period, today=today),
            waiting.waits_now(cases, today=today),
            waiting.waits_over(cases, period, today=today),
            waiting.promises_kept(cases, period, days),
            standing.pauses(organisations, period, today=today),
            groups.by_month(cases, period, today),
            groups.by_organisation(cases, period, today),
            groups.by_language(cases, period, today),
            groups.by_district(cases, period, today),
        ],
        late=_late(cases, reviews=False),
        reviews_overdue=_late(cases, reviews=True),
        unanswered=[
            case
            for case in cases
            if case.is_open and case.kind in CALLS and not case.at("first_contact_at")
        ],
        open_cases=sum(case.is_open for case in cases),
    )


def _late(cases: Sequence[Counted], *, reviews: bool) -> list[tuple[Counted, Due]]:
    """The latest first."""
    found = []
    for case in cases:
        late = [due for due in case.promised if due.is_overdue and (due.step == REVIEW) == reviews]
        if late:
            found.append((case, min(late, key=lambda due: due.on)))
    return sorted(found, key=lambda one: (one[1].on, one[0].reference))
