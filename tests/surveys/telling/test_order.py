"""What is told before what."""

import datetime

import pytest

from surveys.figures.telling.order import Span, breakdowns, layers

TODAY = datetime.date(2026, 8, 20)
Q1, Q2, Q3 = Span("2026-01", "2026-03"), Span("2026-04", "2026-06"), Span("2026-07", "2026-09")
MAY, JULY = Span("2026-05", "2026-05"), Span("2026-07", "2026-07")
YEAR = Span("2025-04", "2026-03")


def test_months():
    assert Q2.months == ["2026-04", "2026-05", "2026-06"]
    assert Span("2025-12", "2026-01").months == ["2025-12", "2026-01"]


@pytest.mark.parametrize(("span", "quarter"), [(MAY, Q2), (JULY, Q3), (Q1, Q1)])
def test_of_which_quarter(span, quarter):
    assert span.quarter == quarter


@pytest.mark.parametrize(
    ("span", "years"),
    [
        (Q1, [("2025-04", "2026-03"), ("2026-01", "2026-12")]),
        (MAY, [("2026-01", "2026-12"), ("2026-04", "2027-03")]),
    ],
)
def test_of_which_years(span, years):
    assert [(year.first, year.last) for year in span.years] == years


def test_what_hangs_together_through_years():
    assert Q1.years_around == Span("2025-04", "2026-12")
    assert YEAR.years_around == Span("2025-01", "2026-12")


def test_a_quarter_is_told_by_itself():
    assert layers(Q2, TODAY) == [[Q2]]


def test_a_month_is_told_after_its_quarter_and_with_its_other_months():
    assert layers(MAY, TODAY) == [[Q2], Q2.each_month]


def test_a_month_whose_quarter_is_not_over_is_told_by_itself():
    assert layers(JULY, TODAY) == [[JULY]]


def test_a_year_follows_its_quarters():
    assert layers(YEAR, TODAY) == [*([quarter] for quarter in YEAR.quarters), [YEAR]]


@pytest.mark.parametrize(
    ("dimensions", "before"),
    [
        ((), []),
        (("age",), [()]),
        (("service",), [(), ("service",)]),
        (("team",), [(), ("service",)]),
        (("age", "team"), [(), ("service",), ("team",), ("age",)]),
        (("age", "language"), [(), ("age",), ("language",)]),
    ],
)
def test_breakdowns_follow_what_they_add_up_to(dimensions, before):
    found = list(breakdowns(dimensions))
    assert found[: len(before)] == before
    assert found[-1] in (dimensions, ("team",))
    assert dimensions in found
