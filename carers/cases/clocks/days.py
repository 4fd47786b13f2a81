"""Working days with pauses. Days are those of Coventry: times become local dates first, so that
a change of the clocks moves nothing.

What counts:
- What comes after the council's offices have closed, or on a day that is no working day, counts as
  received on the next working day; what comes before they open, on that day.
- The day it is received is day nought; a target of two working days is the second one after it.
- While the service waits for the carer no day counts: neither the day a pause begins nor those that
  follow; the day it ends counts again. A pause that begins and ends on one day changes nothing.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone

from portal.registry.working_days import add_working_days, is_working_day

ONE_DAY = datetime.timedelta(days=1)
FRIDAY = 4
CLOSES, CLOSES_ON_FRIDAY = datetime.time(17, 0), datetime.time(16, 30)
"""From when the Emergency Duty Team answers (coventry.md 1, Safeguarding escalation)."""


@dataclass(frozen=True)
class Pause:
    """Days on which the clock stands: from the first up to the last, which counts again."""

    first: datetime.date
    last: datetime.date | None = None
    """None while it lasts."""

    @classmethod
    def between(cls, start: datetime.datetime, end: datetime.datetime | None) -> "Pause":
        return cls(timezone.localdate(start), timezone.localdate(end) if end else None)

    def holds_on(self, day: datetime.date) -> bool:
        return self.first <= day and (self.last is None or day < self.last)


def day_received(at: datetime.datetime) -> datetime.date:
    """The working day that counts as the one on which it came."""
    local = timezone.localtime(at)
    closes = CLOSES_ON_FRIDAY if local.weekday() == FRIDAY else CLOSES
    day = local.date()
    return add_working_days(day, 1 if is_working_day(day) and local.time() >= closes else 0)


def due_day(
    received: datetime.date, days: int, pauses: Sequence[Pause], *, today: datetime.date
) -> datetime.date:
    """The last day on which it is in time. While a pause lasts: as if it ended today."""
    known = [Pause(one.first, one.last or max(today, one.first)) for one in pauses]
    day, left = received, days
    while left > 0 or not _counts(day, known):
        day += ONE_DAY
        left -= _counts(day, known)
    return day


def working_days_between(first: datetime.date, last: datetime.date) -> int:
    """Working days after the first, the last included; below nought where it lies before."""
    if last < first:
        return -working_days_between(last, first)
    days = (last - first).days
    return sum(is_working_day(first + number * ONE_DAY) for number in range(1, days + 1))


def elapsed(start: datetime.date, end: datetime.date, pauses: Iterable[Pause] = ()) -> int:
    """Days from one to the other, weekends included; those of pauses left out, none twice."""
    spans = sorted((max(one.first, start), min(one.last or end, end)) for one in pauses)
    paused, until = 0, start
    for first, last in spans:
        paused += max((last - max(first, until)).days, 0)
        until = max(until, last)
    return max((end - start).days - paused, 0)


def _counts(day: datetime.date, pauses: Sequence[Pause]) -> bool:
    return is_working_day(day) and not any(one.holds_on(day) for one in pauses)
