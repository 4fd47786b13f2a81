"""Beyond the team only whole periods that are over; a week belongs to the month of its Thursday."""

import datetime

import pytest

from surveys.figures.periods import NotClosed, month_of, must_be_closed, week_filter

day = datetime.date.fromisoformat
TODAY = day("2026-10-06")


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2026-08-01", "2026-08-31"),
        ("2026-09-01", "2026-09-30"),
        ("2026-04-01", "2026-06-30"),
        ("2025-01-01", "2025-12-31"),
        ("2025-04-01", "2026-03-31"),
        ("2024-02-01", "2024-02-29"),
    ],
)
def test_whole_periods_that_are_over(first, last):
    must_be_closed(day(first), day(last), TODAY)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (None, None, "Give a whole month"),
        ("2026-08-01", None, "Give a whole month"),
        ("2026-08-02", "2026-08-31", "not one whole"),
        ("2026-08-01", "2026-08-30", "not one whole"),
        ("2026-07-01", "2026-08-31", "not one whole"),
        ("2026-05-01", "2026-07-31", "not one whole"),
        ("2025-02-01", "2026-01-31", "not one whole"),
        ("2026-10-01", "2026-10-31", "not over yet"),
        ("2026-08-31", "2026-08-01", "not one whole"),
    ],
)
def test_anything_else_is_refused_with_an_example(first, last, said):
    with pytest.raises(NotClosed, match=said) as refusal:
        must_be_closed(first and day(first), last and day(last), TODAY)
    assert "--from 2026-09-01 --to 2026-09-30" in str(refusal.value)


@pytest.mark.parametrize(("today", "closed"), [("2026-05-03", False), ("2026-05-04", True)])
def test_a_month_is_over_when_its_last_week_is(today, closed):
    """Thursday 30 April 2026 makes the week to 3 May one of April."""
    month = day("2026-04-01"), day("2026-04-30")
    if closed:
        must_be_closed(*month, day(today))
    else:
        with pytest.raises(NotClosed):
            must_be_closed(*month, day(today))


@pytest.mark.parametrize(
    ("week", "month"),
    [("2026-03-30", "2026-04"), ("2026-04-27", "2026-04"), ("2026-06-29", "2026-07")],
)
def test_a_week_belongs_to_the_month_of_its_thursday(week, month):
    assert month_of(day(week)) == month
    first = day(f"{month}-01")
    last = (first + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1)
    found = week_filter(first, last)
    assert found["week__gte"] <= day(week) <= found["week__lte"]


def test_without_days_all_weeks_count():
    assert week_filter(None, None) == {}
