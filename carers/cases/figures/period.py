"""The days that figures are about. Whole months, but for one that is not over."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

APRIL = 4
ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Period:
    code: str
    title: str
    first: datetime.date
    last: datetime.date
    """Included."""

    @cached_property
    def _bounds(self) -> tuple[datetime.datetime, datetime.datetime]:
        """Its first moment, and the first after it: asked of each time of thousands of cases."""
        midnight = datetime.time()
        days = (self.first, self.last + ONE_DAY)
        start, end = (datetime.datetime.combine(day, midnight) for day in days)
        return timezone.make_aware(start), timezone.make_aware(end)

    def holds(self, at: datetime.datetime | None) -> bool:
        if at is None:
            return False
        start, end = self._bounds
        return start <= at < end

    def months(self) -> list[datetime.date]:
        """The first day of each month in it."""
        found, day = [], self.first.replace(day=1)
        while day <= self.last:
            found.append(day)
            day = months_on(day, 1)
        return found


def months_on(day: datetime.date, number: int) -> datetime.date:
    """The first of the month so many months later; a number below nought goes back."""
    months = day.year * 12 + day.month - 1 + number
    return datetime.date(months // 12, months % 12 + 1, 1)


def _financial(today: datetime.date, back: int = 0) -> datetime.date:
    """1 April of this financial year, or of one before."""
    return datetime.date(today.year - (today.month < APRIL) - back, APRIL, 1)


def _quarter(today: datetime.date) -> datetime.date:
    return today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)


Span = tuple[datetime.date, datetime.date]
PERIODS: Mapping[str, tuple[str, Callable[[datetime.date], Span]]] = {
    "year": ("The last 12 months", lambda today: (months_on(today, -11), today)),
    "month": ("This month", lambda today: (months_on(today, 0), today)),
    "last-month": (
        "Last month",
        lambda today: (months_on(today, -1), months_on(today, 0) - ONE_DAY),
    ),
    "last-quarter": (
        "The last whole quarter",
        lambda today: (months_on(_quarter(today), -3), _quarter(today) - ONE_DAY),
    ),
    "financial-year": ("This financial year", lambda today: (_financial(today), today)),
    "last-financial-year": (
        "The last financial year",
        lambda today: (_financial(today, 1), _financial(today) - ONE_DAY),
    ),
}
"""By code: its name, and its first and last day."""


def period_of(code: str, today: datetime.date) -> Period:
    """The last twelve months for any other code."""
    known = code if code in PERIODS else next(iter(PERIODS))
    title, span = PERIODS[known]
    return Period(known, title, *span(today))
