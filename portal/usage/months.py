"""The months that figures of use are about: whole ones alone, none that is still going on."""

import datetime
from dataclasses import dataclass

CHOICES = ((3, "Last 3 months"), (6, "Last 6 months"), (12, "Last 12 months"))
USUAL = 6


@dataclass(frozen=True)
class Period:
    months: tuple[datetime.date, ...]
    """First days, the oldest first."""

    @property
    def first(self) -> datetime.date:
        return self.months[0]

    @property
    def last(self) -> datetime.date:
        return self.months[-1]

    @property
    def words(self) -> str:
        first, last = month_words(self.first), month_words(self.last)
        return first if first == last else f"{first} to {last}"


def closed_months(today: datetime.date, number: int) -> Period:
    """So many months up to the last that is over."""
    return Period(tuple(months_on(today, -back) for back in range(number, 0, -1)))


def months_on(day: datetime.date, number: int) -> datetime.date:
    """The first day of the month so many months later; a number below nought goes back."""
    months = day.year * 12 + day.month - 1 + number
    return datetime.date(months // 12, months % 12 + 1, 1)


def month_words(first: datetime.date) -> str:
    return f"{first:%B %Y}"
