"""What answering offers the other rooms: quiet cards on the home page."""

from typing import Any

from django.core.cache import cache
from django.http import HttpRequest

from portal.registry.registry import fill_slot
from surveys.models import Survey
from surveys.we_said.newest import newest

DIRECT_PAYMENTS = "direct-payments"
REMEMBERED = 60
"""Seconds: so long a survey that has just been opened may wait for its card."""


def cards(request: HttpRequest) -> dict[str, Any]:
    """Nothing leads to a survey that nobody may answer, nor to an empty list."""
    codes = cache.get_or_set("surveys.open", _open, REMEMBERED) or []
    return {
        "has_surveys": bool(codes),
        "direct_payments": DIRECT_PAYMENTS if DIRECT_PAYMENTS in codes else "",
        "has_we_said": bool(newest()),
    }


def _open() -> list[str]:
    return list(Survey.objects.open_to_all().values_list("code", flat=True))


def register() -> None:
    fill_slot("home_sections", "surveys", template="surveys/home.html", context=cards, order=25)
