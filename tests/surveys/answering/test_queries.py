"""A page of a survey asks the database no more than a page of any journey."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories.surveys import CODE
from tests.questionnaires.journey.test_queries import counted
from tests.surveys.answering.conftest import Answering, link, posted


def queries(work) -> int:  # type: ignore[no-untyped-def]
    with CaptureQueriesContext(connection) as log:
        work()
    return counted(log)


def test_a_page_is_shown_saved_and_kept_with_as_many_as_elsewhere(guest: Answering) -> None:
    guest.send("safe", safe="yes")
    step = "contact-wanted"
    sent = posted(step, {step: "no"})
    # The session, the draft with its version, attempt and survey, its pages; a write three more.
    assert queries(lambda: guest.see(step)) == 3
    assert queries(lambda: guest.client.post(guest.step(step), sent)) == 6
    assert queries(lambda: guest.client.post(guest.url("autosave", step=step), sent)) <= 6


def test_the_check_takes_three(guest: Answering) -> None:
    guest.answer()
    assert queries(lambda: guest.see("check")) == 3


def test_looking_at_an_invitation_takes_four(client, invitation) -> None:
    url = link(invitation)
    # Which languages are complete is remembered for a minute.
    client.get(url)
    # The invitation with its survey and team; whether it is open; which forms are published; a
    # draft.
    assert queries(lambda: client.get(url)) == 4


def test_looking_at_an_open_survey_takes_two(client, survey) -> None:
    url = reverse("surveys:about", args=[CODE])
    client.get(url)
    assert queries(lambda: client.get(url)) == 2
