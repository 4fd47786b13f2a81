"""Passkeys of staff and of the public: made, lent, taken away; what is no passkey."""

import json

import pytest
from allauth.core.context import request_context
from allauth.mfa.models import Authenticator
from django.test import RequestFactory
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from portal.accounts.models import User
from portal.accounts.passkeys import NewPasskeyForm, SignInPasskeyForm, options_to_add
from portal.accounts.second_factor import has_second_factor
from portal.audit.models import AuditEvent
from tests.clients import CheckingClient
from tests.factories.accounts import PASSWORD, account, person
from tests.portal.accounts.authenticator import Phone, text

pytestmark = pytest.mark.django_db
STAFF_HOME, ACCOUNT = "/staff/", "/en/account/"
ADD, ADD_OPTIONS = "/en/account/passkeys/add/", "/en/account/passkeys/add/options/"
SIGN_IN, SIGN_IN_OPTIONS = "/en/account/passkeys/sign-in/", "/en/account/passkeys/sign-in/options/"


def staff(name: str, *args: int) -> str:
    return reverse(f"mfa_{name}_webauthn", args=args)


def options(client: CheckingClient, address: str) -> dict:
    return client.post(address).json()


def enter_password(client: CheckingClient, someone: User):
    return client.post(reverse("account_login"), {"login": someone.email, "password": PASSWORD})


def staff_client(someone: User) -> CheckingClient:
    """Signed in minutes ago with a password."""
    client = CheckingClient()
    client.force_login(someone)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": 9e9}]
    session["account_authentication_methods_user"] = str(someone.pk)
    session.save()
    return client


def public_client(user: User) -> CheckingClient:
    return staff_client(user)


def add_for_staff(someone: User, phone: Phone):
    client = staff_client(someone)
    made = phone.make(options(client, reverse("mfa_add_webauthn_options")))
    return client.post(staff("add"), {"credential": made})


def add_for_public(user: User, phone: Phone):
    client = public_client(user)
    return client.post(ADD, {"credential": phone.make(options(client, ADD_OPTIONS))})


@pytest.fixture
def asha() -> User:
    return account("asha@example.org").user


# The public ------------------------------------------------------------------------


def test_she_adds_a_passkey_and_signs_in_with_it(asha):
    phone = Phone()
    assert add_for_public(asha, phone).url == "/en/account/passkeys/"
    browser = CheckingClient()
    lent = phone.lend(options(browser, SIGN_IN_OPTIONS))
    assert browser.post(SIGN_IN, {"credential": lent}).url == ACCOUNT
    assert "asha@example.org" in browser.get(ACCOUNT).text
    assert "Last used" in browser.get("/en/account/passkeys/").text


def test_her_phone_shows_her_address_and_the_name_of_the_portal(asha, settings):
    asked = options(public_client(asha), ADD_OPTIONS)["publicKey"]
    assert asked["user"]["name"] == "asha@example.org"
    assert asked["rp"]["name"] == settings.PORTAL_NAME


def test_each_passkey_asks_for_a_look_or_a_pin(asha):
    asked = options(public_client(asha), ADD_OPTIONS)["publicKey"]
    assert asked["authenticatorSelection"]["userVerification"] == "required"
    assert asked["authenticatorSelection"]["residentKey"] == "required"
    assert options(CheckingClient(), SIGN_IN_OPTIONS)["publicKey"]["userVerification"] == "required"


def test_one_that_was_only_touched_is_not_added(asha):
    assert add_for_public(asha, Phone(verified=False)).status_code == 400
    assert not Authenticator.objects.exists()


def test_one_that_is_only_touched_signs_nobody_in(asha):
    phone = Phone()
    add_for_public(asha, phone)
    phone.flags = 0x01
    browser = CheckingClient()
    lent = phone.lend(options(browser, SIGN_IN_OPTIONS))
    assert browser.post(SIGN_IN, {"credential": lent}).status_code == 400
    assert browser.get(ACCOUNT).status_code == 302


def test_one_made_on_another_site_is_not_added(asha):
    assert add_for_public(asha, Phone(origin="https://elsewhere.example")).status_code == 400


def test_an_answer_works_once(asha):
    phone = Phone()
    add_for_public(asha, phone)
    browser = CheckingClient()
    lent = phone.lend(options(browser, SIGN_IN_OPTIONS))
    browser.post(SIGN_IN, {"credential": lent})
    browser.post("/en/account/sign-out/")
    assert browser.post(SIGN_IN, {"credential": lent}).status_code == 400


def test_an_answer_to_another_question_is_refused(asha):
    phone = Phone()
    add_for_public(asha, phone)
    lent = phone.lend(options(CheckingClient(), SIGN_IN_OPTIONS))
    browser = CheckingClient()
    options(browser, SIGN_IN_OPTIONS)
    answer = browser.post(SIGN_IN, {"credential": lent})
    assert answer.status_code == 400
    assert "was not accepted" in answer.text


def test_another_key_in_her_name_is_refused(asha):
    phone, other = Phone(), Phone()
    add_for_public(asha, phone)
    other.id, other.user_handle = phone.id, phone.user_handle
    browser = CheckingClient()
    lent = other.lend(options(browser, SIGN_IN_OPTIONS))
    assert browser.post(SIGN_IN, {"credential": lent}).status_code == 400


def test_she_removes_it_and_it_signs_nobody_in(asha):
    phone = Phone()
    add_for_public(asha, phone)
    client = public_client(asha)
    client.post(f"/en/account/passkeys/{Authenticator.objects.get().pk}/remove/")
    browser = CheckingClient()
    lent = phone.lend(options(browser, SIGN_IN_OPTIONS))
    assert browser.post(SIGN_IN, {"credential": lent}).status_code == 400


def test_nobody_removes_the_passkey_of_somebody_else(asha):
    add_for_public(asha, Phone())
    other = public_client(account("other@example.org").user)
    other.post(f"/en/account/passkeys/{Authenticator.objects.get().pk}/remove/")
    assert Authenticator.objects.exists()


def test_a_while_after_signing_in_she_is_asked_for_a_code_before_she_adds_one(asha):
    client = CheckingClient()
    client.force_login(asha)
    assert client.get(ADD).url == "/en/account/sign-in/?next=%2Fen%2Faccount%2Fpasskeys%2Fadd%2F"
    assert client.post(ADD, {"credential": "{}"}).status_code == 302


def test_without_scripts_the_page_says_what_else_there_is(asha):
    assert "This browser cannot make passkeys" in public_client(asha).get(ADD).text


def test_her_passkey_goes_with_her_account(asha):
    add_for_public(asha, Phone())
    public_client(asha).post("/en/account/delete/")
    assert not Authenticator.objects.exists()


# Staff -----------------------------------------------------------------------------


def test_a_passkey_alone_opens_the_staff_pages():
    someone, phone = person("translator", second_factor=False), Phone()
    assert add_for_staff(someone, phone).url == reverse("mfa_view_recovery_codes")
    browser = CheckingClient()
    lent = phone.lend(options(browser, reverse("mfa_login_webauthn_options")))
    assert browser.post(staff("login"), {"credential": lent}).url == STAFF_HOME
    assert browser.get(STAFF_HOME).status_code == 200


def test_a_passkey_leads_on_to_the_page_that_was_wanted_and_nowhere_else():
    someone, phone = person("system_administrator"), Phone()
    add_for_staff(someone, phone)
    for wanted, shown in (
        ("/staff/people/", "/staff/people/"),
        ("//elsewhere.example", STAFF_HOME),
    ):
        browser = CheckingClient()
        lent = phone.lend(options(browser, reverse("mfa_login_webauthn_options")))
        assert browser.post(staff("login"), {"credential": lent, "next": wanted}).url == shown


def test_a_passkey_is_the_second_factor_after_the_password():
    someone, phone = person("translator", second_factor=False), Phone()
    add_for_staff(someone, phone)
    assert has_second_factor(someone)
    browser = CheckingClient()
    assert enter_password(browser, someone).url == reverse("mfa_authenticate")
    assert browser.get(STAFF_HOME).status_code == 302
    page = browser.get(reverse("mfa_authenticate")).text
    data = page.partition('<script id="passkey-question" type="application/json">')[2]
    asked = json.loads(data.partition("</script>")[0])["request_options"]
    answer = browser.post(reverse("mfa_authenticate"), {"credential": phone.lend(asked)})
    assert answer.url == STAFF_HOME
    assert browser.get(STAFF_HOME).status_code == 200


@pytest.mark.parametrize("credential", ["", "{}", "[]", "null", "[" * 9000, '{"id": 1}', "\x00"])
def test_what_is_no_passkey_does_not_stand_for_one(credential):
    someone = person("translator", second_factor=False)
    add_for_staff(someone, Phone())
    browser = CheckingClient()
    enter_password(browser, someone)
    answer = browser.post(reverse("mfa_authenticate"), {"credential": credential})
    assert "was not accepted" in answer.text
    assert browser.get(STAFF_HOME).status_code == 302


def test_a_member_of_staff_with_a_passkey_of_somebody_else_is_not_let_in():
    someone, other, phone = person("translator"), person("intake"), Phone()
    add_for_staff(other, phone)
    browser = CheckingClient()
    enter_password(browser, someone)
    page = browser.get(reverse("mfa_authenticate")).text
    data = page.partition('<script id="passkey-question" type="application/json">')[2]
    asked = json.loads(data.partition("</script>")[0])["request_options"]
    browser.post(reverse("mfa_authenticate"), {"credential": phone.lend(asked)})
    assert browser.get(STAFF_HOME).status_code == 302


def test_the_only_second_factor_stays():
    someone = person("translator", second_factor=False)
    add_for_staff(someone, Phone())
    passkey = Authenticator.objects.get(type="webauthn")
    answer = staff_client(someone).post(staff("remove", passkey.pk), follow=True)
    assert "This is your only second factor" in answer.text
    assert has_second_factor(someone)


@pytest.mark.parametrize("has_app", [True, False])
def test_one_of_two_second_factors_can_go(has_app):
    someone = person("translator", second_factor=has_app)
    add_for_staff(someone, Phone())
    if not has_app:
        add_for_staff(someone, Phone())
    passkey = Authenticator.objects.filter(type="webauthn").first()
    staff_client(someone).post(staff("remove", passkey.pk))
    assert not Authenticator.objects.filter(pk=passkey.pk).exists()
    assert has_second_factor(someone)


def test_passkeys_of_staff_are_in_the_record_of_changes():
    someone = person("translator")
    add_for_staff(someone, Phone())
    staff_client(someone).post(staff("remove", Authenticator.objects.get(type="webauthn").pk))
    verbs = AuditEvent.objects.values_list("verb", flat=True)
    assert set(verbs) >= {"accounts.passkey.added", "accounts.passkey.removed"}


def test_an_administrator_takes_passkeys_away_with_the_rest(sign_in):
    someone = person("translator")
    add_for_staff(someone, Phone())
    sign_in("system_administrator").post(f"/staff/people/{someone.pk}/second-factor/")
    assert not has_second_factor(someone)


def test_the_password_is_asked_for_again_before_a_passkey_is_added(sign_in):
    client = sign_in("translator")
    for answer in (client.get(staff("add")), client.post(staff("add"), {"credential": "{}"})):
        assert answer.url.startswith(reverse("account_reauthenticate"))


def test_someone_without_a_second_factor_may_take_a_passkey_for_it():
    client = staff_client(person("translator", second_factor=False))
    assert staff("add") in client.get(reverse("mfa_activate_totp")).text
    assert "Add a passkey" in client.get(staff("add")).text


def test_the_page_about_signing_in_lists_them():
    someone = person("translator")
    add_for_staff(someone, Phone())
    assert "not used yet" in staff_client(someone).get(reverse("mfa_index")).text


# Each at their own door ----------------------------------------------------------------


def test_a_passkey_of_staff_does_not_sign_in_on_the_public_page():
    someone, phone = person("translator"), Phone()
    add_for_staff(someone, phone)
    browser = CheckingClient()
    lent = phone.lend(options(browser, SIGN_IN_OPTIONS))
    assert browser.post(SIGN_IN, {"credential": lent}).status_code == 400
    assert browser.get(STAFF_HOME).status_code == 302


def test_a_passkey_of_the_public_does_not_sign_in_on_the_staff_page(asha):
    phone = Phone()
    add_for_public(asha, phone)
    browser = CheckingClient()
    lent = phone.lend(options(browser, reverse("mfa_login_webauthn_options")))
    answer = browser.post(staff("login"), {"credential": lent}, follow=True)
    assert "was not accepted" in answer.text
    assert browser.get(ACCOUNT).status_code == 302


def test_a_closed_account_stays_closed_for_its_passkey():
    someone, phone = person("translator"), Phone()
    add_for_staff(someone, phone)
    User.objects.filter(pk=someone.pk).update(is_active=False)
    browser = CheckingClient()
    lent = phone.lend(options(browser, reverse("mfa_login_webauthn_options")))
    browser.post(staff("login"), {"credential": lent})
    assert browser.get(STAFF_HOME).status_code == 302


def test_a_closed_account_of_the_public_does_too(asha):
    phone = Phone()
    add_for_public(asha, phone)
    User.objects.filter(pk=asha.pk).update(is_active=False)
    browser = CheckingClient()
    lent = phone.lend(options(browser, SIGN_IN_OPTIONS))
    assert browser.post(SIGN_IN, {"credential": lent}).status_code == 400
    assert browser.get(ACCOUNT).status_code == 302


def test_browsers_may_use_passkeys_here_and_nobody_else_may(client):
    allowed = client.get("/en/account/sign-in/").headers["Permissions-Policy"]
    assert "publickey-credentials-get=(self)" in allowed
    assert "publickey-credentials-create=(self)" in allowed


# Whatever is sent ----------------------------------------------------------------------

LEAVES = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8), st.just("AA"))
NAMES = st.sampled_from(
    ["id", "rawId", "type", "response", "clientDataJSON", "attestationObject",
     "authenticatorData", "signature", "userHandle", "clientExtensionResults", "transports"]
)  # fmt: skip


def nested(inner):
    return st.one_of(inner, st.lists(inner, max_size=3), st.dictionaries(NAMES, inner))


THINGS = nested(nested(nested(LEAVES)))


@given(thing=THINGS)
def test_whatever_a_browser_sends_is_answered(thing):
    request = RequestFactory().post("/")
    request.session = {"mfa.webauthn.state": {"challenge": "AA", "user_verification": "required"}}
    with request_context(request):
        for form in (NewPasskeyForm, SignInPasskeyForm):
            assert not form({"credential": json.dumps(thing)}).is_valid()


@given(broken=st.binary(max_size=60), name=st.sampled_from(["attestationObject", "clientDataJSON"]))
def test_a_broken_part_of_a_good_answer_is_answered(broken, name):
    request = RequestFactory().post("/", headers={"host": "testserver"})
    request.session = {}
    with request_context(request):
        answer = json.loads(Phone().make(json.loads(json.dumps(options_to_add(User(pk=1))))))
        answer["response"][name] = text(broken)
        assert not NewPasskeyForm({"credential": json.dumps(answer)}).is_valid()
