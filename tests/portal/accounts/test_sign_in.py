"""Signing in with password and second factor."""

import re
import time

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.urls import reverse

from portal.accounts.models import User
from portal.accounts.second_factor import has_second_factor
from tests.clients import CheckingClient
from tests.factories.accounts import PASSWORD, TOTP_SECRET, RoleGrantFactory, person

pytestmark = pytest.mark.django_db

HOME = "/staff/"


def code(secret: str = TOTP_SECRET) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def enter_password(client: CheckingClient, someone: User, password: str = PASSWORD):
    return client.post(reverse("account_login"), {"login": someone.email, "password": password})


def test_sign_in_page_answers(client):
    assert "Sign in to the staff pages" in client.get(reverse("account_login")).text


def test_password_alone_does_not_open_the_staff_pages(client):
    answer = enter_password(client, person("directory_editor"))
    assert answer.url == reverse("mfa_authenticate")
    assert client.get(HOME).status_code == 302


def test_password_and_code_open_the_staff_pages(client):
    enter_password(client, person("directory_editor"))
    answer = client.post(reverse("mfa_authenticate"), {"code": code()})
    assert answer.url == HOME
    assert "Directory editor" in client.get(HOME).text


def test_code_page_answers(client):
    enter_password(client, person("directory_editor"))
    assert "Enter the code" in client.get(reverse("mfa_authenticate")).text


def test_wrong_code_is_said_and_opens_nothing(client):
    enter_password(client, person("directory_editor"))
    answer = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "Incorrect code" in answer.text


def test_a_code_works_once(client):
    someone = person("directory_editor")
    used = code()
    enter_password(client, someone)
    client.post(reverse("mfa_authenticate"), {"code": used})
    second = CheckingClient()
    enter_password(second, someone)
    assert second.post(reverse("mfa_authenticate"), {"code": used}).status_code == 200


def test_wrong_password_says_so_without_saying_which_was_wrong(client):
    answer = enter_password(client, person("directory_editor"), "wrong")
    assert "email address and/or password" in answer.text


def test_unknown_address_gets_the_same_answer(client, db):
    answer = client.post(reverse("account_login"), {"login": "no@example.org", "password": "wrong"})
    assert "email address and/or password" in answer.text


def test_many_wrong_passwords_are_stopped(client):
    someone = person("directory_editor")
    for _ in range(6):
        enter_password(client, someone, "wrong")
    answer = enter_password(client, someone)
    assert "Too many failed" in answer.text


def test_many_tries_from_one_place_are_stopped(client):
    statuses = {
        client.post(
            reverse("account_login"), {"login": f"p{n}@example.org", "password": "x"}
        ).status_code
        for n in range(40)
    }
    assert 429 in statuses


def test_closed_account_cannot_sign_in(client):
    answer = enter_password(client, person("directory_editor", is_active=False))
    assert answer.status_code in {200, 302}
    assert client.get(HOME).status_code == 302


def test_someone_without_second_factor_is_led_to_set_one_up(client):
    someone = person("directory_editor", second_factor=False)
    enter_password(client, someone)
    assert client.get(HOME).url == reverse("mfa_activate_totp")


def test_setting_up_an_app_gives_recovery_codes_and_opens_the_pages(client):
    someone = person("directory_editor", second_factor=False)
    enter_password(client, someone)
    page = client.get(reverse("mfa_activate_totp")).text
    secret = re.search(r'<bdi dir="ltr">([A-Z2-7]+)</bdi>', page).group(1)
    answer = client.post(reverse("mfa_activate_totp"), {"code": code(secret)})
    assert answer.url == reverse("mfa_view_recovery_codes")
    assert "Your recovery codes" in client.get(answer.url).text
    assert client.get(HOME).status_code == 200
    assert has_second_factor(someone)


def test_wrong_code_while_setting_up_keeps_the_key(client):
    enter_password(client, person("directory_editor", second_factor=False))
    first = client.get(reverse("mfa_activate_totp")).text
    second = client.post(reverse("mfa_activate_totp"), {"code": "000000"}).text
    pattern = r'<bdi dir="ltr">([A-Z2-7]+)</bdi>'
    assert re.search(pattern, first).group(1) == re.search(pattern, second).group(1)


def test_second_factor_cannot_be_dropped_by_oneself(sign_in):
    client = sign_in("directory_editor")
    assert (
        client.get(reverse("mfa_activate_totp"), follow=True)
        .redirect_chain[-1][0]
        .startswith(reverse("account_reauthenticate"))
    )
    assert client.get(reverse("mfa_deactivate_totp")).url == reverse("mfa_index")


def test_secret_is_not_readable_in_the_database(db):
    someone = person("directory_editor")
    assert TOTP_SECRET not in str(someone.authenticator_set.get().data)


def test_role_that_ended_yesterday_opens_nothing(sign_in, db):
    someone = person()
    with time_machine.travel("2027-01-01T12:00:00Z", tick=False):
        RoleGrantFactory(user=someone)
    with time_machine.travel("2027-06-01T12:00:00Z", tick=False):
        assert sign_in(user=someone).get(HOME).status_code == 403


def test_nobody_signs_up(client, db):
    assert client.get("/staff/account/signup/").status_code == 404


def test_organisation_account_of_a_stranger_is_refused(client, db):
    assert client.get(reverse("socialaccount_signup")).status_code == 302


def test_signing_out_closes_the_pages(sign_in):
    client = sign_in("directory_editor")
    assert "Sign out" in client.get(reverse("account_logout")).text
    client.post(reverse("account_logout"))
    assert client.get(HOME).status_code == 302


def test_forgotten_password_sends_a_link_that_works_once(client):
    someone = person("directory_editor")
    client.post(reverse("account_reset_password"), {"email": someone.email})
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body).group(1)
    form = client.get(link, follow=True)
    assert "Use this password" in form.text
    new = "another long password"
    address = form.redirect_chain[-1][0]
    done = client.post(address, {"password1": new, "password2": new}, follow=True)
    assert "Your password is changed" in done.text
    assert "does not work any more" in CheckingClient().get(link, follow=True).text
    assert enter_password(CheckingClient(), someone, new).url == reverse("mfa_authenticate")


def test_forgotten_password_of_a_stranger_sends_nothing(client, db):
    answer = client.post(
        reverse("account_reset_password"), {"email": "stranger@example.org"}, follow=True
    )
    assert "Look at your e-mail" in answer.text
    assert not mail.outbox


def test_short_password_is_refused_with_a_sentence(sign_in):
    client = sign_in("directory_editor")
    answer = client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": "short", "password2": "short"},
    )
    assert "12 characters" in answer.text


@pytest.mark.parametrize(
    "name", ["account_change_password", "mfa_index", "mfa_view_recovery_codes"]
)
def test_pages_about_signing_in_answer(sign_in, name):
    assert sign_in("directory_editor").get(reverse(name)).status_code in {200, 302, 404}


def test_staff_pages_are_english_whatever_the_browser_asks_for(sign_in):
    answer = sign_in("directory_editor").get(HOME, headers={"accept-language": "pl"})
    assert "Your work" in answer.text
    assert answer.headers["Content-Language"] == "en"


def test_staff_pages_are_never_cached(sign_in):
    assert "no-store" in sign_in("directory_editor").get(HOME).headers["Cache-Control"]
