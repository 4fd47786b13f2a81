"""Which days figures are about."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carers.cases.figures import PERIODS, Period, period_of
from tests.carers.cases.clocks.test_days import at

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("code", "today", "first", "last"),
    [
        ("year", TODAY, date(2025, 12, 1), TODAY),
        ("year", date(2028, 2, 29), date(2027, 3, 1), date(2028, 2, 29)),
        ("month", TODAY, date(2026, 11, 1), TODAY),
        ("last-month", TODAY, date(2026, 10, 1), date(2026, 10, 31)),
        ("last-month", date(2027, 1, 1), date(2026, 12, 1), date(2026, 12, 31)),
        ("last-month", date(2028, 3, 31), date(2028, 2, 1), date(2028, 2, 29)),
        ("last-quarter", TODAY, date(2026, 7, 1), date(2026, 9, 30)),
        ("last-quarter", date(2027, 2, 1), date(2026, 10, 1), date(2026, 12, 31)),
        ("financial-year", TODAY, date(2026, 4, 1), TODAY),
        ("financial-year", date(2027, 3, 31), date(2026, 4, 1), date(2027, 3, 31)),
        ("last-financial-year", TODAY, date(2025, 4, 1), date(2026, 3, 31)),
        ("last-financial-year", date(2027, 3, 31), date(2025, 4, 1), date(2026, 3, 31)),
    ],
)
def test_from_its_first_to_its_last_day(code, today, first, last):
    period = period_of(code, today)
    assert (period.code, period.first, period.last) == (code, first, last)


@pytest.mark.parametrize("code", ["", "decade", "\x00", "YEAR"])
def test_any_other_is_the_last_twelve_months(code):
    assert period_of(code, TODAY) == period_of("year", TODAY)


@pytest.mark.parametrize(
    ("moment", "held"),
    [
        ("2026-10-01T00:00", True),
        ("2026-10-31T23:59", True),
        ("2026-09-30T23:59", False),
        ("2026-11-01T00:00", False),
    ],
)
def test_its_days_are_those_of_coventry(moment, held):
    assert period_of("last-month", TODAY).holds(at(moment)) is held


def test_what_has_not_happened_is_in_no_period():
    assert not period_of("year", TODAY).holds(None)


def test_its_months():
    assert Period("", "", date(2026, 12, 3), date(2027, 2, 1)).months() == [
        date(2026, 12, 1),
        date(2027, 1, 1),
        date(2027, 2, 1),
    ]


@given(st.sampled_from(list(PERIODS)), st.dates(date(2025, 1, 1), date(2040, 1, 1)))
def test_it_never_reaches_beyond_today_and_begins_with_a_month(code, today):
    period = period_of(code, today)
    assert period.first <= period.last <= today
    assert period.first.day == 1
    assert len(period.months()) <= 12
