"""Answers of somebody who is signed in to an account, when her time runs out between two pages."""

import time_machine

from tests.factories.accounts import account
from tests.questionnaires.journey.conftest import Person, leads_to

HOUR = 3600
SIGN_IN = "/en/account/sign-in/"


def test_her_answers_are_closed_and_open_again_when_she_signs_in(version, client):
    asha = account("asha@example.org").user
    with time_machine.travel("2027-01-04T12:00:00Z", tick=False) as moment:
        client.force_login(asha)
        person = Person.starting(client)
        moment.shift(HOUR + 60)
        answer = person.see("name")
        assert answer.headers["Location"].startswith(SIGN_IN)
        client.force_login(asha)
        assert person.see("name").status_code == 200


def test_what_she_sends_after_another_tab_ended_it_is_kept(version, client):
    asha = account("asha@example.org").user
    with time_machine.travel("2027-01-04T12:00:00Z", tick=False) as moment:
        client.force_login(asha)
        person = Person.starting(client)
        form = person.form("name")
        moment.shift(HOUR + 60)
        client.get("/en/")
        answer = person.send("name", {**form, "name-nick": ["Asha the second"]})
        assert answer.headers["Location"] == f"{SIGN_IN}?next=%2Fen%2Faccount%2Fkept%2F"
        client.force_login(asha)
        assert "Asha the second" in client.get("/en/account/kept/").text


def test_the_next_person_at_this_browser_answers_as_always(version, client):
    with time_machine.travel("2027-01-04T12:00:00Z", tick=False) as moment:
        client.force_login(account("asha@example.org").user)
        moment.shift(HOUR + 60)
        client.get("/en/")
        person = Person.starting(client)
        assert person.see("name").status_code == 200


def test_without_an_account_the_code_is_asked_for(version, client):
    person = Person.starting(client)
    client.cookies.clear()
    assert "your code" in person.see("name").text
    assert not leads_to(person.see("name"), SIGN_IN)
