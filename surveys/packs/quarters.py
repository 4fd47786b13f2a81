"""Quarters of the calendar, and which of them are over. Pure."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from surveys.figures.periods import DAY, NotClosed, must_be_closed

CODE = re.compile(r"(20\d\d)-q([1-4])", re.ASCII)
MONTHS = 3


class NoQuarter(Exception):
    """Nothing like '2026-q3'."""


@dataclass(frozen=True)
class Quarter:
    first: datetime.date

    @property
    def last(self) -> datetime.date:
        return _later(self.first, MONTHS) - DAY

    @property
    def code(self) -> str:
        return f"{self.first.year}-q{self.first.month // MONTHS + 1}"

    @property
    def words(self) -> str:
        return f"{self.first:%B} to {self.last:%B %Y}"

    @property
    def before(self) -> "Quarter":
        return quarter_of(self.first - DAY)

    def is_over(self, today: datetime.date) -> bool:
        """Once the last week that belongs to it is."""
        try:
            must_be_closed(self.first, self.last, today)
        except NotClosed:
            return False
        return True


def quarter_of(day: datetime.date) -> Quarter:
    month = (day.month - 1) // MONTHS * MONTHS + 1
    return Quarter(datetime.date(day.year, month, 1))


def quarter_called(code: str) -> Quarter:
    """Raises NoQuarter."""
    found = CODE.fullmatch(code)
    if found is None:
        raise NoQuarter(code)
    year, number = map(int, found.groups())
    return Quarter(datetime.date(year, (number - 1) * MONTHS + 1, 1))


def quarters_over(today: datetime.date, *, most: int) -> Iterator[Quarter]:
    """The latest first."""
    quarter, found = quarter_of(today), 0
    while found < most:
        quarter = quarter.before
        if quarter.is_over(today):
            found += 1
            yield quarter


def _later(first: datetime.date, months: int) -> datetime.date:
    month = first.month - 1 + months
    return first.replace(year=first.year + month // 12, month=month % 12 + 1)
