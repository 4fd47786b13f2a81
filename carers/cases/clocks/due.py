"""What has been promised next about a case, by when, and whether that day has passed."""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from carers.cases.clocks.days import Pause, day_received, due_day, working_days_between
from carers.cases.clocks.steps import REVIEW, STEP_BY_CODE, STEPS, Step, targets
from carers.models import Case, CasePause, Decision
from carers.models.cases import CaseQuerySet

WITH_ANSWERS = (Case.Kind.ASSESSMENT, Case.Kind.REVIEW)
TIMES = (
    "started_at",
    "sent_at",
    "first_contact_at",
    "talked_at",
    "decided_at",
    "record_sent_at",
    "support_started_at",
)


@dataclass(frozen=True)
class Clock:
    """Of a case, all that its clocks go by: plain values, nothing of her."""

    kind: str
    at: Mapping[str, datetime.datetime | None]
    """Times by field."""
    pauses: Sequence[Pause] = ()
    review_on: datetime.date | None = None
    is_reviewed: bool = False
    """A later review of it has begun."""
    gets_support: bool = False
    """The decision is that she has eligible needs."""
    has_ended: bool = False

    @classmethod
    def of(cls, case: Case) -> "Clock":
        """Three queries. For many, `clocks_of` asks as often."""
        return clocks_of([case])[case.pk]

    @property
    def stands(self) -> bool:
        return any(pause.last is None for pause in self.pauses)

    def applies(self, step: Step) -> bool:
        return {
            "everyone": True,
            "answers": self.kind in WITH_ANSWERS,
            "support": self.gets_support,
        }[step.applies_to]

    def runs(self, step: Step) -> datetime.datetime | None:
        """When the step began; None where it has not, is done, or is not for this case."""
        if self.has_ended or not self.applies(step) or step.end(self.at.get):
            return None
        return step.start(self.at.get)


@dataclass(frozen=True)
class Due:
    step: str
    """A code of `STEPS`."""
    on: datetime.date
    """The last day on which it is in time."""
    today: datetime.date = field(repr=False)
    stands: bool = False
    """The clock stands: `on` moves on with each day."""

    @property
    def title(self) -> str:
        return STEP_BY_CODE[self.step].title

    @property
    def is_overdue(self) -> bool:
        return self.on < self.today

    @property
    def days(self) -> int:
        """Working days left; below nought for those that it is late."""
        return working_days_between(self.today, self.on)

    @property
    def in_days(self) -> str:
        """'2 working days left', for pages of staff."""
        number = abs(self.days)
        count = f"{number} working day{'' if number == 1 else 's'}"
        if self.is_overdue:
            return f"{count} late" if number else "Late since the last working day"
        if self.stands:
            return f"Clock stands, {count} left"
        return "Due today" if self.on == self.today else f"{count} left"


def promises(clock: Clock, days: Mapping[str, int], *, today: datetime.date) -> list[Due]:
    """All that is promised of it now; `days` are the targets (`steps.targets`)."""
    promised = [
        Due(
            step.code,
            due_day(day_received(start), days[step.code], clock.pauses, today=today),
            today,
            clock.stands,
        )
        for step in STEPS
        if step.code in days and (start := clock.runs(step))
    ]
    if clock.review_on and not clock.is_reviewed and not clock.has_ended:
        promised.append(Due(REVIEW, clock.review_on, today))
    return promised


def next_due(clock: Clock, days: Mapping[str, int], *, today: datetime.date) -> Due | None:
    """The promise that falls due first; None where nothing is promised."""
    return min(promises(clock, days, today=today), key=lambda due: due.on, default=None)


def clocks_of(cases: Sequence[Case] | CaseQuerySet) -> dict[uuid.UUID, Clock]:
    """By case, in three queries besides that of the cases. Opens nothing that is encrypted, where
    the cases themselves were fetched without."""
    wanted: Any = list(cases)
    if isinstance(cases, CaseQuerySet) and not cases.query.is_sliced:
        # Not thousands of ids in a query: the rule by which they were found.
        wanted = cases.order_by().values("pk")
    pauses: dict[uuid.UUID, list[Pause]] = defaultdict(list)
    rows = CasePause.objects.filter(case__in=wanted).values_list("case", "started_at", "ended_at")
    for pk, start, end in rows:
        pauses[pk].append(Pause.between(start, end))
    outcomes = Decision.objects.filter(case__in=wanted, outcome=Decision.Outcome.MEETS)
    supported = set(outcomes.values_list("case", flat=True))
    reviews = Case.objects.filter(previous__in=wanted).exclude(state=Case.State.WITHDRAWN)
    reviewed = set(reviews.order_by().values_list("previous", flat=True))
    return {
        case.pk: Clock(
            kind=case.kind,
            at={name: getattr(case, name) for name in TIMES},
            pauses=pauses[case.pk],
            review_on=case.review_on,
            is_reviewed=case.pk in reviewed,
            gets_support=case.pk in supported,
            has_ended=case.has_ended,
        )
        for case in cases
    }


def due_of(case: Case, *, today: datetime.date | None = None) -> Due | None:
    """For one case. For many, `dues_of` asks once."""
    return next_due(Clock.of(case), targets(), today=today or timezone.localdate())


def dues_of(
    cases: Sequence[Case] | CaseQuerySet, *, today: datetime.date | None = None
) -> dict[uuid.UUID, Due | None]:
    """By case, for lists: four queries for however many."""
    days, day = targets(), today or timezone.localdate()
    return {pk: next_due(clock, days, today=day) for pk, clock in clocks_of(cases).items()}
