"""Passkeys in a real browser, whose own virtual authenticator stands for a phone."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from playwright.sync_api import BrowserContext, Page, expect

from tests.factories.accounts import PASSWORD, TOTP_SECRET, person

ASHA = "asha@example.org"


@pytest.fixture
def phone(page: Page) -> Page:
    """A page whose browser keeps passkeys and unlocks at once."""
    talk = page.context.new_cdp_session(page)
    talk.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    talk.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return page


def sign_in_by_code(page: Page, site: str) -> None:
    page.goto(f"{site}/en/account/sign-in/")
    page.get_by_label("Your email address").fill(ASHA)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("The code from the email").fill(newest_code())
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Your account")).to_be_visible()


def newest_code() -> str:
    found = re.search(r"^\d{4} \d{4}$", mail.outbox[-1].body, re.MULTILINE)
    assert found
    return found[0]


def test_a_carer_adds_a_passkey_signs_in_with_it_and_removes_it(site: str, phone: Page) -> None:
    sign_in_by_code(phone, site)
    phone.get_by_role("link", name="Your passkeys").click()
    phone.get_by_role("link", name="Add a passkey").click()
    expect(phone.get_by_text("That did not work")).to_be_hidden()
    phone.get_by_role("button", name="Add a passkey").click()
    expect(phone.get_by_text("The passkey is added")).to_be_visible()
    phone.get_by_role("link", name="Your account").first.click()
    phone.get_by_role("button", name="Sign out").click()
    phone.goto(f"{site}/en/account/passkeys/")
    phone.get_by_role("button", name="Sign in with a passkey").click()
    expect(phone.get_by_role("heading", name="Your passkeys")).to_be_visible()
    phone.get_by_role("button", name="Remove this passkey").click()
    expect(phone.get_by_text("You have none yet")).to_be_visible()
    phone.get_by_role("link", name="Your account").first.click()
    phone.get_by_role("button", name="Sign out").click()
    phone.goto(f"{site}/en/account/sign-in/")
    phone.get_by_role("button", name="Sign in with a passkey").click()
    expect(phone.get_by_text("The passkey was not accepted").first).to_be_visible()


def test_a_carer_without_scripts_is_offered_none(site: str, old_phone: Page) -> None:
    old_phone.goto(f"{site}/en/account/sign-in/")
    expect(old_phone.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()
    sign_in_by_code(old_phone, site)
    old_phone.goto(f"{site}/en/account/passkeys/add/")
    expect(old_phone.get_by_text("This browser cannot make passkeys")).to_be_visible()


def enter_password_and_code(page: Page, site: str, email: str) -> None:
    page.goto(f"{site}/staff/account/login/")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    code = format_hotp_value(hotp_value(TOTP_SECRET, int(time.time()) // 30))
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="Your work")).to_be_visible()


def test_a_member_of_staff_signs_in_with_a_passkey_alone_and_after_the_password(
    site: str, phone: Page
) -> None:
    someone = person("translator")
    enter_password_and_code(phone, site, someone.email)
    phone.get_by_role("link", name="How you sign in").click()
    phone.get_by_role("link", name="Add a passkey").click()
    phone.get_by_role("button", name="Add a passkey").click()
    expect(phone.get_by_text("The passkey is added")).to_be_visible()
    assert Authenticator.objects.filter(user=someone, type="webauthn").count() == 1
    sign_out(phone)
    phone.get_by_role("button", name="Sign in with a passkey").click()
    expect(phone.get_by_role("heading", name="Your work")).to_be_visible()
    sign_out(phone)
    phone.get_by_label("E-mail address").fill(someone.email)
    phone.get_by_label("Password", exact=True).fill(PASSWORD)
    phone.get_by_role("button", name="Sign in", exact=True).click()
    phone.get_by_role("button", name="Use a passkey").click()
    expect(phone.get_by_role("heading", name="Your work")).to_be_visible()


def sign_out(page: Page) -> None:
    page.get_by_role("link", name="Sign out").click()
    page.get_by_role("button", name="Sign out").last.click()
    expect(page.get_by_role("heading", name="Sign in to the staff pages")).to_be_visible()


def test_where_the_person_is_not_verified_it_does_not_work_and_says_so(
    site: str, page: Page, context: BrowserContext
) -> None:
    talk = context.new_cdp_session(page)
    talk.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "usb", "hasResidentKey": False}
    talk.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    sign_in_by_code(page, site)
    page.goto(f"{site}/en/account/passkeys/add/")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_text("That did not work. Nothing has changed.")).to_be_visible()
    assert not Authenticator.objects.exists()
