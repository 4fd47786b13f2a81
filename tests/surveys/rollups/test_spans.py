"""Days are cut into whole months and edges, by their Thursdays; nothing is lost or doubled."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.figures.periods import days_of, month_of
from surveys.figures.spans import Days, span_of

day = datetime.date.fromisoformat
DAY = st.dates(day("2025-11-01"), day("2026-06-30"))
MONDAYS = [day("2025-09-01") + datetime.timedelta(days=7 * number) for number in range(60)]


@given(DAY | st.none(), DAY | st.none())
def test_each_week_is_in_one_place_or_in_none(first, last):
    span = span_of(first, last)
    for week in MONDAYS:
        thursday, month = week + datetime.timedelta(days=3), month_of(week)
        is_asked = (first or thursday) <= thursday <= (last or thursday)
        in_months = span.has_months and span.first_month <= month <= (span.last_month or month)
        in_edges = [days for days in span.edges if days.first <= thursday <= days.last]
        assert in_months + len(in_edges) == is_asked


@given(DAY, DAY)
def test_an_edge_is_within_a_month(first, last):
    for days in span_of(first, last).edges:
        assert f"{days.first:%Y-%m}" == f"{days.last:%Y-%m}"


@pytest.mark.parametrize("month", ["2026-01", "2026-02", "2026-04"])
def test_a_whole_month_has_no_edges(month):
    span = span_of(*days_of(month))
    assert (span.first_month, span.last_month, span.edges) == (month, month, ())


def test_before_the_first_thursday_nothing_is_cut_off():
    """1 May 2026 is a Friday: its first Thursday is the 7th."""
    assert span_of(day("2026-05-07"), None).edges == ()
    assert span_of(day("2026-05-08"), None).edges == (Days(day("2026-05-08"), day("2026-05-31")),)
