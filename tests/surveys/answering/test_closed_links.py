"""Links that open nothing, and what they say. None of it tells whether anybody was asked."""

import datetime

import pytest
from django.urls import reverse

from questionnaires.models import Draft, Version
from surveys.asking.links import keys_of
from surveys.models import Attempt, Survey
from tests.factories.surveys import CODE, invited, survey_of
from tests.surveys.answering.conftest import Answering, link, soup


def about() -> str:
    return reverse("surveys:about", args=[CODE])


STATES = [
    ({"state": "answered"}, 410, "We have your answers"),
    ({"expires_on": datetime.date(2020, 1, 1)}, 410, "This link is closed now"),
    ({"state": "withdrawn"}, 404, "This link opens nothing"),
    ({"state": "held"}, 404, "This link opens nothing"),
    ({"state": "waiting"}, 404, "This link opens nothing"),
]


@pytest.mark.parametrize(("change", "status", "words"), STATES, ids=str)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_link_that_is_not_open(client, survey, change, status, words, method) -> None:
    answer = getattr(client, method)(link(invited(survey, **change)))
    assert answer.status_code == status
    assert words in answer.text
    assert 'href="tel:02476833003"' in answer.text
    assert not Draft.objects.exists()


def test_a_withdrawn_link_looks_like_one_that_never_was(client, survey) -> None:
    withdrawn = link(invited(survey, state="withdrawn"))
    unknown = reverse("surveys:open", args=["A" * 22])

    def words(url: str) -> str:
        return soup(client.get(url)).main.get_text()

    assert words(withdrawn) == words(unknown)


def test_questions_that_are_not_published_are_not_open(client, survey, invitation) -> None:
    Version.objects.update(state="retired")
    assert client.get(link(invitation)).status_code == 410
    assert client.get(about()).status_code == 404


def test_a_form_without_questions_is_not_offered(client, survey) -> None:
    Version.objects.filter(questionnaire="tea-club").update(state="retired")
    assert client.get(about()).status_code == 404
    answer = client.post(link(invited(survey)), {"form": "standard"})
    assert answer.status_code == 302
    assert Attempt.objects.get().form == "easy"


def test_a_survey_for_representatives_says_so_itself(client, db) -> None:
    survey = survey_of("safeguarding-representative", is_safeguarding=True)
    person = Answering.by(client, link(invited(survey)))
    assert person.stored.survey_attempt.mode == "representative"


def test_a_retired_survey_is_closed(client, survey, invitation) -> None:
    Survey.objects.update(retired_at="2026-01-01T00:00Z")
    assert client.get(link(invitation)).status_code == 410
    assert client.get(about()).status_code == 404


def test_codes_are_not_guessed(client, invitation) -> None:
    code = keys_of(invitation.pk).code
    assert client.get(reverse("surveys:open", args=[code])).status_code == 200
    wrong = [client.get(reverse("surveys:open", args=[f"{n:010d}"])).status_code for n in range(6)]
    assert wrong == [404] * 5 + [429]
    assert client.get(reverse("surveys:open", args=[code])).status_code == 429
    assert client.get(link(invitation)).status_code == 200
