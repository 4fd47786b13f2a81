"""From rollups comes what the answers say: for all answers, filters and dimensions."""

import datetime

import pytest
from django.test import override_settings
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from surveys.figures.asked import Asked, TooManyAnswers, UnknownDimension
from surveys.figures.tables import Tier
from surveys.models import Change
from surveys.rollups import reading
from surveys.rollups.draining import catch_up
from surveys.rollups.outbox import count_in, count_out
from surveys.rollups.rebuilding import rebuild
from surveys.rollups.standing import Standing
from tests.factories.surveys import invited
from tests.short_time import examples
from tests.surveys.rollups.worlds import (
    BYS,
    DAYS,
    FIRST,
    ONE,
    counted,
    give,
    live,
    one,
    response_of,
    tea_survey,
)

DAY = st.none() | st.integers(-10, DAYS + 10).map(lambda n: FIRST + datetime.timedelta(days=n))
ASKED = st.fixed_dictionaries(
    {
        "by": st.sampled_from(BYS),
        "first": DAY,
        "last": DAY,
        "team": st.sampled_from(["", "north", "no-team"]),
    }
)


def correct(survey, response, drawn):
    fresh = response_of(survey, drawn)
    fresh.pk = response.pk
    count_out([response])
    fresh.save(force_update=True)
    count_in([fresh])


class TestProperty(TestCase):
    @settings(
        max_examples=examples(30),
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(st.lists(ONE, max_size=30), st.lists(ONE, max_size=10), st.data())
    def test_rollups_and_what_waits_are_the_answers(self, before, after, data):
        survey = tea_survey()
        given_before = give(survey, *before)
        how = data.draw(st.sampled_from(["rebuilt", "drained", "half"]))
        if how in {"rebuilt", "half"}:
            rebuild(survey)
        give(survey, *after)
        if how != "half":
            catch_up(survey)
        for response in given_before[: data.draw(st.integers(0, 3))]:
            correct(survey, response, data.draw(ONE))
        if how == "drained":
            catch_up()
            assert not Change.objects.exists()
        for asked in data.draw(st.lists(ASKED, min_size=3, max_size=6)):
            assert live(survey, **asked) == counted(survey, **asked), asked


@pytest.fixture
def survey(db):
    survey = tea_survey()
    rebuild(survey)
    return survey


def test_what_waits_is_seen_without_any_worker(survey):
    give(survey, one(), one(team="south"))
    assert live(survey, "team").bases == {None: 2, "north": 1, "south": 1}


def test_of_very_much_that_waits_nothing_is_seen_yet(survey, monkeypatch):
    monkeypatch.setattr("surveys.rollups.live.MOST_WAITING", 2)
    give(survey, one(), one())
    assert live(survey).bases[None] == 2
    give(survey, one())
    assert live(survey).bases[None] == 0
    catch_up(survey)
    assert live(survey).bases[None] == 3


def test_whoever_reads_while_it_is_worked_off_counts_nobody_twice(survey, monkeypatch):
    """A worker comes between the reading of what waits and that of the rollups."""
    give(survey, one())
    count_months = Standing.count_months

    def meanwhile(*args, **options):
        catch_up(survey)
        count_months(*args, **options)

    monkeypatch.setattr(Standing, "count_months", meanwhile)
    assert live(survey).bases[None] == 1


def test_before_figures_are_made_answers_are_counted(db):
    survey = tea_survey()
    give(survey, one())
    Change.objects.all().delete()
    assert live(survey, "team").bases == {None: 1, "north": 1}


def test_results_of_much_that_is_not_kept_up_are_refused_with_a_sentence(survey, monkeypatch):
    give(survey, *[one()] * 3)
    monkeypatch.setattr(reading, "MOST_COUNTED", 3)
    assert live(survey, "age*disability").bases[None] == 3
    monkeypatch.setattr(reading, "MOST_COUNTED", 2)
    with pytest.raises(TooManyAnswers, match="more than 2 answers, and 'age"):
        live(survey, "age*disability")
    assert live(survey, "age*disability", team="south").bases[None] == 0
    assert live(survey, "age").bases[None] == 3


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("team*month*form", "Two dimensions at most"),
        ("team*team", "two different dimensions"),
        ("team*nonsense", "Nothing can be told apart by 'nonsense'"),
        ("team*", "Nothing can be told apart by ''"),
    ],
)
def test_what_cannot_be_crossed_is_said(survey, by, said):
    with pytest.raises(UnknownDimension, match=said):
        live(survey, by)


def test_how_many_dimensions_is_a_setting(survey):
    asked = Asked(survey, Tier.SERVICE, "team*month", first=FIRST, last=FIRST)
    with override_settings(B_MAX_DIMS=1), pytest.raises(UnknownDimension, match="One dimension"):
        reading.table_of(asked)


def test_invitations_are_those_of_the_team(survey):
    for team in ("north", None):
        invited(survey, team_id=team, send_on=FIRST)
    assert live(survey).invited == 2
    assert (live(survey, team="north").invited, live(survey, team="no-team").invited) == (1, 1)


@pytest.mark.parametrize("by", ["", "team", "language", "team*month", "ethnicity*payment-type"])
def test_a_table_asks_the_same_few_times_however_many_answers(
    survey, by, django_assert_max_num_queries
):
    give(survey, *[one(day=day, team=team) for day in range(60) for team in ("north", "south")])
    catch_up()
    live(survey, by)
    with django_assert_max_num_queries(9):
        live(survey, by)
