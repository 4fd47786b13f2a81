"""Months as results name them, '2026-03', one after the other and in words. Pure."""

import datetime
from collections.abc import Iterator

from surveys.figures.periods import MONTH, QUARTER, STARTS, YEAR, NotClosed, must_be_closed

APRIL = 4
Days = tuple[datetime.date, datetime.date]
"""First and last, inclusive."""


def first_day(month: str) -> datetime.date:
    return datetime.date.fromisoformat(f"{month}-01")


def month_on(day: datetime.date) -> str:
    return f"{day:%Y-%m}"


def later(month: str, by: int = 1) -> str:
    """So many months on; back for a negative number."""
    day = first_day(month)
    number = day.year * 12 + day.month - 1 + by
    return f"{number // 12:04}-{number % 12 + 1:02}"


def last_day(month: str) -> datetime.date:
    return first_day(later(month)) - datetime.timedelta(days=1)


def months_between(first: str, last: str) -> Iterator[str]:
    """Both included."""
    month = first
    while month <= last:
        yield month
        month = later(month)


def in_words(month: str) -> str:
    """March 2026."""
    return f"{first_day(month):%B %Y}"


def in_short(month: str) -> str:
    """Mar 26."""
    return f"{first_day(month):%b %y}"


def closed_stretches(first: str, today: datetime.date) -> Iterator[Days]:
    """Whole years of the council from the one that has this month, then quarters, then months, as
    far as they are over: what may be asked for beyond the team."""
    month = first
    while not month.endswith(f"{APRIL:02}"):
        month = later(month, -1)
    for length in (YEAR, QUARTER, MONTH):
        while _is_closed(days := (first_day(month), last_day(later(month, length - 1))), today):
            yield days
            month = later(month, length)


def closed_periods(first: str, today: datetime.date) -> list[Days]:
    """Whole years of the council and quarters that are over, the latest first, years before
    quarters; from the one that has this month."""
    found: list[Days] = []
    for length in (YEAR, QUARTER):
        month = first
        while int(month[-2:]) not in STARTS[length] or (length == YEAR and month[-2:] == "01"):
            month = later(month, -1)
        closed = []
        while _is_closed(days := (first_day(month), last_day(later(month, length - 1))), today):
            closed.append(days)
            month = later(month, length)
        found += reversed(closed)
    return found


def days_in_words(days: Days) -> str:
    """April 2025 to March 2026."""
    return f"{in_words(month_on(days[0]))} to {in_words(month_on(days[1]))}"


def _is_closed(days: Days, today: datetime.date) -> bool:
    try:
        must_be_closed(*days, today)
    except NotClosed:
        return False
    return True
