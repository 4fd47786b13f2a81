"""Signing in to an account of the public with a code by e-mail."""

import re

import pytest
import time_machine
from django.core import mail
from django.urls import reverse

from portal.accounts.models import PublicAccount, User
from portal.accounts.public import codes
from portal.notices.models import Notice
from tests.clients import CheckingClient
from tests.factories.accounts import PASSWORD, person

pytestmark = pytest.mark.django_db
ASHA = "Asha@example.org"
HOME, SIGN_IN, CODE = "/en/account/", "/en/account/sign-in/", "/en/account/code/"


def ask(client: CheckingClient, email: str = ASHA, **more: str):
    return client.post(SIGN_IN, {"email": email, **more})


def newest_code() -> str:
    found = re.search(r"^\d{4} \d{4}$", mail.outbox[-1].body, re.MULTILINE)
    assert found, mail.outbox[-1].body
    return found[0]


def signed_in(client: CheckingClient, email: str = ASHA) -> CheckingClient:
    ask(client, email)
    client.post(CODE, {"code": newest_code()})
    return client


def a_wrong(code: str) -> str:
    return f"{(int(code.replace(' ', '')) + 1) % 10**codes.DIGITS:0{codes.DIGITS}d}"


def test_a_code_by_email_makes_an_account_and_signs_in(client):
    assert ask(client).url == CODE
    assert not PublicAccount.objects.exists()
    answer = client.post(CODE, {"code": newest_code()})
    assert answer.url == HOME
    assert "Your account" in client.get(HOME).text
    account = PublicAccount.objects.get()
    assert (account.email, account.language, account.user.name) == (ASHA, "en", "")
    assert not account.user.has_usable_password()


def test_the_same_address_finds_the_same_account_in_any_capitals(client):
    signed_in(client)
    signed_in(CheckingClient(), ASHA.upper())
    assert PublicAccount.objects.count() == 1


def test_what_the_database_keeps_of_her_address_cannot_be_read(client):
    signed_in(client)
    user = User.objects.get(is_public=True)
    assert "asha" not in user.email
    stored = PublicAccount.objects.extra(select={"raw": "email"}).values_list("raw", "email_hash")
    assert "asha" not in str(stored[0]).lower()


def test_a_known_and_an_unknown_address_get_the_same_answers(client):
    signed_in(client)
    person("translator", email="staff@example.org")
    pages = []
    for email in (ASHA, "unknown@example.org", "staff@example.org"):
        browser = CheckingClient()
        asked = ask(browser, email)
        shown = browser.get(CODE).text.replace(email, "")
        wrong = browser.post(CODE, {"code": "00000000"})
        token = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
        pages.append(
            (
                asked.status_code,
                asked.url,
                token.sub("", shown),
                wrong.status_code,
                token.sub("", wrong.text.replace(email, "")),
            )
        )
    assert pages[0] == pages[1] == pages[2]
    assert len(mail.outbox) == 4


def test_the_email_says_nothing_but_the_code(client):
    ask(client)
    letter = mail.outbox[0]
    assert letter.to == [ASHA]
    assert "care" not in (letter.subject + letter.body).lower()
    assert "asha" not in letter.body.lower()


def test_the_email_is_in_the_language_of_the_page(client):
    client.post("/ur/account/sign-in/", {"email": ASHA})
    assert Notice.objects.get().language == "ur"


def test_the_account_keeps_the_language_of_the_page(client):
    client.post("/ur/account/sign-in/", {"email": ASHA})
    client.post("/ur/account/code/", {"code": newest_code()})
    assert PublicAccount.objects.get().language == "ur"


@pytest.mark.parametrize("zeros", ["٠", "۰", "੦"])
def test_a_code_may_be_typed_in_other_digits(client, zeros):
    ask(client)
    typed = "".join(
        chr(ord(zeros) + int(digit)) if digit.isdigit() else "-" for digit in newest_code()
    )
    assert client.post(CODE, {"code": typed}).url == HOME


def test_a_wrong_code_is_said_and_opens_nothing(client):
    ask(client)
    answer = client.post(CODE, {"code": a_wrong(newest_code())})
    assert answer.status_code == 400
    assert "This is not the code" in answer.text
    assert client.get(HOME).status_code == 302
    assert not PublicAccount.objects.exists()


def test_after_five_wrong_codes_the_right_one_is_worthless(client):
    ask(client)
    right = newest_code()
    for _ in range(codes.MOST_TRIES):
        assert client.post(CODE, {"code": a_wrong(right)}).status_code == 400
    assert "too many wrong codes" in client.post(CODE, {"code": right}).text
    assert "You need a new code" in client.post(CODE, {"code": right}).text
    assert not PublicAccount.objects.exists()


def test_the_fifth_try_may_still_be_right(client):
    ask(client)
    right = newest_code()
    for _ in range(codes.MOST_TRIES - 1):
        client.post(CODE, {"code": a_wrong(right)})
    assert client.post(CODE, {"code": right}).url == HOME


@pytest.mark.parametrize(("seconds", "works"), [(codes.LIFE - 5, True), (codes.LIFE + 5, False)])
def test_a_code_works_for_a_quarter_of_an_hour(client, seconds, works):
    with time_machine.travel("2027-01-01T12:00:00Z", tick=False) as clock:
        ask(client)
        clock.shift(seconds)
        client.post(CODE, {"code": newest_code()})
        assert (client.get(HOME).status_code == 200) is works


def test_a_code_works_once(client):
    ask(client)
    used = newest_code()
    client.post(CODE, {"code": used})
    assert "You need a new code" in client.get(CODE).text
    client.post("/en/account/sign-out/")
    assert "You need a new code" in client.post(CODE, {"code": used}).text
    assert client.get(HOME).status_code == 302


def test_a_code_works_in_the_browser_that_asked_only(client):
    ask(client)
    other = CheckingClient()
    ask(other, "other@example.org")
    assert (
        other.post(CODE, {"code": re.search(r"\d{4} \d{4}", mail.outbox[0].body)[0]}).status_code
        == 400
    )
    assert CheckingClient().get(CODE).text.count("You need a new code") > 0


def test_a_newer_code_replaces_the_older(client):
    ask(client)
    older = newest_code()
    ask(client)
    assert client.post(CODE, {"code": older}).status_code == 400
    assert client.post(CODE, {"code": newest_code()}).url == HOME


def test_nothing_readable_of_a_code_is_in_the_session(client):
    ask(client)
    kept = str(dict(client.session.items()))
    assert newest_code().replace(" ", "") not in kept
    assert "asha" not in kept.lower()


def test_staff_get_no_code_and_are_told_where_to_sign_in(client):
    person("translator", email="staff@example.org")
    ask(client, "Staff@example.org")
    assert "staff pages" in mail.outbox[0].body
    assert client.session[codes.SESSION]["code"] == ""
    assert not re.search(r"\d{4} \d{4}", mail.outbox[0].body)
    assert not PublicAccount.objects.exists()


@pytest.mark.parametrize("typed", ["", "0", "none", "00000000", "e" * 64])
def test_nothing_that_is_typed_signs_in_with_an_address_of_staff(client, typed):
    person(email="former@example.org", second_factor=False)
    ask(client, "former@example.org")
    assert client.post(CODE, {"code": typed}).status_code == 400
    assert client.get(HOME).status_code == 302


def test_whoever_comes_to_work_here_keeps_her_account_and_it_opens_nothing_of_staff(client):
    signed_in(client)
    person("system_administrator", email=ASHA.lower())
    browser = signed_in(CheckingClient())
    assert browser.get(HOME).status_code == 200
    assert browser.get("/staff/").url.startswith("/staff/account/login/")


def test_an_account_of_the_public_opens_no_staff_page(client):
    signed_in(client)
    for name in ("staff:home", "mfa_index", "mfa_activate_totp", "account_change_password"):
        assert client.get(reverse(name)).url.startswith("/staff/account/login/")


def test_whoever_works_here_too_signs_in_as_staff_and_leaves_her_account(client):
    signed_in(client)
    staff = person("translator", email="work@example.org")
    assert "Sign in to the staff pages" in client.get(reverse("account_login")).text
    assert client.get(HOME).status_code == 200
    fields = {"login": staff.email, "password": PASSWORD}
    assert client.post(reverse("account_login"), fields).url == reverse("mfa_authenticate")
    assert client.get(HOME).status_code == 302
    assert "Enter the code from your app" in client.get(reverse("mfa_authenticate")).text


def test_many_codes_to_one_address_are_stopped_whoever_asks(client):
    for _ in range(codes.TO_ONE_ADDRESS):
        assert ask(CheckingClient()).status_code == 302
    answer = ask(client)
    assert answer.status_code == 429
    assert "try again in an hour" in answer.text
    assert len(mail.outbox) == codes.TO_ONE_ADDRESS


def test_many_codes_from_one_place_are_stopped(client):
    statuses = [ask(client, f"p{n}@example.org").status_code for n in range(codes.FROM_ONE_PLACE)]
    assert set(statuses) == {302}
    assert ask(client, "one-more@example.org").status_code == 429


def test_many_wrong_codes_from_one_place_are_stopped(client):
    for n in range(codes.WRONG.most):
        if n % 4 == 0:
            ask(client, f"p{n}@example.org")
        client.post(CODE, {"code": a_wrong(newest_code())})
    answer = client.post(CODE, {"code": newest_code()})
    assert answer.status_code == 429
    assert "many wrong codes" in answer.text


@pytest.mark.parametrize(
    "email", ["", "asha", "a@b", "a\nb@example.org", "x" * 300 + "@example.org", "\x00@\x00"]
)
def test_an_odd_address_is_answered_with_a_sentence(client, email):
    answer = ask(client, email)
    assert answer.status_code == 400
    assert "Enter an email address" in answer.text
    assert not mail.outbox


def test_an_odd_code_is_answered_with_a_sentence(client):
    ask(client)
    for typed in ("", "1234", "12345678 9", "abcdefgh", "1" * 5000):
        answer = client.post(CODE, {"code": typed})
        assert answer.status_code == 400
        assert "There is a problem" in answer.text


def test_without_an_account_the_page_asks_to_sign_in_and_leads_back(client):
    answer = client.get("/en/account/delete/")
    assert answer.url == f"{SIGN_IN}?next=%2Fen%2Faccount%2Fdelete%2F"
    ask(client, next="/en/account/delete/")
    assert client.post(CODE, {"code": newest_code()}).url == "/en/account/delete/"


@pytest.mark.parametrize(
    "onward", ["https://elsewhere.example/", "//elsewhere.example", "javascript:x", "/" + "x" * 600]
)
def test_she_is_never_led_elsewhere(client, onward):
    ask(client, next=onward)
    assert client.post(CODE, {"code": newest_code()}).url == HOME


def test_someone_signed_in_is_led_to_her_account(client):
    assert signed_in(client).get(SIGN_IN).url == HOME


def test_the_session_gets_a_new_key_and_keeps_what_was_open(client):
    session = client.session
    session["drafts"] = {"one": "key"}
    session.save()
    before = client.cookies["sessionid"].value
    signed_in(client)
    assert client.cookies["sessionid"].value != before
    assert client.session["drafts"] == {"one": "key"}


def test_where_somebody_else_was_signed_in_nothing_of_theirs_is_kept(client):
    client.force_login(person("translator"))
    session = client.session
    session["staff_drafts"] = {"one": "key"}
    session.save()
    signed_in(client)
    assert "staff_drafts" not in client.session
    assert client.get("/staff/").url.startswith("/staff/account/login/")


def test_an_address_that_becomes_one_of_staff_in_between_opens_nothing_of_theirs(client):
    ask(client)
    staff = person("translator", email=ASHA.lower())
    client.post(CODE, {"code": newest_code()})
    assert client.session["_auth_user_id"] != str(staff.pk)
    assert client.get("/staff/").url.startswith("/staff/account/login/")
