"""Limits begin anew only where a person has decided so, with a reason; it can be taken back."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from portal.audit.models import AuditEvent
from surveys.charts.measures import Measuring
from surveys.charts.rebasing import decide_limits, take_back_limits
from surveys.charts.trends import trend
from surveys.figures.tables import Tier
from surveys.models import Identity, Rebase
from tests.factories.accounts import person
from tests.factories.surveys import CODE, survey_of, team_of
from tests.surveys.charts.answers import months_of_answers

HAPPY = ("indicator:happy", "good")
ADDRESS = reverse("staff-surveys:result-limits", args=[CODE, *HAPPY])
MEASURE = reverse("staff-surveys:result-measure", args=[CODE, *HAPPY])
POSTED = {"from_month": "2025-07", "reason": "Two people joined the team"}


@pytest.fixture
def survey(db):
    """Half a year of about half, then half a year of nearly all."""
    survey = survey_of(identity=Identity.PSEUDONYMOUS)
    months_of_answers(survey, [6, 7] * 3 + [10, 11] * 3, team=team_of())
    return survey


def decide(survey, by, **fields):
    about = {"from_month": "2025-07", "reason": "Two people joined", "team": None, **fields}
    measure = Measuring(survey).measure(*HAPPY)
    return decide_limits(survey=survey, measure=measure, by=by, **about)


def phases(survey, team=""):
    found = trend(survey, *HAPPY, tier=Tier.TEAM, team=team)
    return [phase.number for phase in found.xmr.phases]


def test_a_decision_begins_a_new_phase_and_is_recorded(survey):
    assert phases(survey) == [12]
    decide(survey, person("survey_analyst"))

    assert phases(survey) == [6, 6]
    event = AuditEvent.objects.get(verb="surveys.limits.decided")
    assert event.detail["reason"] == "Two people joined"


def test_a_decision_is_about_one_team_or_all(survey):
    decide(survey, person("survey_analyst"), team=team_of())
    assert (phases(survey), phases(survey, "north")) == ([12], [6, 6])


def test_it_can_be_taken_back_and_stays_in_the_books(survey):
    first, second = person("survey_analyst"), person("principal_social_worker")
    decision = decide(survey, first)
    take_back_limits(decision=decision, by=second)

    assert phases(survey) == [12]
    decision.refresh_from_db()
    assert (decision.by, decision.taken_back_by) == (first, second)
    at = decision.taken_back_at
    assert take_back_limits(decision=decision, by=first).taken_back_at == at
    assert AuditEvent.objects.filter(verb="surveys.limits.taken_back").count() == 1
    # From the same month it may be decided again.
    decide(survey, first)


def test_twice_from_one_month_is_refused(survey):
    decide(survey, person("survey_analyst"))
    with pytest.raises(ValidationError) as refused:
        decide(survey, person("survey_analyst"))
    assert "from_month" in refused.value.message_dict


@pytest.mark.parametrize("role", ["commissioner", "carers_manager", "safeguarding_lead"])
def test_others_may_not(survey, role):
    decision = decide(survey, person("survey_analyst"))
    with pytest.raises(PermissionDenied):
        decide(survey, person(role), from_month="2025-08")
    with pytest.raises(PermissionDenied):
        take_back_limits(decision=decision, by=person(role))


def test_what_an_analyst_may_not_read_she_decides_nothing_about(db):
    survey = survey_of(is_safeguarding=True)
    with pytest.raises(PermissionDenied):
        decide(survey, person("survey_analyst"))


# On the screen ------------------------------------------------------------------------------


def test_the_form_asks_for_month_and_reason(sign_in, survey):
    client = sign_in("survey_analyst")
    page = client.get(ADDRESS).content.decode()
    assert "July 2025" in page
    # At the first month limits begin anyway.
    assert 'value="2025-01"' not in page

    answer = client.post(ADDRESS, POSTED)
    assert (answer.status_code, answer.url) == (302, MEASURE)
    assert Rebase.objects.get().reason == POSTED["reason"]
    page = client.get(MEASURE).content.decode()
    assert POSTED["reason"] in page
    assert "New limits" in page


def test_of_a_team(sign_in, survey):
    client = sign_in("survey_analyst")
    answer = client.post(f"{ADDRESS}?team=north", POSTED)

    assert answer.url == f"{MEASURE}?team=north"
    assert Rebase.objects.get().team == team_of()


@pytest.mark.parametrize(
    ("posted", "sentence"),
    [
        ({"from_month": "", "reason": "x"}, "Choose the first month of the new limits."),
        ({"from_month": "2025-01", "reason": "x"}, "Choose a month of the chart"),
        ({"from_month": "1\x00", "reason": "x"}, "Choose a month of the chart"),
        ({"from_month": "2025-07", "reason": "  "}, "Say what has changed"),
        ({"from_month": "2025-07", "reason": "x" * 501}, "This is too long"),
    ],
)
def test_what_is_missing_or_wrong_is_said_at_the_field(sign_in, survey, posted, sentence):
    page = sign_in("survey_analyst").post(ADDRESS, posted).content.decode()

    assert sentence in page
    assert posted["reason"].strip() in page
    assert not Rebase.objects.exists()


def test_a_second_from_the_same_month_is_told_so(sign_in, survey):
    client = sign_in("survey_analyst")
    client.post(ADDRESS, POSTED)
    page = client.post(ADDRESS, {**POSTED, "reason": "Once more"}).content.decode()

    assert "Limits begin anew from this month already." in page
    assert "Once more" in page


def test_the_button_that_takes_it_back(sign_in, survey):
    decision = decide(survey, person("survey_analyst"))
    client = sign_in("survey_analyst")
    address = reverse("staff-surveys:take-back-limits", args=[decision.pk])
    assert address in client.get(MEASURE).content.decode()

    assert client.post(address).url == MEASURE
    assert address not in client.get(MEASURE).content.decode()


def test_of_a_survey_that_she_does_not_read_there_is_nothing_to_take_back(sign_in, db):
    survey = survey_of(is_safeguarding=True)
    decision = Rebase.objects.create(
        survey=survey,
        question=HAPPY[0],
        option=HAPPY[1],
        from_month="2025-07",
        reason="x",
        by=person("principal_social_worker"),
    )
    address = reverse("staff-surveys:take-back-limits", args=[decision.pk])
    assert sign_in("survey_analyst").post(address).status_code == 404
