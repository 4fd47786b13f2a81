"""A browser that is in a session already: signed in, or with the key of some answers."""

from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext

from portal.accounts.models import User


def enter(context: BrowserContext, site: str, key: str | None) -> None:
    """`key` is that of the session."""
    cookie: Any = {"name": settings.SESSION_COOKIE_NAME, "value": key, "url": site}
    context.add_cookies([cookie])


def sign_in(context: BrowserContext, site: str, user: User) -> str:
    """Gives the key of the session."""
    client = Client()
    client.force_login(user)
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    enter(context, site, key)
    return key
