"""'Did this help?' at the foot of plans and services."""

import uuid
from typing import Any

from django.http import HttpRequest

from portal.registry.registry import fill_slot
from surveys.helping.answered import was_answered
from surveys.helping.asking import fields_shown
from surveys.helping.pages import about


def foot(request: HttpRequest, *, kind: str, key: str = "") -> dict[str, Any]:
    """Asks once in each browser; what is no page that asks has no foot."""
    page = about(kind, key)
    is_answered = bool(page) and was_answered(request, page)
    return {
        "is_answered": is_answered,
        "fields": "" if is_answered or not page else fields_shown(),
        "kind": kind,
        "key": key,
        "once": uuid.uuid4(),
    }


def register() -> None:
    fill_slot("did_this_help", "surveys", template="surveys/helping/foot.html", context=foot)
