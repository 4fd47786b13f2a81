"""Months one after the other, and what of them is over."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.charts.months import (
    closed_periods,
    closed_stretches,
    days_in_words,
    in_short,
    in_words,
    last_day,
    later,
    months_between,
)
from surveys.figures.periods import must_be_closed

MONTHS = st.builds("{:04}-{:02}".format, st.integers(2015, 2030), st.integers(1, 12))
DAYS = st.dates(datetime.date(2020, 1, 1), datetime.date(2031, 12, 31))


@pytest.mark.parametrize(
    ("month", "by", "expected"),
    [
        ("2026-03", 1, "2026-04"),
        ("2026-12", 1, "2027-01"),
        ("2026-01", -1, "2025-12"),
        ("2026-03", -35, "2023-04"),
        ("2026-03", 0, "2026-03"),
    ],
)
def test_later_and_earlier(month, by, expected):
    assert later(month, by) == expected


@given(MONTHS, st.integers(-100, 100))
def test_there_and_back_again(month, by):
    assert later(later(month, by), -by) == month


def test_months_in_words():
    assert (in_words("2026-03"), in_short("2026-03")) == ("March 2026", "Mar 26")
    assert last_day("2024-02") == datetime.date(2024, 2, 29)
    days = (datetime.date(2025, 4, 1), datetime.date(2026, 3, 31))
    assert days_in_words(days) == "April 2025 to March 2026"


def test_months_between_are_without_a_gap():
    assert list(months_between("2025-11", "2026-02")) == [
        "2025-11",
        "2025-12",
        "2026-01",
        "2026-02",
    ]
    assert list(months_between("2026-02", "2025-11")) == []


def test_years_then_quarters_then_months_as_far_as_they_are_over():
    found = closed_stretches("2024-06", datetime.date(2026, 9, 20))
    assert [(f"{first:%Y-%m}", f"{last:%Y-%m}") for first, last in found] == [
        ("2024-04", "2025-03"),
        ("2025-04", "2026-03"),
        ("2026-04", "2026-06"),
        ("2026-07", "2026-07"),
        ("2026-08", "2026-08"),
    ]


@given(MONTHS, DAYS)
def test_stretches_follow_each_other_and_each_may_be_asked_for(first, today):
    after = None
    for begins, ends in closed_stretches(first, today):
        must_be_closed(begins, ends, today)
        assert after is None or begins == after
        after = ends + datetime.timedelta(days=1)
    assert after is None or after <= today


@given(MONTHS, DAYS)
def test_periods_that_are_offered_are_over_and_the_latest_comes_first(first, today):
    found = closed_periods(first, today)
    for days in found:
        must_be_closed(*days, today)
    years = [days for days in found if (days[1] - days[0]).days > 200]
    quarters = found[len(years) :]
    assert years == sorted(years, reverse=True) == found[: len(years)]
    assert quarters == sorted(quarters, reverse=True)
    assert all(begins.month in (1, 4, 7, 10) for begins, _ in quarters)
    assert all(begins.month == 4 for begins, _ in years)
