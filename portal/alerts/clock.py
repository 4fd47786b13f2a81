"""By when: of alerts by their level, of words by the working day."""

import datetime

from portal.alerts.levels import office_opens, rule_for
from portal.registry.working_time import (
    OfficeHours,
    add_working_hours,
    end_of_working_day,
    is_working_time,
    next_opening,
)


def office_hours() -> OfficeHours:
    """When the day line is open: after that the Emergency Duty Team takes over."""
    from portal.ui.records import contact_ways

    ways = contact_ways()
    return OfficeHours(
        opens=office_opens(),
        closes=datetime.time.fromisoformat(ways.mon_thu_until),
        closes_on_friday=datetime.time.fromisoformat(ways.fri_until),
    )


def due_at(level: str, moment: datetime.datetime) -> datetime.datetime:
    """By when somebody has to have taken up an alert that is raised at this moment."""
    clock = rule_for(level).clock
    if clock.counted == "day":
        return end_of_working_day(moment, office_hours())
    if clock.counted == "working":
        return add_working_hours(moment, clock.length, office_hours())
    # In UTC: on the night when the clocks change, an hour is still an hour.
    return moment.astimezone(datetime.UTC) + clock.length


def words_due_at(moment: datetime.datetime) -> datetime.datetime:
    """By when words that are sent at this moment have to be read: the same working day."""
    return end_of_working_day(moment, office_hours())


def is_open(moment: datetime.datetime) -> bool:
    """Whether somebody of the office is there."""
    return is_working_time(moment, office_hours())


def opens_again(moment: datetime.datetime) -> datetime.datetime:
    return next_opening(moment, office_hours())
