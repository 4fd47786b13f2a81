"""Periods that are over: what a finding and a published figure may be of."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from surveys.figures.periods import DAY, MONTH, QUARTER, YEAR, NotClosed, must_be_closed

SPANS = ((QUARTER, 8), (MONTH, 12), (YEAR, 2))
"""Months, and how many of them are offered; the span that meetings use comes first."""
MONTHS = 12


@dataclass(frozen=True)
class Period:
    first: datetime.date
    last: datetime.date

    @property
    def code(self) -> str:
        """'2026-07-01_2026-09-30', as a form sends it."""
        return f"{self.first}_{self.last}"

    @property
    def label(self) -> str:
        """'July to September 2026'."""
        if (self.first.year, self.first.month) == (self.last.year, self.last.month):
            return f"{self.first:%B %Y}"
        year = "" if self.first.year == self.last.year else f" {self.first.year}"
        return f"{self.first:%B}{year} to {self.last:%B %Y}"


def closed_periods(today: datetime.date | None = None) -> list[Period]:
    """Quarters, months and years that are over, each the latest first."""
    today = today or timezone.localdate()
    return [one for months, number in SPANS for one in _latest(months, number, today)]


def latest_quarter(today: datetime.date | None = None) -> Period:
    return next(_latest(QUARTER, 1, today or timezone.localdate()))


def _latest(months: int, number: int, today: datetime.date) -> Iterator[Period]:
    start = today.year * MONTHS + today.month - 1
    while number:
        first = datetime.date(start // MONTHS, start % MONTHS + 1, 1)
        end = start + months
        last = datetime.date(end // MONTHS, end % MONTHS + 1, 1) - DAY
        try:
            must_be_closed(first, last, today)
        except NotClosed:
            pass
        else:
            yield Period(first, last)
            number -= 1
        start -= 1
