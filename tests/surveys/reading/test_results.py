"""Results on the screen of staff, as they come in."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.audit.models import AuditEvent
from surveys.figures.questions import INDICATOR
from surveys.figures.results import Asked, results
from surveys.figures.tables import Tier
from surveys.forms.results import DIMENSIONS
from surveys.joining import STEP, join_steps
from surveys.models import Identity
from surveys.reading.results_shown import answered as shown
from tests.factories.surveys import CODE, answered, survey_of, team_of

HX = {"HX-Request": "true"}
ADDRESS = reverse("staff-surveys:result", args=[CODE])
LIST = reverse("staff-surveys:results")


@pytest.fixture
def survey(db):
    survey = survey_of(identity=Identity.PSEUDONYMOUS)
    for given in ("very", "very", "not"):
        answered(survey, {"happy": given}, team=team_of())
    return survey


def text(answer):
    return " ".join(answer.content.decode().split())


def test_numbers_stand_in_the_words_of_the_questions_with_their_base(sign_in, survey):
    page = text(sign_in("survey_analyst").get(ADDRESS))

    assert "happy?" in page
    assert "3 answered" in page
    assert "happy very" in page
    assert "66.7" in page
    # Wilson, 2 of 3.
    assert "20.8 to 93.9" in page


def test_opening_them_is_recorded_and_asking_again_is_not(sign_in, survey):
    reader = sign_in("survey_analyst")
    reader.get(ADDRESS)
    reader.get(ADDRESS, {"shown": "0"}, headers=HX)

    assert AuditEvent.objects.filter(verb="surveys.results.read").count() == 1


def test_nothing_new_is_an_empty_answer(sign_in, survey):
    reader = sign_in("survey_analyst")

    assert reader.get(ADDRESS, {"shown": "3"}, headers=HX).status_code == 204
    answered(survey, {"happy": "fairly"})
    renewed = reader.get(ADDRESS, {"shown": "3"}, headers=HX)
    assert renewed.status_code == 200
    assert 'data-results="4"' in text(renewed)
    assert "<h1" not in text(renewed)


@pytest.mark.parametrize(("most", "renews"), [(3, True), (2, False)])
def test_where_there_are_too_many_the_page_does_not_renew_itself(
    sign_in, survey, monkeypatch, most, renews
):
    monkeypatch.setattr("surveys.views.reading.results.LIVE", most)
    page = text(sign_in("survey_analyst").get(ADDRESS))

    assert ("hx-get" in page) == renews
    assert ("results.js" in page) == renews


def test_anonymous_answers_are_seen_in_steps_of_five(sign_in, db):
    survey = survey_of()
    reader = sign_in("survey_analyst")
    for _ in range(STEP - 1):
        answered(survey, {"happy": "very"})
    join_steps()
    assert "Nobody has answered yet" in text(reader.get(ADDRESS))

    answered(survey, {"happy": "very"})
    join_steps()
    assert "5 answered" in text(reader.get(ADDRESS))


@pytest.mark.parametrize(("role", "status"), [("survey_analyst", 404), ("safeguarding_lead", 200)])
def test_after_safeguarding_only_those_who_answer_for_it_see_them(sign_in, db, role, status):
    survey = survey_of(is_safeguarding=True)
    reader = sign_in(role)

    assert reader.get(ADDRESS).status_code == status
    assert (survey.title in text(reader.get(LIST))) == (status == 200)


def test_the_list_counts_all_surveys_at_once(sign_in, survey, django_assert_num_queries):
    reader = sign_in("survey_analyst")
    assert ">3</td>" in text(reader.get(LIST))

    with CaptureQueriesContext(connection) as few:
        reader.get(LIST)
    survey_of("milk-club")
    with django_assert_num_queries(len(few)):
        assert ">0</td>" in text(reader.get(LIST))


def test_a_survey_that_is_not_there(sign_in, survey):
    assert sign_in("survey_analyst").get(f"{LIST}nothing/").status_code == 404


@pytest.mark.parametrize("by", [code for code, _ in DIMENSIONS])
def test_each_way_to_tell_answers_apart_has_words(sign_in, survey, by):
    page = text(sign_in("survey_analyst").get(ADDRESS, {"by": by, "days": "91"}))

    assert "happy very" in page
    assert ("Team north: 3 answered" in page) == (by == "team")
    assert ("English: 3 answered" in page) == (by == "language")
    assert ("By the person: 3 answered" in page) == (by == "mode")


@pytest.mark.parametrize("asked", [{"by": "nonsense"}, {"days": "-1"}, {"by": "\x00", "days": "x"}])
def test_what_is_not_known_is_the_first_choice(sign_in, survey, asked):
    answer = sign_in("survey_analyst").get(ADDRESS, asked)

    assert answer.status_code == 200
    assert "3 answered" in text(answer)


def test_what_both_forms_share_is_named_and_what_is_left_out_stands_apart(survey):
    table = results(Asked(survey, Tier.TEAM))
    by_code = {one.code: one for one in shown(survey, table)}

    together = by_code[f"{INDICATOR}happy"]
    assert together.is_indicator
    assert [one.label for one in together.blocks[0].told][:3] == ["Good", "In between", "Bad"]
    left_out = by_code["safe"].blocks[0].told[-1]
    assert (left_out.label, left_out.count, left_out.is_apart) == ("Left out", 3, True)


def test_queries_do_not_grow_with_answers(sign_in, survey, django_assert_max_num_queries):
    reader = sign_in("survey_analyst")
    reader.get(ADDRESS)
    for _ in range(20):
        answered(survey, {"happy": "very"})
    with django_assert_max_num_queries(22):
        reader.get(ADDRESS)
