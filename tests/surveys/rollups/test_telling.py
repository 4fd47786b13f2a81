"""What was told stands still; what comes late moves all of it together, and by whole steps."""

import datetime
from collections import Counter
from types import SimpleNamespace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from surveys.figures.asked import Asked, UnknownDimension
from surveys.figures.tables import Tier
from surveys.models import LateChange, Rollup, ToldMonth
from surveys.rollups.adding import Key
from surveys.rollups.checking import check
from surveys.rollups.draining import catch_up
from surveys.rollups.offers import tell_closed
from surveys.rollups.outbox import count_in, count_out
from surveys.rollups.reading import table_of
from surveys.rollups.rebuilding import rebuild
from surveys.rollups.telling import editions, in_step, tell_months, without_opposites
from tests.short_time import examples
from tests.surveys.rollups.worlds import BYS, ONE, counted, give, one, response_of, tea_survey

JANUARY = {"first": datetime.date(2026, 1, 1), "last": datetime.date(2026, 1, 31)}
QUARTER = {**JANUARY, "last": datetime.date(2026, 3, 31)}
KEPT = [by for by in BYS if by not in {"age*disability", "mode*channel"} and "week" not in by]


@pytest.fixture
def survey(db):
    return tea_survey()


def told(survey, by="", days=JANUARY):
    return table_of(Asked(survey, Tier.SERVICE, by, **days), told=True)


def base(survey, by="", group=None, days=JANUARY):
    return told(survey, by, days).bases[group]


def late(survey, *drawn):
    give(survey, *drawn)
    catch_up(survey)


@pytest.mark.parametrize("by", KEPT)
def test_first_it_is_told_as_it_is(survey, by):
    give(survey, one(), one(team="south", language="ur"), one(day=50), one(version=0))
    assert told(survey, by, QUARTER) == counted(survey, by, **QUARTER)


@pytest.mark.parametrize(("number", "base_after"), [(1, 2), (4, 2), (5, 7), (6, 8)])
def test_late_answers_come_in_fives_or_more(survey, number, base_after):
    give(survey, one(), one())
    assert base(survey) == 2
    late(survey, *[one()] * number)
    assert (base(survey), base(survey, "team", "north")) == (base_after, base_after)
    assert table_of(Asked(survey, Tier.TEAM), told=False).bases[None] == 2 + number


def test_those_that_waited_come_with_the_next(survey):
    give(survey, one())
    told(survey)
    late(survey, *[one()] * 3)
    assert base(survey) == 1
    late(survey, *[one()] * 2)
    assert base(survey) == 6
    assert not LateChange.objects.exists()
    assert editions(survey, **JANUARY) == {"2026-01": 1}


def test_a_step_is_one_in_every_dimension(survey):
    """Four of the north and four of the south would be a step all together, and none by team."""
    give(survey, one(), one(team="south"))
    told(survey)
    late(survey, *[one()] * 4, *[one(team="south")] * 4)
    assert (base(survey), base(survey, "team", "north")) == (2, 1)
    late(survey, one())
    assert (base(survey), base(survey, "team", "north"), base(survey, "team", "south")) == (7, 6, 1)


def test_a_group_that_is_new_waits_until_it_is_large_enough(survey):
    give(survey, *[one()] * 10)
    told(survey)
    late(survey, *[one(team="south")] * 4)
    assert "south" not in told(survey, "team").bases
    late(survey, one(team="south"))
    assert base(survey, "team", "south") == 5


def test_what_came_and_left_again_is_no_cover(survey):
    give(survey, one())
    told(survey)
    for _ in range(4):
        [response] = give(survey, one())
        count_out([response])
        response.delete()
    late(survey, one(answers={"happy": "not"}))
    assert base(survey) == 1


def test_a_corrected_answer_is_one_person(survey):
    before = give(survey, *[one()] * 6)
    told(survey)
    for response in before[:4]:
        correct(response, answers={"happy": "not"})
    catch_up(survey)
    assert not_happy(told(survey)) == 0
    correct(before[4], answers={"happy": "not"})
    catch_up(survey)
    assert (not_happy(told(survey)), base(survey)) == (5, 6)


def correct(response, **changes):
    count_out([response])
    for name, value in changes.items():
        setattr(response, name, value)
    response.save()
    count_in([response])


def not_happy(table):
    return next(row.counts["not"] for row in table.rows if row.question == "happy")


def test_a_month_without_answers_is_told_when_it_has_some(survey):
    give(survey, one(day=50))
    assert base(survey) == 0
    assert not ToldMonth.objects.exists()
    late(survey, one(), one())
    assert base(survey) == 2


def test_making_anew_keeps_what_was_told(survey):
    give(survey, one(), one())
    told(survey)
    late(survey, one(team="south"))
    rebuild(survey)
    assert (base(survey), sorted(told(survey, "team").groups)) == (2, ["north"])
    assert table_of(Asked(survey, Tier.TEAM, "team"), told=False) == counted(survey, "team")


def test_what_rollups_had_missed_is_not_told_by_making_them_anew(survey):
    responses = give(survey, one(), one())
    told(survey)
    late(survey, *[one()] * 2)
    responses[0].delete()
    rebuild(survey)
    assert base(survey) == 2
    assert table_of(Asked(survey, Tier.TEAM), told=False).bases[None] == 3


def test_what_is_kept_up_only_now_tells_of_the_same_answers(survey):
    """As after a change of `crossings.toml`."""
    give(survey, one(), one(language="ur"))
    before = told(survey, "team*language")
    late(survey, one(), one(team="south"))
    Rollup.objects.filter(dimension="team*language").delete()
    rebuild(survey)
    assert told(survey, "team*language") == before
    assert check(survey) == []


@pytest.mark.parametrize("by", ["age*disability", "mode*channel", "team*mode*month", "week"])
def test_what_is_not_kept_up_is_not_told(survey, by):
    with pytest.raises(UnknownDimension):
        told(survey, by)


def test_what_can_be_crossed_is_said(survey):
    with pytest.raises(UnknownDimension, match=r"There are .*team\*language.* by month or form"):
        told(survey, "age*disability")


def test_in_public_a_month_is_a_dimension_too(survey):
    with pytest.raises(UnknownDimension, match="One dimension at most"):
        table_of(Asked(survey, Tier.PUBLIC, "team*month", **QUARTER))


def test_one_team_alone_is_for_the_team(survey):
    with pytest.raises(UnknownDimension, match="for the team"):
        table_of(Asked(survey, Tier.SERVICE, team="north", **JANUARY))


def test_asked_again_nothing_is_written(survey, django_assert_max_num_queries):
    give(survey, one())
    told(survey)
    late(survey, one())
    with django_assert_max_num_queries(2):
        assert not tell_months(survey, ["2026-01"])


@pytest.mark.parametrize(("today", "months"), [("2026-02-20", 0), ("2026-03-05", 1)])
def test_a_month_that_nobody_looks_at_stands_still_after_some_weeks(survey, today, months):
    give(survey, one(), one(day=50))
    rebuild(survey)
    tell_closed(datetime.date.fromisoformat(today))
    assert ToldMonth.objects.count() == months


# For all answers ----------------------------------------------------------------------------

KEYS = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=3, unique=True)
CHANGES = st.lists(st.tuples(KEYS, st.sampled_from([1, -1])), max_size=40)


@settings(max_examples=200)
@given(CHANGES)
def test_no_row_moves_by_fewer_than_a_step(changes):
    found = [SimpleNamespace(sign=sign, rows=rows) for rows, sign in changes]
    keys = [[Key(one, "2026-01", "", 1) for one in rows] for rows, _ in changes]
    step = in_step(found, keys)
    for row in "abcdef":
        signs = [one.sign for one in step if row in one.rows]
        assert not signs or max(signs.count(1), signs.count(-1)) >= 5
    stay = Counter(sign for rows, sign in changes if rows == ["a"])
    if max(stay.values(), default=0) >= 5:
        # And what could move does.
        assert any(one.rows == ["a"] for one in step)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from([1, -1])), max_size=20))
def test_of_opposites_only_the_rest_is_left(changes):
    found = [SimpleNamespace(sign=sign, facts={"q": said}) for said, sign in changes]
    left = without_opposites(found)
    for said in "ab":
        signs = [one.sign for one in left if one.facts["q"] == said]
        assert sum(signs) == sum(sign for what, sign in changes if what == said)
        assert len(set(signs)) <= 1


FEW = st.lists(ONE.map(lambda drawn: {**drawn, "day": drawn["day"] % 25}), max_size=12)


class TestSequences(TestCase):
    @settings(max_examples=examples(12), phases=[Phase.generate])
    @given(FEW, st.lists(st.tuples(FEW, st.integers(1, 7)), max_size=3))
    def test_nobody_learns_of_fewer_than_a_step_by_looking_again(self, first, later):
        """Whoever saw all tables before and after: each row of each moved by nobody, or by five or
        more, and all of them still hold the same answers."""
        survey = tea_survey()
        give(survey, *first)
        before = {by: told(survey, by) for by in KEPT}
        for drawn, times in later:
            late(survey, *drawn * times)
            after = {by: told(survey, by) for by in KEPT}
            for by in KEPT:
                assert after[by].bases[None] == after[""].bases[None]
                for group, number in after[by].bases.items():
                    moved = number - before[by].bases.get(group, 0)
                    rows = [set_of(one, group) for one in (before[by], after[by])]
                    is_first = not before[by].bases[None]
                    assert is_first or moved >= 5 or (moved == 0 and rows[0] == rows[1])
            before = after


def set_of(table, group):
    return {repr(row) for row in table.rows_of(group)}


def test_the_step_is_a_setting(survey, settings):
    settings.B_STEP = 2
    give(survey, one())
    told(survey)
    late(survey, one(), one())
    assert base(survey) == 3


def test_responses_are_what_they_are_drawn_as(survey):
    """The tests stand on this."""
    assert response_of(survey, one(day=0)).week == datetime.date(2025, 12, 29)
