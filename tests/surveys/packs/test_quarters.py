"""Quarters of the calendar, and which are over."""

import datetime

import pytest

from surveys.packs.quarters import NoQuarter, quarter_called, quarter_of, quarters_over

DAY = datetime.date


@pytest.mark.parametrize(
    ("day", "code", "first", "last"),
    [
        (DAY(2026, 1, 1), "2026-q1", DAY(2026, 1, 1), DAY(2026, 3, 31)),
        (DAY(2026, 6, 30), "2026-q2", DAY(2026, 4, 1), DAY(2026, 6, 30)),
        (DAY(2026, 8, 15), "2026-q3", DAY(2026, 7, 1), DAY(2026, 9, 30)),
        (DAY(2026, 12, 31), "2026-q4", DAY(2026, 10, 1), DAY(2026, 12, 31)),
    ],
)
def test_a_day_belongs_to_one(day, code, first, last):
    quarter = quarter_of(day)
    assert (quarter.code, quarter.first, quarter.last) == (code, first, last)
    assert quarter_called(code) == quarter


def test_words_and_the_one_before():
    quarter = quarter_called("2026-q1")
    assert quarter.words == "January to March 2026"
    assert quarter.before.code == "2025-q4"


@pytest.mark.parametrize(
    "code", ["", "2026", "2026-q0", "2026-q5", "1999-q1", "2026-Q1", "x2026-q1", "2026-q١"]
)
def test_what_is_none(code):
    with pytest.raises(NoQuarter):
        quarter_called(code)


@pytest.mark.parametrize(
    ("today", "is_over"),
    [
        # 31 March 2026 is a Tuesday: its week belongs to April, by its Thursday.
        (DAY(2026, 3, 31), False),
        (DAY(2026, 4, 1), True),
        # 31 December 2026 is a Thursday: its week ends on Sunday, 3 January.
        (DAY(2027, 1, 1), None),
    ],
)
def test_it_is_over_once_its_last_week_is(today, is_over):
    if is_over is None:
        assert not quarter_called("2026-q4").is_over(DAY(2027, 1, 3))
        assert quarter_called("2026-q4").is_over(DAY(2027, 1, 4))
    else:
        assert quarter_called("2026-q1").is_over(today) == is_over


def test_the_latest_that_are_over_come_first():
    found = list(quarters_over(DAY(2026, 11, 28), most=3))
    assert [one.code for one in found] == ["2026-q3", "2026-q2", "2026-q1"]
