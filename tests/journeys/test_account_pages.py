"""The pages of an account as its owner sees them: narrow, by everyone, in her language."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from portal.accounts.idle import carrying, clock
from portal.languages.table import Language
from tests.factories.accounts import account
from tests.journeys import looks
from tests.journeys.conftest import languages_of_today, shot

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
    words = "I wrote this, and then my time was over."
    session[carrying.SESSION] = {
        "form": carrying.encrypt(f'["{user.pk}", "/en/feedback/", [["message", "{words}"]]]'),
        "path": "/en/feedback/",
        "at": 9e9,
    }
    session.save()
    cookie: Any = {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "url": site,
    }
    page.context.add_cookies([cookie])
    return page


@pytest.mark.parametrize("language", languages_of_today(), ids=lambda language: language.code)
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


def test_where_her_time_is_over_the_page_says_so(site: str, page: Page) -> None:
    client = Client()
    client.get("/en/")
    session = client.session
    session[clock.ENDED] = {"user": "1", "public": True, "open": {}}
    session.save()
    cookie: Any = {"name": settings.SESSION_COOKIE_NAME, "value": session.session_key, "url": site}
    page.context.add_cookies([cookie])
    page.goto(f"{site}/en/account/sign-in/")
    assert looks.accessibility_faults(page) == []
    page.set_viewport_size(looks.NARROW)
    shot(page, "account-ended-en-320")
    page.get_by_role("button", name="Go on without signing in").click()
    expect(page.get_by_text("You were signed out")).to_be_hidden()
