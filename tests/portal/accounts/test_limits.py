"""How often passwords, codes and links may be tried, and what is said then."""

import pytest
from django.core import mail
from django.http import HttpRequest
from django.test import RequestFactory
from django.urls import reverse
from django.utils import translation

from portal.accounts.views import too_many_tries
from tests.clients import CheckingClient
from tests.factories.accounts import PASSWORD, person

pytestmark = pytest.mark.django_db
IN_FIVE_MINUTES = 5


def enter_password(client: CheckingClient, email: str, password: str):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def test_five_wrong_passwords_shut_out_whoever_knows_the_right_one():
    someone = person("translator")
    for _ in range(IN_FIVE_MINUTES):
        enter_password(CheckingClient(), someone.email, "wrong")
    assert "Too many failed" in enter_password(CheckingClient(), someone.email, PASSWORD).text


def test_wrong_passwords_of_one_person_shut_out_nobody_else():
    someone, other = person("translator"), person("translator")
    for _ in range(IN_FIVE_MINUTES):
        enter_password(CheckingClient(), someone.email, "wrong")
    answer = enter_password(CheckingClient(), other.email, PASSWORD)
    assert answer.url == reverse("mfa_authenticate")


def test_an_unknown_address_is_stopped_as_a_known_one_is():
    said = []
    for email in (person("translator").email, "nobody@example.org"):
        for _ in range(IN_FIVE_MINUTES + 1):
            answer = enter_password(CheckingClient(), email, "wrong")
        said.append("Too many failed" in answer.text)
    assert said == [True, True]


def test_many_wrong_codes_of_an_app_are_stopped(client):
    someone = person("translator")
    enter_password(client, someone.email, PASSWORD)
    for _ in range(IN_FIVE_MINUTES):
        assert "Incorrect code" in client.post(reverse("mfa_authenticate"), {"code": "000000"}).text
    answer = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "Too many failed" in answer.text


def test_many_links_to_one_address_are_not_sent(client):
    someone = person("translator")
    for _ in range(8):
        answer = client.post(reverse("account_reset_password"), {"email": someone.email})
    assert answer.status_code == 429
    assert len(mail.outbox) == 5


def test_many_questions_for_passkeys_from_one_place_are_stopped(client):
    for address, most in (
        ("/en/account/passkeys/sign-in/options/", 60),
        (reverse("mfa_login_webauthn_options"), 120),
    ):
        statuses = [client.post(address).status_code for _ in range(most + 1)]
        assert (set(statuses[:-1]), statuses[-1]) == ({200}, 429)


def a_request(path: str) -> HttpRequest:
    request = RequestFactory().get(path)
    request.session = {}  # type: ignore[assignment]
    return request


def test_readers_are_told_in_their_language():
    with translation.override("ur"):
        answer = too_many_tries(a_request("/ur/account/sign-in/"))
    assert answer.status_code == 429
    assert 'lang="ur" dir="rtl"' in answer.content.decode()


def test_staff_are_told_on_a_page_of_theirs(client):
    for n in range(40):
        answer = enter_password(client, f"p{n}@example.org", "x")
    assert (answer.status_code, "Too many tries" in answer.text) == (429, True)
