"""A quarter with answers: one team with many, one with too few to be told."""

import datetime

import pytest

from surveys.models import Identity
from surveys.packs.editions import make_pack
from surveys.packs.quarters import quarter_called
from tests.factories.accounts import person
from tests.factories.surveys import answered, survey_of, team_of

IN_NOVEMBER = datetime.date(2025, 11, 12)


def give(survey, number, answers, **fields):
    for _ in range(number):
        answered(survey, answers, **{"day": IN_NOVEMBER, **fields})


@pytest.fixture
def quarter():
    return quarter_called("2025-q4")


@pytest.fixture
def survey(db):
    """29 and 12 are told; nine of one team, and one answer that nobody else gave, are not."""
    survey = survey_of(identity=Identity.LINKED)
    give(survey, 29, {"happy": "very", "age": "18-64", "safe": "yes"}, team=team_of("north"))
    give(survey, 1, {"happy": "not", "age": "65-plus", "safe": "yes"}, team=team_of("north"))
    give(survey, 12, {"happy": "fairly", "age": "65-plus"}, team=team_of("south"), language="ur")
    give(survey, 9, {"happy": "very"}, team=team_of("west"), language="pl")
    return survey


@pytest.fixture
def maker(db):
    return person("survey_analyst")


@pytest.fixture
def edition(survey, quarter, maker):
    return make_pack(quarter=quarter, by=maker)
