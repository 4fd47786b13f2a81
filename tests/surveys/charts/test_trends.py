"""Trends out of answers: months, what is left out, words, and the partial that others include."""

import pytest
from django.template.loader import render_to_string

from surveys.charts.trends import NotAsked, trend
from surveys.figures.tables import Tier
from surveys.models import Identity
from tests.factories.surveys import survey_of
from tests.surveys.charts.answers import months_of_answers

HAPPY = ("indicator:happy", "good")


@pytest.fixture
def survey(db):
    return survey_of(identity=Identity.PSEUDONYMOUS)


def test_each_month_has_its_share_and_base(survey):
    months_of_answers(survey, [6, 9, None, 3])
    found = trend(survey, *HAPPY, tier=Tier.TEAM)

    assert [(one.month.month, one.month.percent, one.month.base) for one in found.points] == [
        ("2025-01", 50, 12),
        ("2025-02", 75, 12),
        ("2025-03", None, 0),
        ("2025-04", 25, 12),
    ]
    assert found.left_out == 1
    assert found.title == "Happy with the help"


def test_what_was_never_asked(survey):
    with pytest.raises(NotAsked):
        trend(survey, "indicator:nothing", "good", tier=Tier.TEAM)


def test_the_partial_has_a_chart_and_a_table(survey):
    months_of_answers(survey, [6, 9, 3])
    found = trend(survey, *HAPPY, tier=Tier.TEAM)
    html = render_to_string("staff/surveys/charts/trend.html", {"trend": found})

    assert 'role="img"' in html
    assert html.count("<tr") == 1 + 3
    assert "style=" not in html
