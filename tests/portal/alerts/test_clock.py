"""By when, at each level: over evenings, weekends, holidays, and when the clocks change."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.alerts import clock
from portal.alerts.models import Level
from portal.registry.working_time import LONDON

MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))


def at(words):
    return datetime.fromisoformat(words).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("level", "raised", "due"),
    [
        ("R0", "2026-11-26 10:00", "2026-11-26 12:00"),
        ("R0", "2026-11-28 23:30", "2026-11-29 01:30"),  # day and night, weekends too
        ("R0", "2026-12-25 03:00", "2026-12-25 05:00"),
        ("R0", "2027-03-28 00:30", "2027-03-28 03:30"),  # summer time begins at one
        ("R0", "2026-10-25 00:30", "2026-10-25 01:30"),  # and ends at two: the second 01:30
        ("concern", "2026-11-28 23:30", "2026-11-29 01:30"),
        ("R2", "2026-11-26 10:00", "2026-11-26 17:00"),
        ("R2", "2026-11-27 10:00", "2026-11-27 16:30"),
        ("R2", "2026-11-27 16:30", "2026-11-30 17:00"),
        ("R2", "2026-12-25 10:00", "2026-12-29 17:00"),
        ("survey", "2026-11-26 10:00", "2026-11-26 11:00"),
        ("survey", "2026-11-27 16:00", "2026-11-30 09:30"),
        ("survey", "2026-11-28 16:00", "2026-11-30 10:00"),
    ],
)
def test_by_when_somebody_takes_it_up(level, raised, due):
    expected = at(due)
    if raised == "2026-10-25 00:30":
        expected = expected.replace(fold=1)
    assert clock.due_at(level, at(raised)).astimezone(UTC) == expected.astimezone(UTC)


@pytest.mark.parametrize("level", Level)
@given(moment=MOMENTS)
def test_due_is_always_later(level, moment):
    assert clock.due_at(level, moment) > moment


@pytest.mark.parametrize("level", ["R0", "concern"])
@given(moment=MOMENTS)
def test_danger_is_two_hours_whatever_the_day(level, moment):
    assert clock.due_at(level, moment) - moment == timedelta(hours=2)


@pytest.mark.parametrize("level", ["R2", "survey"])
@given(moment=MOMENTS)
def test_what_is_counted_in_working_time_ends_in_working_time(level, moment):
    assert clock.is_open(clock.due_at(level, moment) - timedelta(seconds=1))


@given(moment=MOMENTS)
def test_words_are_read_the_same_working_day(moment):
    due = clock.words_due_at(moment).astimezone(LONDON)
    assert (due.date() == moment.astimezone(LONDON).date()) or not clock.is_open(moment)


def test_the_office_closes_when_the_emergency_line_takes_over():
    hours = clock.office_hours()
    assert (hours.opens.hour, hours.closes.hour) == (9, 17)
    assert hours.closes_on_friday.isoformat() == "16:30:00"
