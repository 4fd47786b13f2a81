"""Working days in England."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.registry.working_days import add_working_days, bank_holiday, is_working_day

FRIDAY, SATURDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 23)


def test_weekdays_are_working_days():
    assert is_working_day(FRIDAY)


def test_weekends_are_not():
    assert not is_working_day(SATURDAY)


@pytest.mark.parametrize(
    "day", [date(2026, 12, 25), date(2026, 12, 28), date(2027, 3, 26), date(2027, 8, 30)]
)
def test_english_bank_holidays_are_not(day):
    assert not is_working_day(day)
    assert bank_holiday(day)


def test_scottish_holidays_are_working_days():
    assert is_working_day(date(2026, 11, 30))


def test_an_ordinary_day_has_no_holiday():
    assert bank_holiday(FRIDAY) == ""


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (FRIDAY, 1, MONDAY),
        (SATURDAY, 1, MONDAY),
        (SATURDAY, 0, MONDAY),
        (FRIDAY, 0, FRIDAY),
        (MONDAY, -1, FRIDAY),
        (date(2026, 12, 24), 1, date(2026, 12, 29)),
    ],
)
def test_adding_working_days(start, count, end):
    assert add_working_days(start, count) == end


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.integers(-30, 30))
def test_the_day_reached_is_always_a_working_day(start, count):
    assert is_working_day(add_working_days(start, count))


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.integers(1, 30))
def test_going_on_and_back_ends_where_a_working_day_began(start, count):
    start = add_working_days(start, 0)
    assert add_working_days(add_working_days(start, count), -count) == start
