"""Days asked for, as whole months and what is cut off them. Pure.

A week belongs to the month of its Thursday, so that a month is whole where all its Thursdays are.
"""

import datetime
from dataclasses import dataclass

from surveys.figures.periods import DAY, days_of

THURSDAY = 3


@dataclass(frozen=True)
class Days:
    """Inclusive."""

    first: datetime.date
    last: datetime.date


@dataclass(frozen=True)
class Span:
    first_month: str
    """'' where it has no beginning."""
    last_month: str | None
    """None where it has no end."""
    edges: tuple[Days, ...]
    """Each within one month."""

    @property
    def has_months(self) -> bool:
        return self.last_month is None or self.first_month <= self.last_month


NOTHING = Span("-", "", ())


def span_of(first: datetime.date | None, last: datetime.date | None) -> Span:
    if first and last and first > last:
        return NOTHING
    starts, ends = _starts(first) if first else "", _ends(last) if last else None
    span = Span(starts, ends, ())
    if first and last and not span.has_months and f"{first:%Y-%m}" == f"{last:%Y-%m}":
        return Span(starts, ends, (Days(first, last),))
    edges = []
    if first and starts > f"{first:%Y-%m}":
        edges.append(Days(first, _end(first)))
    if last and ends and ends < f"{last:%Y-%m}":
        edges.append(Days(last.replace(day=1), last))
    return Span(starts, ends, tuple(edges))


def _starts(first: datetime.date) -> str:
    """The first whole month."""
    until_thursday = (THURSDAY - first.replace(day=1).weekday()) % 7
    if first.day <= 1 + until_thursday:
        return f"{first:%Y-%m}"
    return f"{_end(first) + DAY:%Y-%m}"


def _ends(last: datetime.date) -> str:
    """The last whole month."""
    end = _end(last)
    since_thursday = (end.weekday() - THURSDAY) % 7
    if last >= end - since_thursday * DAY:
        return f"{last:%Y-%m}"
    return f"{last.replace(day=1) - DAY:%Y-%m}"


def _end(day: datetime.date) -> datetime.date:
    return days_of(f"{day:%Y-%m}")[1]
