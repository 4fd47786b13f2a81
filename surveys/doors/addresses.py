"""Short addresses as they stand in messages, in QR codes and on paper."""

from django.conf import settings
from django.urls import reverse


def short_url(secret: str) -> str:
    """Of a token or a code, with the name of the site: what a QR code holds."""
    return f"{settings.PORTAL_URL}{reverse('short:way', args=[secret])}"


def code_url() -> str:
    """Where a code is typed."""
    return f"{settings.PORTAL_URL}{reverse('short:code')}"


def to_type(url: str) -> str:
    """As people type it: browsers add the rest."""
    return url.partition("://")[2]
