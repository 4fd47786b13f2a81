"""Every address of this part, with what a good form holds there."""

import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from carers.models import Case
from portal.accounts.models import User

PAGES = ("case", "contact", "owner", "services", "section")
SOON = timezone.localdate() + datetime.timedelta(days=5)


def forms(by: User) -> dict[str, dict[str, Any]]:
    """What somebody types who does it right, by the name of the address."""
    return {
        "start": {},
        "section": {"result": "changed", "words": "Typed words", "says-situation": "My dad"},
        "checked": {},
        "note": {"kind": "staff", "words": "Typed words"},
        "words-read": {},
        "services": {"key": "sitting", "why": "Typed words"},
        "remove-service": {},
        "attempt": {"how": "phone", "outcome": "no-answer", "words": "Typed words"},
        "pause": {
            "reason": "unwell",
            "words": "Typed words",
            "until_day": SOON.day,
            "until_month": SOON.month,
            "until_year": SOON.year,
        },
        "resume": {},
        "code": {"sure": "on"},
        "told": {"kind": "corrected", "words": "Typed words"},
        "how-it-is": {"said": "worse"},
        "withdraw": {"sure": "on"},
        "begin-review": {},
        "assign": {"to": by.pk},
        "urgency": {"urgency": "0", "words": "Typed words"},
        "transfer": {"reason": "joint", "words": "Typed words", "sure": "on"},
    }


ACTIONS = (
    "start",
    "section",
    "checked",
    "note",
    "words-read",
    "services",
    "remove-service",
    "attempt",
    "pause",
    "resume",
    "code",
    "told",
    "how-it-is",
    "withdraw",
    "begin-review",
    "assign",
    "urgency",
    "transfer",
)
ADDS = ("note", "attempt", "services", "remove-service", "code", "told", "how-it-is", "withdraw")
"""What only adds, and what the carer herself wants, overwrites nobody's work: it may come late."""


def address(name: str, case: Case) -> str:
    more = {"section": {"section": "you"}, "remove-service": {"key": "sitting"}}.get(name, {})
    return reverse(f"staff-cases:{name}", kwargs={"case": case.pk, **more})
