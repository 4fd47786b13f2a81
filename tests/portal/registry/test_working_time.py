"""Working hours over evenings, weekends, bank holidays and the nights when the clocks change."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.registry.working_days import is_working_day
from portal.registry.working_time import (
    LONDON,
    OfficeHours,
    add_working_hours,
    end_of_working_day,
    is_working_time,
    next_opening,
)

OFFICE = OfficeHours(time(9), time(17), time(16, 30))
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))
LENGTHS = st.timedeltas(timedelta(minutes=1), timedelta(hours=60))


def at(words: str) -> datetime:
    """A moment in Coventry's time: '2026-11-27 16:29'."""
    return datetime.fromisoformat(words).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("moment", "works"),
    [
        ("2026-11-26 08:59", False),  # a Thursday
        ("2026-11-26 09:00", True),
        ("2026-11-26 16:59", True),
        ("2026-11-26 17:00", False),
        ("2026-11-27 16:29", True),  # a Friday
        ("2026-11-27 16:30", False),
        ("2026-11-28 12:00", False),
        ("2026-12-25 12:00", False),
        ("2026-12-28 12:00", False),  # Boxing Day, a Saturday, is made up for
        ("2026-12-29 12:00", True),
    ],
)
def test_whether_somebody_is_there(moment, works):
    assert is_working_time(at(moment), OFFICE) == works


@pytest.mark.parametrize(
    ("moment", "end"),
    [
        ("2026-11-26 09:00", "2026-11-26 17:00"),
        ("2026-11-26 16:59", "2026-11-26 17:00"),
        ("2026-11-26 17:00", "2026-11-27 16:30"),  # too late: Friday's end
        ("2026-11-26 03:00", "2026-11-26 17:00"),  # before the day has begun
        ("2026-11-27 16:29", "2026-11-27 16:30"),
        ("2026-11-27 16:30", "2026-11-30 17:00"),  # over the weekend
        ("2026-11-28 12:00", "2026-11-30 17:00"),
        ("2026-12-24 18:00", "2026-12-29 17:00"),  # over Christmas
        ("2027-03-25 17:30", "2027-03-30 17:00"),  # over Easter
    ],
)
def test_end_of_the_working_day(moment, end):
    assert end_of_working_day(at(moment), OFFICE) == at(end)


@pytest.mark.parametrize(
    ("moment", "hours", "end"),
    [
        ("2026-11-26 10:00", 1, "2026-11-26 11:00"),
        ("2026-11-26 16:00", 1, "2026-11-26 17:00"),  # just at closing time
        ("2026-11-26 16:30", 1, "2026-11-27 09:30"),
        ("2026-11-26 22:00", 1, "2026-11-27 10:00"),
        ("2026-11-27 16:00", 1, "2026-11-30 09:30"),  # Friday closes earlier
        ("2026-11-28 03:00", 1, "2026-11-30 10:00"),
        ("2026-12-24 16:30", 1, "2026-12-29 09:30"),
        ("2026-11-23 09:00", 39.5, "2026-11-27 16:30"),  # a whole week
        ("2026-11-23 09:00", 40, "2026-11-30 09:30"),
        ("2026-10-23 16:00", 1, "2026-10-26 09:30"),  # winter time begins between
        ("2027-03-25 16:30", 1, "2027-03-30 09:30"),  # summer time, and Easter
    ],
)
def test_adding_working_hours(moment, hours, end):
    assert add_working_hours(at(moment), timedelta(hours=hours), OFFICE) == at(end)


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        ("2026-11-26 12:00", "2026-11-26 12:00"),
        ("2026-11-26 07:00", "2026-11-26 09:00"),
        ("2026-11-27 16:30", "2026-11-30 09:00"),
        ("2026-12-24 17:00", "2026-12-29 09:00"),
    ],
)
def test_when_somebody_is_there_again(moment, opens):
    assert next_opening(at(moment), OFFICE) == at(opens)


def test_the_zone_in_which_a_moment_is_given_does_not_matter():
    summer = datetime(2026, 7, 1, 15, 59, tzinfo=UTC)  # 16:59 in Coventry
    assert is_working_time(summer, OFFICE)
    assert not is_working_time(summer + timedelta(minutes=1), OFFICE)


@given(MOMENTS)
def test_a_working_day_ends_later_than_now_and_when_the_office_closes(moment):
    end = end_of_working_day(moment, OFFICE).astimezone(LONDON)
    assert end > moment
    assert is_working_day(end.date())
    assert not is_working_time(end, OFFICE)
    assert is_working_time(end - timedelta(minutes=1), OFFICE)


@given(MOMENTS)
def test_while_somebody_is_there_the_day_that_ends_is_today(moment):
    if is_working_time(moment, OFFICE):
        assert end_of_working_day(moment, OFFICE).date() == moment.astimezone(LONDON).date()
        assert next_opening(moment, OFFICE) == moment
    else:
        assert is_working_time(next_opening(moment, OFFICE), OFFICE)


@given(MOMENTS, LENGTHS)
def test_working_hours_never_end_outside_of_them(moment, length):
    end = add_working_hours(moment, length, OFFICE)
    assert end >= moment + length
    assert is_working_time(end - timedelta(seconds=1), OFFICE)


@given(MOMENTS, LENGTHS, LENGTHS)
def test_working_hours_add_up(moment, one, other):
    step_by_step = add_working_hours(add_working_hours(moment, one, OFFICE), other, OFFICE)
    assert step_by_step == add_working_hours(moment, one + other, OFFICE)


@given(MOMENTS, LENGTHS)
def test_working_hours_are_counted_minute_by_minute(moment, length):
    """The slow way comes to the same: working minutes until the end."""
    minutes = int(length.total_seconds() // 60) % 600 + 1
    moment = moment.replace(second=0, microsecond=0)
    end = add_working_hours(moment, timedelta(minutes=minutes), OFFICE)
    step, worked = moment, 0
    while step < end:
        worked += is_working_time(step, OFFICE)
        step += timedelta(minutes=1)
    assert worked == minutes


def test_every_day_of_a_year_has_its_own_end():
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    for day in days:
        noon = datetime.combine(day, time(12), LONDON)
        assert (end_of_working_day(noon, OFFICE).date() == day) == is_working_day(day)
