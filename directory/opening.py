"""When a service is open: today's hours, 'open now' and the next opening, by the clock in Coventry.

Policy. We never guess. A rule that cannot be placed on the calendar (fortnightly without a first
date, a day without hours) makes the answer 'not known', not 'closed'. 'By appointment' is neither
open nor closed. On a bank holiday nobody told us what a service does, so the answer is 'holiday',
except for a service that is open day and night all week.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from directory.models import WEEKDAYS, Schedule

LONDON = ZoneInfo("Europe/London")
LOOK_AHEAD = 100
"""Days searched for the next opening: enough for a group that meets every third month."""
ONE_DAY = datetime.timedelta(days=1)

Holiday = Callable[[datetime.date], object]
"""Tells a bank holiday: anything true (its name) where the day is one."""


class State(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    HOLIDAY = "holiday"
    APPOINTMENT = "appointment"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Hours:
    """One stretch of opening. It may end on the next day; the end may be unknown."""

    opens: datetime.datetime
    closes: datetime.datetime | None

    def holds(self, moment: datetime.datetime) -> bool:
        return self.closes is not None and self.opens <= moment < self.closes


@dataclass(frozen=True)
class Opening:
    """What can be said at one moment."""

    state: State
    day: datetime.date | None = None
    today: tuple[Hours, ...] = ()
    until: datetime.datetime | None = None
    next: Hours | None = None
    always: bool = False

    @property
    def next_is_today(self) -> bool:
        return self.next is not None and self.next in self.today

    @property
    def ends_today(self) -> bool:
        """Whether 'until 17:00' needs no day beside it; midnight still ends today."""
        if self.until is None or self.day is None:
            return False
        return self.until <= datetime.datetime.combine(self.day + ONE_DAY, datetime.time(), LONDON)


@dataclass(frozen=True)
class WeekdayHours:
    """A row of the table of usual hours. No hours: closed on that day."""

    date: datetime.date
    """That weekday of the present week, so that formatting gives its name in any language."""
    hours: tuple[Hours, ...]
    by_appointment: bool = False


def opening_at(
    rules: Iterable[Schedule], moment: datetime.datetime, *, holiday: Holiday
) -> Opening:
    """What a person can be told at that moment."""
    now = moment.astimezone(LONDON)
    today = now.date()
    current = [rule for rule in rules if not (rule.valid_to and rule.valid_to < today)]
    if current and all(rule.by_appointment for rule in current):
        return Opening(State.APPOINTMENT, today)
    plain = [rule for rule in current if not rule.by_appointment]
    sure = [rule for rule in plain if _can_be_placed(rule)]
    if not sure:
        return Opening(State.UNKNOWN, today)
    hours = hours_on(sure, today)
    if _is_round_the_clock(sure, today):
        return Opening(State.OPEN, today, hours, always=True)
    # Unplaced rules can only make a 'closed' wrong, never an 'open'.
    state, until = _state_of(sure, now, holiday)
    if state == State.CLOSED and len(sure) < len(plain):
        state = State.UNKNOWN
    following = next_opening(sure, now, holiday=holiday) if state != State.OPEN else None
    return Opening(state, today, hours, until, following)


def is_open_at(
    rules: Iterable[Schedule], moment: datetime.datetime, *, holiday: Holiday
) -> bool | None:
    """None where nobody can say: no hours, by appointment, a bank holiday."""
    state = opening_at(rules, moment, holiday=holiday).state
    return {State.OPEN: True, State.CLOSED: False}.get(state)


def hours_on(rules: Iterable[Schedule], day: datetime.date) -> tuple[Hours, ...]:
    """The stretches that begin on that day, earliest first."""
    found = {
        _hours(rule, day) for rule in rules if rule.opens_at is not None and falls_on(rule, day)
    }
    return tuple(sorted(found, key=lambda hours: hours.opens))


def next_opening(
    rules: Sequence[Schedule], moment: datetime.datetime, *, holiday: Holiday
) -> Hours | None:
    """The first stretch that begins after the moment, bank holidays left out."""
    now = moment.astimezone(LONDON)
    return next((hours for hours in _from(rules, now.date(), holiday) if hours.opens > now), None)


def next_dates(
    rules: Iterable[Schedule], moment: datetime.datetime, *, holiday: Holiday, count: int = 3
) -> list[Hours]:
    """The coming dates of everything that does not happen every week."""
    now = moment.astimezone(LONDON)
    rare = [rule for rule in rules if not _is_weekly(rule) and _can_be_placed(rule)]
    coming = (hours for hours in _from(rare, now.date(), holiday) if (hours.closes or now) >= now)
    return [hours for hours, _ in zip(coming, range(count), strict=False)]


def usual_week(rules: Iterable[Schedule], today: datetime.date) -> list[WeekdayHours]:
    """Monday to Sunday of what happens every week; empty where nothing does."""
    weekly = [
        rule for rule in rules
        if _is_weekly(rule) and rule.byday and rule.opens_at is not None
        and (rule.valid_to is None or rule.valid_to >= today)
    ]  # fmt: skip
    if not weekly:
        return []
    monday = today - datetime.timedelta(days=today.weekday())
    return [_weekday(weekly, monday + datetime.timedelta(days=number)) for number in range(7)]


def falls_on(rule: Schedule, day: datetime.date) -> bool:
    """Whether the rule puts an opening on that day."""
    starts = max((date for date in (rule.valid_from, rule.dtstart) if date), default=day)
    if day < starts or (rule.valid_to and day > rule.valid_to):
        return False
    if rule.freq == Schedule.Frequency.MONTHLY:
        return _month_fits(rule, day) and _day_of_month_fits(rule, day)
    return _week_fits(rule, day) and day.weekday() in _weekdays(rule)


def _state_of(
    rules: Sequence[Schedule], now: datetime.datetime, holiday: Holiday
) -> tuple[State, datetime.datetime | None]:
    today = now.date()
    if holiday(today):
        return State.HOLIDAY, None
    around = (today + ONE_DAY * number for number in range(-1, 3))
    open_days = [day for day in around if not holiday(day)]
    stretches = _joined(hours for day in open_days for hours in hours_on(rules, day))
    for hours in stretches:
        if hours.holds(now):
            return State.OPEN, hours.closes
    if any(hours.closes is None and hours.opens <= now for hours in hours_on(rules, today)):
        return State.UNKNOWN, None
    return State.CLOSED, None


def _from(rules: Sequence[Schedule], day: datetime.date, holiday: Holiday) -> Iterator[Hours]:
    for number in range(LOOK_AHEAD):
        date = day + ONE_DAY * number
        if not holiday(date):
            yield from hours_on(rules, date)


def _hours(rule: Schedule, day: datetime.date) -> Hours:
    """A closing time that is not after the opening time is on the next day; 00:00 ends the day."""
    opens = datetime.datetime.combine(day, rule.opens_at or datetime.time(), LONDON)
    if rule.closes_at is None:
        return Hours(opens, None)
    closes = datetime.datetime.combine(day, rule.closes_at, LONDON)
    return Hours(opens, closes if closes > opens else closes + ONE_DAY)


def _joined(stretches: Iterable[Hours]) -> list[Hours]:
    """Stretches that touch or overlap become one, so that 'open until' passes midnight."""
    joined: list[Hours] = []
    for hours in sorted(stretches, key=lambda hours: hours.opens):
        if hours.closes is None:
            continue
        last = joined[-1] if joined else None
        if last and last.closes and hours.opens <= last.closes:
            joined[-1] = Hours(last.opens, max(last.closes, hours.closes))
        else:
            joined.append(hours)
    return joined


def _is_round_the_clock(rules: Sequence[Schedule], today: datetime.date) -> bool:
    week = (today + ONE_DAY * number for number in range(7))
    stretches = _joined(hours for day in week for hours in hours_on(rules, day))
    first = stretches[0] if stretches else None
    return bool(first and first.closes and first.closes - first.opens >= ONE_DAY * 7)


def _can_be_placed(rule: Schedule) -> bool:
    has_day = bool(rule.byday or rule.bymonthday or rule.dtstart)
    return has_day and rule.opens_at is not None and (rule.interval == 1 or bool(rule.dtstart))


def _is_weekly(rule: Schedule) -> bool:
    return rule.freq == Schedule.Frequency.WEEKLY and rule.interval == 1


def _weekday(rules: Sequence[Schedule], date: datetime.date) -> WeekdayHours:
    # The usual week is shown even where a rule starts later this week.
    of_day = [rule for rule in rules if date.weekday() in _weekdays(rule)]
    hours = sorted({_hours(rule, date) for rule in of_day}, key=lambda hours: hours.opens)
    return WeekdayHours(
        date, tuple(hours), bool(of_day) and all(rule.by_appointment for rule in of_day)
    )


def _days(rule: Schedule) -> Iterator[tuple[int, int]]:
    """`2MO,-1FR` as (2, 0), (-1, 4); a plain day has the number 0. Broken parts are left out."""
    for part in rule.byday.upper().split(","):
        number, code = part.strip()[:-2], part.strip()[-2:]
        if code in WEEKDAYS and (not number or number.lstrip("+-").isdecimal()):
            yield int(number or 0), WEEKDAYS.index(code)


def _weekdays(rule: Schedule) -> set[int]:
    if rule.byday:
        return {weekday for _, weekday in _days(rule)}
    return {rule.dtstart.weekday()} if rule.dtstart else set()


def _week_fits(rule: Schedule, day: datetime.date) -> bool:
    if rule.interval == 1:
        return True
    if not rule.dtstart:
        return False
    return ((_monday(day) - _monday(rule.dtstart)).days // 7) % rule.interval == 0


def _month_fits(rule: Schedule, day: datetime.date) -> bool:
    if rule.interval == 1:
        return True
    if not rule.dtstart:
        return False
    months = (day.year - rule.dtstart.year) * 12 + day.month - rule.dtstart.month
    return months % rule.interval == 0


def _day_of_month_fits(rule: Schedule, day: datetime.date) -> bool:
    month_length = ((day.replace(day=28) + 4 * ONE_DAY).replace(day=1) - ONE_DAY).day
    from_end = day.day - month_length - 1
    if rule.bymonthday:
        numbers = {part.strip() for part in rule.bymonthday.split(",")}
        return str(day.day) in numbers or str(from_end) in numbers
    if rule.byday:
        places = {0, (day.day - 1) // 7 + 1, from_end // 7}
        return any(place in places and day.weekday() == weekday for place, weekday in _days(rule))
    return rule.dtstart is not None and day.day == rule.dtstart.day


def _monday(day: datetime.date) -> datetime.date:
    return day - datetime.timedelta(days=day.weekday())
