"""What came of an action: signals since then, in words; and the judgement of a person."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.audit.models import AuditEvent
from surveys.acting.evidence import NO_MONTH, evidence_of, tier_for
from surveys.charts.months import month_on
from surveys.figures.tables import Tier
from surveys.models import Judgement
from tests.factories.accounts import person
from tests.factories.acting import action_of
from tests.factories.surveys import answered, survey_of, team_of

pytestmark = pytest.mark.django_db
MEASURE = {"question": "indicator:happy", "option": "good"}


def months_ago(number):
    day = timezone.localdate().replace(day=15)
    for _ in range(number):
        day = (day.replace(day=1) - datetime.timedelta(days=1)).replace(day=15)
    return day


def month_of(survey, ago, good, others, **fields):
    for number in range(good + others):
        given = {"happy": "very" if number < good else "fairly"}
        answered(survey, given, identity="linked", day=months_ago(ago), **fields)


def address(action):
    return reverse("staff-surveys:action-evidence", args=[action.pk])


@pytest.fixture
def jumped(db):
    """Eight months of a half, then four in which all are happy."""
    survey = survey_of()
    for ago in range(13, 5, -1):
        month_of(survey, ago, 6 + ago % 2, 6 - ago % 2)
    for ago in range(5, 1, -1):
        month_of(survey, ago, 12, 0)
    return survey


def test_a_change_after_the_action_is_a_signal_in_words_without_numbers(jumped):
    action = action_of(jumped, recorded_on=months_ago(6), **MEASURE)
    evidence = evidence_of(action, Tier.TEAM)
    assert "4 months are on the chart since then." in evidence.signal
    assert "Improvement" in evidence.signal
    assert "%" not in evidence.signal


def test_before_any_month_has_passed_nothing_is_said(jumped):
    action = action_of(jumped, **MEASURE)
    assert evidence_of(action, Tier.TEAM).signal == NO_MONTH


def test_months_like_those_before_are_chance(db):
    survey = survey_of()
    for ago in range(13, 1, -1):
        month_of(survey, ago, 6 + ago % 2, 6 - ago % 2)
    action = action_of(survey, recorded_on=months_ago(4), **MEASURE)
    assert "chance alone explains them" in evidence_of(action, Tier.TEAM).signal


def test_the_month_of_the_action_is_marked_and_that_in_which_it_was_done(jumped):
    days = {"recorded_on": months_ago(6), "ended_on": months_ago(4)}
    action = action_of(jumped, state="done", **days, **MEASURE)
    trend = evidence_of(action, Tier.TEAM).trend
    marked = {one.month.month: one.begins for one in trend.points if one.begins}
    assert marked == {
        month_on(months_ago(6)): "Action recorded here.",
        month_on(months_ago(4)): "Action done here.",
    }
    assert sum(line.kind == "noted" for line in trend.large.lines) == len(marked)


@pytest.mark.parametrize(
    ("ended", "words"), [(None, ["Action"]), (2, ["Recorded", "Done"]), (4, ["", "Done"])]
)
def test_words_on_the_chart_never_stand_on_each_other(jumped, ended, words):
    done = {"state": "done", "ended_on": months_ago(ended)} if ended else {}
    action = action_of(jumped, recorded_on=months_ago(6), **done, **MEASURE)
    assert [word for _, word in evidence_of(action, Tier.TEAM).trend.marks] == words


def test_a_measure_that_is_not_asked_has_no_evidence(db):
    survey = survey_of()
    gone = action_of(survey, question="indicator:gone", option="good")
    assert evidence_of(gone, Tier.TEAM) is None
    assert evidence_of(action_of(survey), Tier.TEAM) is None
    assert evidence_of(action_of(), Tier.TEAM) is None


@pytest.mark.parametrize(
    ("role", "team", "tier"),
    [
        ("survey_analyst", "", Tier.TEAM),
        ("survey_analyst", "north", Tier.TEAM),
        ("council_manager", "", Tier.SERVICE),
        ("council_manager", "north", None),
        ("carers_adviser", "", None),
    ],
)
def test_each_sees_the_figures_that_are_for_them(db, role, team, tier):
    action = action_of(survey_of(), team=team_of(team) if team else None, **MEASURE)
    assert tier_for(person(role), action) == tier


def test_looking_at_exact_figures_is_recorded(sign_in, jumped):
    action = action_of(jumped, recorded_on=months_ago(6), **MEASURE)
    page = sign_in("survey_analyst").get(address(action)).text
    assert "Improvement" in page
    assert "View as table" in page
    assert AuditEvent.objects.filter(verb="surveys.action.evidence_read").count() == 1
    sign_in("council_manager").get(address(action))
    assert AuditEvent.objects.filter(verb="surveys.action.evidence_read").count() == 1


def test_who_may_not_see_them_is_told_so_and_may_still_judge(sign_in, jumped):
    owner = person("carers_adviser")
    action = action_of(jumped, owner=owner, **MEASURE)
    assert "not for your eyes" in sign_in(user=owner).get(address(action)).text


def test_a_judgement_keeps_what_the_chart_showed(sign_in, jumped):
    action = action_of(jumped, recorded_on=months_ago(6), **MEASURE)
    client = sign_in("survey_analyst")
    wrong = client.post(address(action), {"verdict": "splendid", "reason": "It is warm"})
    assert wrong.status_code == 400
    assert "It is warm" in wrong.text
    sent = {"verdict": "better", "reason": "The kettle is warm"}
    page = client.post(address(action), sent, follow=True).text
    assert "It got better." in page
    judged = Judgement.objects.get()
    assert "Improvement" in judged.signal
    assert "The chart then:" in client.get(reverse("staff-surveys:action", args=[action.pk])).text


def test_without_a_measure_somebody_can_still_judge(sign_in, db):
    action = action_of()
    client = sign_in("survey_analyst")
    assert "no measure" in client.get(address(action)).text
    client.post(address(action), {"verdict": "unsure", "reason": "Nobody counts kettles"})
    assert Judgement.objects.get().signal == ""
