"""From rollups comes what the answers say: for all answers, filters and dimensions."""

import datetime

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from surveys.figures.asked import Asked
from surveys.figures.tables import Tier
from surveys.models import Change
from surveys.rollups import reading
from surveys.rollups.draining import catch_up
from surveys.rollups.outbox import count_in, count_out
from surveys.rollups.rebuilding import rebuild
from tests.surveys.rollups.worlds import (
    BYS,
    DAYS,
    FIRST,
    ONE,
    counted,
    give,
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


def live(survey, by="", **fields):
    return reading.table_of(Asked(survey, Tier.TEAM, by, **fields), told=False)


def correct(survey, response, drawn):
    fresh = response_of(survey, drawn)
    fresh.pk = response.pk
    count_out([response])
    fresh.save(force_update=True)
    count_in([fresh])


class TestProperty(TestCase):
    @settings(
        max_examples=40, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow]
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
