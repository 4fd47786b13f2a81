"""What is told before what, so that longer times and plainer breakdowns keep the most. Pure.

A month of a quarter that is over is told after the quarter, with its other months: less those the
quarter would tell it anyhow. A year follows its quarters. A breakdown follows all
together; teams follow their services, a crossing what it crosses.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from surveys.figures.periods import QUARTER, YEAR, is_over
from surveys.figures.telling.family import SERVICE, TEAM

APRIL = 3
"""The council's year begins three months after that of the calendar."""


@dataclass(frozen=True, order=True)
class Span:
    """Whole months, such as '2026-04' to '2026-06'."""

    first: str
    last: str

    @property
    def months(self) -> list[str]:
        first, last = _number(self.first), _number(self.last)
        return [_month(number) for number in range(first, last + 1)]

    @property
    def quarter(self) -> "Span":
        """That in which it begins."""
        start = _number(self.first) // QUARTER * QUARTER
        return Span(_month(start), _month(start + QUARTER - 1))

    @property
    def quarters(self) -> list["Span"]:
        return [Span(one, one).quarter for one in self.months[::QUARTER]]

    @property
    def each_month(self) -> list["Span"]:
        return [Span(one, one) for one in self.months]

    @property
    def years(self) -> list["Span"]:
        """Of the calendar and the council's, those in which it begins or ends."""
        ends = _number(self.first), _number(self.last)
        starts = {(end - ahead) // YEAR * YEAR + ahead for end in ends for ahead in (0, APRIL)}
        return [Span(_month(start), _month(start + YEAR - 1)) for start in sorted(starts)]

    @property
    def years_around(self) -> "Span":
        """All that hangs together with it through a year."""
        return Span(self.years[0].first, max(year.last for year in self.years))


def layers(span: Span, today: datetime.date) -> list[list[Span]]:
    """What is told one after the other; of one layer all at once. A quarter is told without its
    months: with them other worlds are hundreds of times harder to find, and few ask for them."""
    if len(span.months) == YEAR:
        return [*([one] for one in span.quarters), [span]]
    if span != span.quarter and is_over(span.quarter.last, today):
        return [[span.quarter], span.quarter.each_month]
    return [[span]]


def breakdowns(dimensions: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """All that have to be told before this one, and it."""
    yield ()
    if TEAM in dimensions or SERVICE in dimensions:
        yield (SERVICE,)
        yield (TEAM,)
    for one in dimensions:
        if one not in (TEAM, SERVICE):
            yield (one,)
    if len(dimensions) > 1:
        yield dimensions


def _number(month: str) -> int:
    return int(month[:4]) * YEAR + int(month[5:]) - 1


def _month(number: int) -> str:
    return f"{number // YEAR:04}-{number % YEAR + 1:02}"
