"""Nothing typed is ever lost: another language, another device, a form too old, a stop."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.clients import CheckingClient
from tests.factories.surveys import CODE
from tests.surveys.answering.conftest import Answering, leads_to, link, soup, words


@pytest.mark.parametrize("language", ["ur", "pl"])
def test_changing_the_language_keeps_what_is_typed(guest: Answering, language: str) -> None:
    guest.answer(change={})
    fields = guest.form("change")
    answer = guest.client.post(
        guest.url("language-step", step="change"),
        {**fields, "change-change": "The tea was cold", "language": language},
    )
    assert answer.url == guest.step("change").replace("/en/", f"/{language}/")
    page = soup(guest.client.get(answer.url))
    assert page.html["lang"] == language
    assert page.textarea.text.strip() == "The tea was cold"


def test_what_is_typed_is_kept_while_it_is_typed(guest: Answering) -> None:
    guest.answer(change={})
    guest.client.post(
        guest.url("autosave", step="change"), {**guest.form("change"), "change-change": "The te"}
    )
    assert soup(guest.see("change")).textarea.text.strip() == "The te"


def test_a_second_device_goes_on_and_shuts_the_first(guest: Answering, invitation) -> None:
    guest.answer(change={})
    fields = guest.form("change")
    other = Answering.by(CheckingClient(), link(invitation))
    assert other.draft == guest.draft
    assert other.row("happy").answers == {"happy": "very"}
    answer = guest.send("change", {**fields, "change-change": "The tea was cold"})
    assert answer.status_code == 403
    assert "The tea was cold" in words(answer)
    assert "Open your link again" in words(answer)


def test_what_could_not_be_taken_stands_there_once_the_link_is_open_again(
    guest: Answering, invitation
) -> None:
    guest.answer(change={})
    fields = guest.form("change")
    Answering.by(CheckingClient(), link(invitation))
    guest.send("change", {**fields, "change-change": "The tea was cold"})
    back = guest.client.post(link(invitation))
    assert leads_to(back, guest.step("change"))
    assert soup(guest.client.get(back.url)).textarea.text.strip() == "The tea was cold"


def test_a_form_that_was_too_old_is_sent_again_with_what_was_typed(survey) -> None:
    client = Client(enforce_csrf_checks=True)
    about = reverse("surveys:about", args=[CODE])
    person = Answering.by(client, about, csrfmiddlewaretoken=_token(client, about))
    answer = client.post(person.step("safe"), {"safe-safe": "yes", "revision": "0"})
    assert answer.status_code == 403
    form = soup(answer).select_one("main form")
    sent = {one["name"]: one["value"] for one in form.select("input")}
    assert leads_to(client.post(form["action"], sent), person.step("safe"))
    assert person.row("safe").pending == {"safe": "yes"}


def _token(client: Client, url: str) -> str:
    return str(soup(client.get(url)).select_one("[name=csrfmiddlewaretoken]")["value"])


# Stopping ---------------------------------------------------------------------


def test_stopping_sends_nothing_and_says_how_to_go_on(guest: Answering) -> None:
    answer = guest.send("safe", safe="yes", wizard_goto_step="keep")
    assert leads_to(answer, guest.url("keep"))
    assert "open your link again or type your code" in words(guest.see("keep"))
    assert guest.row("safe").answers == {"safe": "yes"}


def test_closing_on_this_device_leaves_the_link(guest: Answering, invitation) -> None:
    guest.send("safe", safe="yes")
    assert leads_to(guest.client.post(guest.url("close")), reverse("surveys:index"))
    assert guest.see("safe").status_code == 403
    assert Answering.by(CheckingClient(), link(invitation)).draft == guest.draft


def test_a_passer_by_is_told_that_nobody_can_open_her_answers_later(passer_by) -> None:
    said = words(passer_by.see("keep"))
    assert "until you close it" in said
    assert "open your link" not in said


def test_deleting_is_confirmed_first_and_leaves_the_invitation(guest, invitation) -> None:
    guest.send("safe", safe="yes")
    assert guest.client.get(guest.url("delete-draft")).status_code == 200
    assert guest.row("safe").answers == {"safe": "yes"}
    assert leads_to(guest.client.post(guest.url("delete-draft")), reverse("surveys:index"))
    assert Answering.by(CheckingClient(), link(invitation)).draft != guest.draft
