"""From what was counted to what is shown: months, sums, hours, sentences."""

import datetime

import pytest

from portal.usage.gathering import gather, gathered
from portal.usage.heat import heat_of
from portal.usage.hiding import SMALL
from portal.usage.months import closed_months, month_words
from portal.usage.over_time import broken_down, together
from portal.usage.sources import LANGUAGE, Counted, Dimension, Source
from tests.portal.usage.use import FEBRUARY, JANUARY, MARCH, PERIOD, SOURCE, counted

SATURDAY = 5 * 24


@pytest.mark.parametrize(
    ("today", "number", "months"),
    [
        (datetime.date(2026, 4, 1), 3, ["January 2026", "February 2026", "March 2026"]),
        (datetime.date(2026, 4, 30), 1, ["March 2026"]),
        (datetime.date(2026, 1, 31), 2, ["November 2025", "December 2025"]),
    ],
)
def test_only_months_that_are_over(today, number, months):
    assert [month_words(one) for one in closed_months(today, number).months] == months


def test_by_month_and_by_language(db):
    for month, times in ((JANUARY, 20), (FEBRUARY, 31), (MARCH, 43)):
        counted(times, month)
        counted(times - 3, month, language="en")
        counted(3, month, language="ur")
    all_of_it = gathered("x", SOURCE, PERIOD)
    assert together(all_of_it, PERIOD).rows[0].months == (20, 30, 45)
    rows = broken_down(all_of_it, LANGUAGE, PERIOD).rows
    assert [row.label for row in rows] == ["All", "English", "Urdu"]
    assert rows[2].months == (SMALL, SMALL, SMALL)
    assert rows[2].total == 10
    assert rows[0].total == together(all_of_it, PERIOD).rows[0].total == 95


def test_what_is_not_over_yet_or_of_another_source_is_not_in_it(db):
    counted(50, datetime.date(2026, 4, 1))
    counted(50, source="y")
    assert together(gathered("x", SOURCE, PERIOD), PERIOD).is_empty


def test_topics_have_no_line_for_all_for_a_plan_has_several(db):
    counted(10)
    counted(10, topic="breaks")
    counted(9, topic="money")
    rows = broken_down(gathered("x", SOURCE, PERIOD), SOURCE.by_code["topic"], PERIOD).rows
    assert [(row.label, row.total) for row in rows] == [("breaks", 10), ("money", 10)]


def test_values_that_came_too_seldom_are_left_out(db):
    source = Source("Words", "searches", "", (Dimension("words", "Words", least=5),))
    counted(5, words="gritting")
    counted(4, words="smith")
    rows = broken_down(gathered("x", source, PERIOD), source.by_code["words"], PERIOD).rows
    assert [row.label for row in rows if row.label != "All"] == ["gritting"]


def test_what_a_room_counts_by_itself_and_what_is_counted_here_come_together(db):
    def tally(dimension, first, last):
        assert (first, last) == (JANUARY, MARCH)
        if dimension == "":
            yield Counted(MARCH, "", 40)

    source = Source("Searches", "searches", "", tally=tally)
    counted(10)
    assert together(gathered("x", source, PERIOD), PERIOD).rows[0].total == 50


def heat_from(by_slot):
    hours = {f"{slot:03}": {MARCH: times} for slot, times in by_slot.items()}
    whole = {"": {MARCH: sum(by_slot.values())}}
    return heat_of(gather(SOURCE, {"": whole, "hour": hours}, PERIOD), SOURCE.unit)


def test_saturday_mornings_are_said_in_words():
    found = heat_from({SATURDAY + 9: 60, SATURDAY + 10: 80, 10: 30, 20: 30})
    said = " ".join(found.sentences)
    assert "Busiest: Saturday mornings, with about 140 of 200 plans (70%)" in said
    assert "busiest hour is Saturday from 10:00 to 11:00, with about 80" in said
    assert "About 85% came when offices are closed" in said


def test_two_that_are_equally_busy_are_not_told_apart():
    found = heat_from({SATURDAY + 9: 60, 9: 60})
    assert not any("usiest" in sentence for sentence in found.sentences)


def test_shades_go_by_what_is_shown():
    found = heat_from({SATURDAY + 9: 100, SATURDAY + 10: 50, SATURDAY + 11: 2})
    hours = dict(found.hours)
    assert [hours[f"{hour:02}:00"][5].level for hour in (8, 9, 10, 11)] == [0, 4, 2, 1]
    assert hours["11:00"][5].times == SMALL


def test_nothing_counted_says_nothing():
    assert heat_from({}).sentences == ()
