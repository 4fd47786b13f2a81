"""Sending once, however often the button is pressed and whatever breaks in between."""

import pytest
from django.urls import reverse

from questionnaires.models import Draft
from surveys.answering import finishing, sent
from surveys.models import Response
from tests.clients import CheckingClient
from tests.factories.surveys import CODE
from tests.surveys.answering.conftest import Answering, leads_to, link

THANKS = ("surveys:thanks", CODE)


def thanks() -> str:
    return reverse(THANKS[0], args=[THANKS[1]])


def test_the_answers_are_sent_and_she_is_thanked(guest: Answering) -> None:
    guest.answer()
    assert leads_to(guest.finish(), thanks())
    assert Response.objects.get().answers["happy"] == "very"
    assert guest.client.get(thanks()).status_code == 200


@pytest.mark.parametrize("times", [2, 5])
def test_pressing_again_thanks_again(guest: Answering, times: int) -> None:
    guest.answer()
    for _time in range(times):
        assert leads_to(guest.finish(), thanks())
    assert Response.objects.count() == 1


@pytest.mark.parametrize("name", ["check", "draft", "happy", "keep"])
def test_going_back_after_sending_leads_to_the_thanks(guest: Answering, name: str) -> None:
    guest.answer()
    guest.finish()
    assert leads_to(guest.see(name), thanks())


def test_what_is_typed_after_sending_in_another_tab_is_not_lost_silently(guest) -> None:
    guest.answer()
    fields = guest.form("change")
    guest.finish()
    answer = guest.send("change", {**fields, "change-change": "The tea was cold"})
    assert answer.status_code == 403
    assert "Your answers are sent already" in answer.text
    assert "The tea was cold" in answer.text


def test_a_press_that_overtook_the_session_thanks_as_well(guest: Answering) -> None:
    """The second press read the session before the first had noted anything in it."""
    guest.answer()
    guest.finish()

    class Old(dict):  # type: ignore[type-arg]
        session_key = guest.client.session.session_key

    request = type("Request", (), {"session": Old()})
    assert sent.survey_sent(request, guest.draft) == CODE  # type: ignore[arg-type]


def test_without_a_session_nothing_was_sent() -> None:
    request = type("Request", (), {"session": type("S", (dict,), {"session_key": None})()})
    assert sent.survey_sent(request, "x") == ""  # type: ignore[arg-type]


def test_a_server_that_stops_in_the_middle_loses_nothing(guest: Answering, monkeypatch) -> None:
    guest.answer()

    def stops(**facts: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(finishing, "record_response", stops)
    guest.client.raise_request_exception = False
    assert guest.finish().status_code == 500
    monkeypatch.undo()
    assert guest.see("check").status_code == 200
    assert leads_to(guest.finish(), thanks())
    assert Response.objects.count() == 1


def test_sending_from_two_devices_counts_once(guest: Answering, invitation) -> None:
    guest.answer()
    other = Answering.by(CheckingClient(), link(invitation))
    assert leads_to(other.finish(), thanks())
    assert guest.finish().status_code == 403
    assert Response.objects.count() == 1


def test_nothing_is_sent_before_the_end(guest: Answering) -> None:
    guest.send("safe", safe="yes")
    assert leads_to(guest.finish(), guest.url("draft"))
    assert not Response.objects.exists()


def test_what_is_typed_and_not_confirmed_holds_the_sending_back(guest: Answering) -> None:
    guest.answer()
    fields = guest.form("change")
    guest.client.post(
        guest.url("autosave", step="change"), {**fields, "change-change": "Wait, also this"}
    )
    assert leads_to(guest.finish(), guest.url("draft"))
    assert leads_to(guest.see("draft"), guest.step("change"))
    assert Draft.objects.exists()


@pytest.mark.parametrize("method", ["get", "head", "put", "delete"])
def test_only_the_button_sends(guest: Answering, method: str) -> None:
    guest.answer()
    assert getattr(guest.client, method)(guest.url("send")).status_code == 405
    assert not Response.objects.exists()


def test_after_sending_the_link_says_that_we_have_them(guest: Answering, invitation) -> None:
    guest.answer()
    guest.finish()
    assert "We have your answers" in CheckingClient().get(link(invitation)).text
