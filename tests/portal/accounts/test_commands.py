"""demo_people, addresses and make_administrator, as people and checks use them."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from portal.accounts.demonstration import person_for
from portal.accounts.models import RoleGrant, User
from portal.accounts.roles import CODES, ROLES
from tests.clients import CheckingClient
from tests.portal.accounts.test_sign_in import code

pytestmark = pytest.mark.django_db


@pytest.fixture
def demonstration(settings):
    settings.DEMONSTRATION = True


def said(capsys, *command):
    call_command(*command, "--json")
    return json.loads(capsys.readouterr().out)


def test_one_person_for_each_role(demonstration, capsys):
    people = said(capsys, "demo_people")
    assert [row["role"] for row in people] == list(CODES)
    assert set(people[0]) == {"role", "organisation", "email", "password", "totp_secret"}


def test_each_holds_exactly_their_role(demonstration, capsys):
    for row in said(capsys, "demo_people"):
        assert User.objects.get(email=row["email"]).role_codes() == {row["role"]}


def test_they_can_sign_in_with_what_is_printed(demonstration, capsys):
    row = said(capsys, "demo_people")[0]
    client = CheckingClient()
    client.post(reverse("account_login"), {"login": row["email"], "password": row["password"]})
    client.post(reverse("mfa_authenticate"), {"code": code(row["totp_secret"])})
    assert client.get("/staff/").status_code == 200


def test_a_second_run_changes_nothing(demonstration, capsys):
    first = said(capsys, "demo_people")
    assert said(capsys, "demo_people") == first
    assert RoleGrant.objects.count() == len(ROLES)


def test_a_second_run_puts_back_what_was_spoilt(demonstration, capsys):
    said(capsys, "demo_people")
    User.objects.update(is_active=False)
    RoleGrant.objects.all().delete()
    said(capsys, "demo_people")
    assert User.objects.get(email=person_for(ROLES[0]).email).role_codes() == {ROLES[0].code}


def test_they_are_labelled_as_invented(demonstration, capsys):
    said(capsys, "demo_people")
    assert all("(demonstration)" in str(user) for user in User.objects.all())


def test_no_invented_people_in_a_real_portal(settings):
    settings.DEMONSTRATION = False
    with pytest.raises(CommandError, match="not a demonstration"):
        call_command("demo_people")
    assert not User.objects.exists()


def test_people_as_lines(demonstration, capsys):
    call_command("demo_people")
    assert "directory-editor@demonstration.example" in capsys.readouterr().out


def test_addresses_have_the_promised_shape(demonstration, capsys):
    said(capsys, "demo_people")
    for row in said(capsys, "addresses"):
        assert set(row) == {"name", "pattern", "example", "methods", "roles"}


def test_addresses_name_who_may_open_them(capsys):
    rows = {row["name"]: row for row in said(capsys, "addresses")}
    assert rows["home"]["roles"] == ["everyone"]
    assert rows["home"]["example"] == "/en/"
    assert rows["staff:people"]["roles"] == ["system_administrator"]
    assert rows["staff:home"]["roles"] == list(CODES)


def test_addresses_of_the_sign_in_package_are_listed_too(capsys):
    rows = {row["name"]: row for row in said(capsys, "addresses")}
    assert rows["account_login"]["methods"] == ["GET", "POST"]
    assert rows["mfa_index"]["roles"] == list(CODES)


def test_an_address_without_data_has_no_example(capsys):
    rows = {row["name"]: row for row in said(capsys, "addresses")}
    assert rows["staff:person"]["example"] is None


def test_addresses_as_lines(capsys):
    call_command("addresses")
    assert "/en/  (GET; everyone)" in capsys.readouterr().out


def test_first_administrator(capsys):
    call_command("make_administrator", "first@example.org")
    assert User.objects.get(email="first@example.org").has_role("system_administrator")
    assert "I do not know my password" in capsys.readouterr().out


def test_second_administrator_is_refused_on_the_server():
    call_command("make_administrator", "first@example.org")
    with pytest.raises(CommandError, match="already"):
        call_command("make_administrator", "second@example.org")


def test_administrator_needs_an_address():
    with pytest.raises(CommandError):
        call_command("make_administrator", "nobody")


def test_passwords_of_a_real_portal_are_hashed_at_full_strength():
    from django.conf import global_settings

    from portal.settings import base, development

    assert not hasattr(base, "PASSWORD_HASHERS")
    assert development.PASSWORD_HASHERS[1] == global_settings.PASSWORD_HASHERS[0]


def test_invented_people_sign_in_with_the_quick_hasher_too(demonstration, settings, capsys):
    settings.PASSWORD_HASHERS = ["portal.accounts.hashers.DemonstrationHasher"]
    row = said(capsys, "demo_people")[0]
    assert User.objects.get(email=row["email"]).check_password(row["password"])
