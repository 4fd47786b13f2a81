"""What this room puts on the home page: the way to a plan, and to the guides."""

from typing import Any

from django.http import HttpRequest

from portal.registry.registry import fill_slot


def nothing(request: HttpRequest) -> dict[str, Any]:
    """The card is the same for everybody."""
    return {}


def register() -> None:
    fill_slot("home_sections", "look-after", template="carers/home.html", context=nothing, order=10)
