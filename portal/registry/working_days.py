"""Working days in England: Monday to Friday without bank holidays."""

import datetime
from functools import cache

import holidays

SATURDAY = 5


@cache
def _england(year: int) -> dict[datetime.date, str]:
    return dict(holidays.country_holidays("GB", subdiv="ENG", years=year))


def bank_holiday(day: datetime.date) -> str:
    """The English name of the bank holiday on this day, or nothing."""
    return _england(day.year).get(day, "")


def is_working_day(day: datetime.date) -> bool:
    return day.weekday() < SATURDAY and not bank_holiday(day)


def add_working_days(day: datetime.date, count: int) -> datetime.date:
    """The day `count` working days after this one; a count below zero goes back.

    The day itself is not counted. None at all gives the day, or the next working day if it is none.
    """
    step = datetime.timedelta(days=1 if count >= 0 else -1)
    if count == 0:
        while not is_working_day(day):
            day += step
        return day
    for _ in range(abs(count)):
        day += step
        while not is_working_day(day):
            day += step
    return day
