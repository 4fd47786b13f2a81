"""What answering offers the other rooms: two quiet cards on the home page."""

from typing import Any

from django.http import HttpRequest

from portal.registry.registry import fill_slot
from surveys.models import Survey

DIRECT_PAYMENTS = "direct-payments"


def cards(request: HttpRequest) -> dict[str, Any]:
    """Nothing leads to a survey that nobody may answer."""
    codes = list(Survey.objects.open_to_all().values_list("code", flat=True))
    return {
        "has_surveys": bool(codes),
        "direct_payments": DIRECT_PAYMENTS if DIRECT_PAYMENTS in codes else "",
    }


def register() -> None:
    fill_slot("home_sections", "surveys", template="surveys/home.html", context=cards, order=25)
