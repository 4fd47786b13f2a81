"""Working hours: clocks that stand still when the office is closed.

All of it in Coventry's time: the days on which the clocks change are Sundays, when nobody works.
"""

import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from portal.registry.working_days import add_working_days, is_working_day

LONDON = ZoneInfo("Europe/London")
FRIDAY = 4
A_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class OfficeHours:
    """When somebody is there: Monday to Thursday, and on Fridays until an hour of its own."""

    opens: datetime.time
    closes: datetime.time
    closes_on_friday: datetime.time

    def opening(self, day: datetime.date) -> datetime.datetime:
        """When a working day begins."""
        return datetime.datetime.combine(day, self.opens, LONDON)

    def closing(self, day: datetime.date) -> datetime.datetime:
        closes = self.closes_on_friday if day.weekday() == FRIDAY else self.closes
        return datetime.datetime.combine(day, closes, LONDON)


def is_working_time(moment: datetime.datetime, office: OfficeHours) -> bool:
    """Whether somebody is there. The minute of closing is too late."""
    day = moment.astimezone(LONDON).date()
    return is_working_day(day) and office.opening(day) <= moment < office.closing(day)


def end_of_working_day(moment: datetime.datetime, office: OfficeHours) -> datetime.datetime:
    """When the same working day ends; of what comes after hours, the next working day."""
    return office.closing(_day_of_work(moment, office))


def next_opening(moment: datetime.datetime, office: OfficeHours) -> datetime.datetime:
    """When somebody is there again; this very moment while somebody is there."""
    return max(moment, office.opening(_day_of_work(moment, office))).astimezone(LONDON)


def add_working_hours(
    moment: datetime.datetime, length: datetime.timedelta, office: OfficeHours
) -> datetime.datetime:
    """When so much working time has gone by. None of it goes by at night, at weekends, on holidays.

    A length that ends just at closing time ends then, not on the next morning.
    """
    day = _day_of_work(moment, office)
    start = next_opening(moment, office)
    while (left := office.closing(day) - start) < length:
        length -= left
        day = add_working_days(day, 1)
        start = office.opening(day)
    return start + length


def _day_of_work(moment: datetime.datetime, office: OfficeHours) -> datetime.date:
    """The day, if it is a working day that has not ended; else the next one."""
    day = moment.astimezone(LONDON).date()
    if is_working_day(day) and moment < office.closing(day):
        return day
    return add_working_days(day, 1)
