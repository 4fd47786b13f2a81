"""Which answers belong to a period, and which periods are closed. Pure.

Of an anonymous answer only the week is known, so that all go by their week: it belongs to the month
of its Thursday, as in ISO 8601.
"""

import datetime

TO_THURSDAY = datetime.timedelta(days=3)
DAY, WEEK = datetime.timedelta(days=1), datetime.timedelta(days=7)
MONTH, QUARTER, YEAR = 1, 3, 12
STARTS = {MONTH: range(1, 13), QUARTER: (1, 4, 7, 10), YEAR: (1, 4)}
"""Months in which each may begin. A year is that of the calendar, or the council's from April."""
EXAMPLE = "For example: --from {first} --to {last}."


class NotClosed(Exception):
    """Not a whole month, quarter or year that is over; the message says so in a sentence."""


def must_be_closed(
    first: datetime.date | None, last: datetime.date | None, today: datetime.date
) -> None:
    """For what goes beyond the team. Raises NotClosed.

    A period is over when the last week that belongs to it is.
    """
    if first is None or last is None:
        raise NotClosed(f"Give a whole month, quarter or year that is over. {_example(today)}")
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    is_whole = first.day == 1 and (last + DAY).day == 1
    if not is_whole or first.month not in STARTS.get(months, ()):
        raise NotClosed(
            f"From {first} to {last} is not one whole month, quarter or year. {_example(today)}"
        )
    if _closes(last) >= today:
        raise NotClosed(f"The period to {last} is not over yet. {_example(today)}")


def is_over(month: str, today: datetime.date) -> bool:
    """'2026-03', with its last week."""
    return _closes(days_of(month)[1]) < today


def month_of(week: datetime.date) -> str:
    return f"{week + TO_THURSDAY:%Y-%m}"


def days_of(month: str) -> tuple[datetime.date, datetime.date]:
    """First and last of '2026-03'."""
    first = datetime.date.fromisoformat(f"{month}-01")
    return first, (first + 31 * DAY).replace(day=1) - DAY


def week_filter(
    first: datetime.date | None, last: datetime.date | None
) -> dict[str, datetime.date]:
    """Of the field `week`, which holds Mondays."""
    found = {}
    if first is not None:
        found["week__gte"] = first - TO_THURSDAY
    if last is not None:
        found["week__lte"] = last - TO_THURSDAY
    return found


def _closes(last: datetime.date) -> datetime.date:
    """The Sunday of its last week."""
    thursday = last - datetime.timedelta(days=(last.weekday() - 3) % 7)
    return max(last, thursday + TO_THURSDAY)


def _example(today: datetime.date) -> str:
    """The latest month that is over."""
    last = today.replace(day=1) - DAY
    while _closes(last) >= today:
        last = last.replace(day=1) - DAY
    return EXAMPLE.format(first=last.replace(day=1), last=last)
