"""The pages of an account as its owner sees them: narrow, by everyone, in her language."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from playwright.sync_api import Page, expect

from portal.accounts.idle import carrying, clock
from portal.accounts.models import User
from portal.languages.table import Language
from tests.factories.accounts import account, person
from tests.journeys import looks
from tests.journeys.conftest import shot
from tests.journeys.sessions import enter
from tests.short_time import languages_of_keyed_pages

HERS = ("", "passkeys/", "passkeys/add/", "delete/", "kept/", "code/")


@pytest.fixture
def hers(site: str, page: Page) -> Page:
    """Signed in just now, with a passkey, a code that waits, and something sent too late."""
    user = account("asha@example.org").user
    Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data={"name": "x"})
    client = Client()
    client.post("/en/account/sign-in/", {"email": "asha@example.org"})
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "code", "at": 9e9}]
    session["account_authentication_methods_user"] = str(user.pk)
    session[carrying.SESSION] = kept(user)
    session.save()
    enter(page.context, site, session.session_key)
    return page


def kept(user: User) -> dict[str, object]:
    """A form that this person sent too late."""
    words = "I wrote this, and then my time was over."
    form = f'["{user.pk}", "/en/feedback/", [["message", "{words}"]]]'
    return {"form": carrying.encrypt(form), "path": "/en/feedback/", "at": 9e9}


@pytest.mark.parametrize("language", languages_of_keyed_pages(), ids=lambda language: language.code)
def test_every_page_of_an_account_can_be_used_by_everyone(
    site: str, hers: Page, language: Language
) -> None:
    found = []
    for path in HERS:
        hers.goto(f"{site}/{language.code}/account/{path}")
        assert hers.url.endswith(f"/account/{path}"), hers.url
        faults = looks.faults(hers, language)
        shot(hers, f"account-{path.replace('/', '-')}{language.code}-320")
        found += [f"{path}: {fault}" for fault in faults + looks.overflow_when_longer(hers)]
    assert not found, "\n".join(found)


STAFF = ("login/", "password/reset/", "2fa/", "2fa/passkeys/add/", "kept/")


def test_the_pages_about_signing_in_can_be_used_by_all_staff(site: str, page: Page) -> None:
    someone = person("translator")
    Authenticator.objects.create(user=someone, type=Authenticator.Type.WEBAUTHN, data={"name": "x"})
    client = Client()
    client.force_login(someone)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": 9e9}]
    session["account_authentication_methods_user"] = str(someone.pk)
    session[carrying.SESSION] = kept(someone)
    session.save()
    found = []
    for path in STAFF:
        if path == "2fa/":
            enter(page.context, site, session.session_key)
        page.set_viewport_size(looks.WIDE)
        page.goto(f"{site}/staff/account/{path}")
        assert page.url.endswith(f"/staff/account/{path}"), page.url
        found += [f"{path}: {fault}" for fault in looks.accessibility_faults(page)]
        page.set_viewport_size(looks.NARROW)
        shot(page, f"staff-account-{path.replace('/', '-')}320")
        found += [f"{path}: scrolls sideways"] if page.evaluate(looks.SCROLLS) > 0 else []
    assert not found, "\n".join(found)


def test_where_her_time_is_over_the_page_says_so(site: str, page: Page) -> None:
    client = Client()
    client.get("/en/")
    session = client.session
    session[clock.ENDED] = {"user": "1", "public": True, "open": {}}
    session.save()
    enter(page.context, site, session.session_key)
    page.goto(f"{site}/en/account/sign-in/")
    assert looks.accessibility_faults(page) == []
    page.set_viewport_size(looks.NARROW)
    shot(page, "account-ended-en-320")
    page.get_by_role("button", name="Go on without signing in").click()
    expect(page.get_by_text("You were signed out")).to_be_hidden()
