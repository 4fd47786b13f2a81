"""Signing in with the council's own accounts, against a small OpenID Connect server."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

from portal.accounts.adapters import _claims
from tests.factories.accounts import person
from tests.portal.accounts.organisation import ASHA, sign_in

pytestmark = pytest.mark.django_db


def test_sign_in_page_offers_it(organisation, client):
    assert "Sign in with your Council account" in client.get(reverse("account_login")).text


def test_sign_in_page_does_not_offer_what_is_not_set_up(client):
    assert "Sign in with your" not in client.get(reverse("account_login")).text


def test_what_is_not_set_up_is_not_there(client):
    assert client.post(reverse("openid_connect_login", args=["organisation"])).status_code == 404


def test_the_way_out_is_protected(organisation, client):
    away = client.post(reverse("openid_connect_login", args=["organisation"]))
    query = parse_qs(urlsplit(away.url).query)
    assert query["code_challenge_method"] == ["S256"]
    assert query["state"][0]


def test_someone_we_know_gets_in_without_a_second_factor_of_ours(organisation):
    person("translator", email=ASHA, second_factor=False)
    client, answer = sign_in(email=ASHA, preferred_username=ASHA)
    assert "Your work" in answer.text
    assert client.get("/staff/").status_code == 200


def test_an_address_that_the_organisation_verified_counts(organisation):
    person("translator", email=ASHA, second_factor=False)
    _, answer = sign_in(email=ASHA, email_verified=True)
    assert "Your work" in answer.text


def test_capitals_do_not_matter(organisation):
    person("translator", email=ASHA, second_factor=False)
    _, answer = sign_in(email=ASHA.upper(), preferred_username="Asha@Council.example")
    assert "Your work" in answer.text


def test_a_guest_with_a_borrowed_address_stays_out(organisation):
    person("system_administrator", email=ASHA, second_factor=False)
    guest = "mallory_elsewhere.example#EXT#@council.example"
    client, answer = sign_in(email=ASHA, preferred_username=guest)
    assert "You are not signed in" in answer.text
    assert client.get("/staff/").status_code == 302


def test_an_address_that_was_not_verified_stays_out(organisation):
    person("system_administrator", email=ASHA, second_factor=False)
    _, answer = sign_in(email=ASHA, email_verified=False)
    assert "You are not signed in" in answer.text


def test_a_stranger_is_not_added(organisation):
    client, answer = sign_in(email="new@council.example", preferred_username="new@council.example")
    assert "You are not signed in" in answer.text
    assert client.get("/staff/").status_code == 302


def test_a_closed_account_stays_closed(organisation):
    person("translator", email=ASHA, is_active=False)
    client, _ = sign_in(email=ASHA, preferred_username=ASHA)
    assert client.get("/staff/").status_code == 302


def test_someone_without_an_address_stays_out(organisation):
    _, answer = sign_in()
    assert "You are not signed in" in answer.text


def test_once_linked_the_organisations_number_counts(organisation):
    someone = person("translator", email=ASHA, second_factor=False)
    sign_in(email=ASHA, preferred_username=ASHA)
    someone.email = "married@council.example"
    someone.save()
    _, answer = sign_in(email=ASHA, preferred_username=ASHA)
    assert "Your work" in answer.text


def test_coming_back_without_having_left_is_refused(organisation, client):
    back = reverse("openid_connect_callback", args=["organisation"])
    answer = client.get(back, {"code": "code", "state": "made-up"})
    assert "You are not signed in" in answer.text


@pytest.mark.parametrize(
    "data", [{"userinfo": {"sub": "1"}}, {"id_token": {"sub": "1"}}, {"sub": "1"}]
)
def test_claims_are_found_wherever_they_are(data):
    assert _claims(data) == {"sub": "1"}
