"""When GOV.UK Notify calls us: who it is, and what it says.

Off while NOTIFY_CALLBACK_TOKEN is not set.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare


class NotUnderstood(Exception):
    """It is not what Notify sends; the message names what is missing."""


def refusal(request: HttpRequest) -> HttpResponse | None:
    """The answer for whoever does not hold the token; None for Notify itself."""
    if not settings.NOTIFY_CALLBACK_TOKEN:
        raise Http404
    given = request.headers.get("Authorization", "")
    if constant_time_compare(given, f"Bearer {settings.NOTIFY_CALLBACK_TOKEN}"):
        return None
    answer = JsonResponse({"error": "A token is needed (Authorization: Bearer …)."}, status=401)
    answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


def read(body: bytes, names: Iterable[str]) -> Mapping[str, str]:
    """These parts of it, which must be text. Raises NotUnderstood."""
    try:
        data: Any = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NotUnderstood("This is not JSON.") from error
    if not isinstance(data, dict):
        raise NotUnderstood("This is not an object.")
    found = {}
    for name in names:
        if not isinstance(data.get(name), str) or not data[name].strip():
            raise NotUnderstood(f"{name} is missing, or is not text.")
        found[name] = data[name]
    return found
