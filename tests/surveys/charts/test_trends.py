"""Trends out of answers: months, what is left out, words, and the partial that others include."""

import datetime

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from questionnaires.models import Version
from surveys.charts.measures import Measuring
from surveys.charts.trends import NotAsked, trend
from surveys.figures.tables import Tier
from surveys.models import Comparable, Identity, OutsideFigure
from tests.factories.accounts import person
from tests.factories.surveys import CODE, answered, survey_of, version_of
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


def test_a_month_with_few_answers_is_not_plotted_but_stands_in_the_table(survey):
    months_of_answers(survey, [6, 9])
    for _ in range(9):
        answered(survey, {"happy": "very"}, day=datetime.date(2025, 3, 15))
    last = trend(survey, *HAPPY, tier=Tier.TEAM).points[-1]

    assert last.judged is None
    assert last.what == "Not plotted: fewer than 10 answers"
    assert (last.month.percent, last.month.base) == (100, 9)


def test_beyond_the_team_only_what_is_over_and_only_what_is_shown(survey):
    months_of_answers(survey, [8, 8, 8, 11, 8, 8], start=(2025, 4))
    answered(survey, {"happy": "very"})
    found = trend(survey, *HAPPY, tier=Tier.SERVICE)

    assert found.points[-1].month.month < f"{timezone.localdate():%Y-%m}"
    # Eleven of twelve would tell that one was not happy; a bar of twelve still has a base.
    july = next(one for one in found.points if one.month.month == "2025-07")
    assert july.judged is None
    assert july.month.percent is None


def test_shorter_times_change_no_point(survey):
    months_of_answers(survey, [6, 7] * 8 + [11] * 4)
    whole = trend(survey, *HAPPY, tier=Tier.TEAM)
    part = trend(
        survey,
        *HAPPY,
        tier=Tier.TEAM,
        first=datetime.date(2026, 1, 1),
        last=datetime.date(2026, 6, 30),
    )

    assert [one.month.month for one in part.points] == [f"2026-{month:02}" for month in range(1, 7)]
    assert list(part.points) == list(whole.points)[12:18]
    assert part.xmr == whole.xmr


def test_at_most_three_years_are_shown(survey):
    months_of_answers(survey, [6, 9] * 20, start=(2022, 1))
    found = trend(survey, *HAPPY, tier=Tier.TEAM)

    assert len(found.points) == 36
    assert len(found.xmr.points) == 40


def test_very_large_jumps_are_left_out_where_somebody_asks_so(survey):
    months_of_answers(survey, [6, 6, 7] * 3 + [6, 12])
    plain = trend(survey, *HAPPY, tier=Tier.TEAM)
    screened = trend(survey, *HAPPY, tier=Tier.TEAM, screen=True)

    assert screened.xmr.limits.high < plain.xmr.limits.high
    assert "without 1 very large jump between points" in screened.notes[0]
    assert "jump" not in plain.notes[0]


def test_the_target_that_holds_today(survey):
    months_of_answers(survey, [6, 7] * 6)
    for value, on in ((99, "2024-01-01"), (50, "2025-06-01"), (1, "2999-01-01")):
        OutsideFigure.objects.create(
            kind="target", of=f"{CODE}:happy", part="up", value=value, on=on, source="Plan"
        )
    found = trend(survey, *HAPPY, tier=Tier.TEAM)

    assert found.target.value == 50
    assert found.assurance_words == "Hit and miss: the target is met by chance"
    assert trend(survey, "indicator:happy", "bad", tier=Tier.TEAM).target is None


def test_which_way_is_better(survey):
    measuring = Measuring(survey)
    ways = {
        option: measuring.measure("indicator:happy", option).direction
        for option in ("good", "middle", "bad")
    }
    assert ways == {"good": "up", "middle": "neither", "bad": "down"}
    assert measuring.measure("happy", "very").direction == "up"
    assert measuring.measure("age", "65-plus").direction == "neither"


def test_new_words_are_a_visible_break_until_somebody_finds_them_comparable(survey):
    months_of_answers(survey, [6, 7, 6])
    first = Version.objects.get(questionnaire=CODE)
    Version.objects.filter(pk=first.pk).update(state="retired")
    second = version_of(survey, number=2)
    texts = {**second.body["texts"], "question/happy": {"title": "How happy?"}}
    Version.objects.filter(pk=second.pk).update(
        body={**second.body, "texts": texts},
        published_at=datetime.datetime(2025, 2, 10, tzinfo=datetime.UTC),
    )
    found = trend(survey, *HAPPY, tier=Tier.TEAM)

    assert found.rewordings == ("2025-02",)
    assert "The question was worded anew in February 2025." in found.notes
    assert [one.begins for one in found.points] == [
        "",
        "The question is worded anew from here.",
        "",
    ]
    Comparable.objects.create(
        version_id=second.pk, earlier=first, reason="Means the same", by=person("survey_analyst")
    )
    assert trend(survey, *HAPPY, tier=Tier.TEAM).rewordings == ()
