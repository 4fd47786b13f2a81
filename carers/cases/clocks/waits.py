"""How long carers waited, in the three ways the council's papers define it (data/waits.toml).

Days are counted as in the papers, weekends included; beside it without the time in which the
service waited for the carer.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from statistics import median

from django.utils import timezone

from carers.cases.clocks.days import elapsed
from carers.cases.clocks.due import WITH_ANSWERS, Clock
from carers.cases.clocks.steps import rows_of
from carers.models import Case


@dataclass(frozen=True)
class Wait:
    """The fields are explained in data/waits.toml."""

    code: str
    title: str
    definition: str
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    applies_to: str
    source: str
    verify: str = field(default="", compare=False)

    def applies(self, clock: Clock) -> bool:
        if self.applies_to == "support":
            return clock.gets_support or clock.at.get("support_started_at") is not None
        return clock.kind in WITH_ANSWERS

    def started(self, clock: Clock) -> datetime.date | None:
        return _earliest(clock, self.starts) if self.applies(clock) else None

    def ended(self, clock: Clock) -> datetime.date | None:
        return _earliest(clock, self.ends) if self.applies(clock) else None


@dataclass(frozen=True)
class Waited:
    """How long one wait of one case lasted, or has lasted until today."""

    wait: Wait
    since: datetime.date
    until: datetime.date
    is_over: bool
    days: int
    """As the papers count."""
    without_pauses: int


@cache
def _waits() -> tuple[Wait, ...]:
    return tuple(Wait(**row) for row in rows_of("waits.toml", "wait"))


WAITS: tuple[Wait, ...] = _waits()


def waited(wait: Wait, clock: Clock, *, today: datetime.date) -> Waited | None:
    """None where it has not begun, or where the case ended before anything came of it."""
    since, end = wait.started(clock), wait.ended(clock)
    if since is None or (end is None and clock.has_ended):
        return None
    # What happened before the wait began (support that goes on since last year) is no wait.
    until = max(end or today, since)
    return Waited(
        wait=wait,
        since=since,
        until=until,
        is_over=end is not None,
        days=elapsed(since, until),
        without_pauses=elapsed(since, until, clock.pauses),
    )


def waits_of(case: Case, *, today: datetime.date | None = None) -> list[Waited]:
    """Those of the three that have begun."""
    clock, day = Clock.of(case), today or timezone.localdate()
    return [found for wait in WAITS if (found := waited(wait, clock, today=day))]


@dataclass(frozen=True)
class Spread:
    """Of many waits: how many, the middle one and the longest."""

    number: int
    median: float
    longest: int


def spread(days: Iterable[int]) -> Spread | None:
    """None for no waits at all."""
    known = list(days)
    return Spread(len(known), median(known), max(known)) if known else None


def _earliest(clock: Clock, names: Iterable[str]) -> datetime.date | None:
    times = [time for name in names if (time := clock.at.get(name))]
    return timezone.localdate(min(times)) if times else None
