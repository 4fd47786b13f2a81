"""How a receiver shows who it is when it fetches an export."""

import secrets

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from portal.ui.limits import Tries
from portal.webhooks.models import Receiver

SCHEME = "Bearer "
LONGEST = 200
TRIES = Tries("hand-over token", most=20, most_in_all=1000)


def new_token() -> str:
    return secrets.token_urlsafe(32)


def hash_of_token(token: str) -> str:
    return salted_hmac("webhooks.token", token, algorithm="sha256").hexdigest()


def receiver_of(request: HttpRequest) -> Receiver | None:
    """Whoever holds the token of this request; None for a wrong one, or after too many."""
    given = request.headers.get("Authorization", "")
    if TRIES.are_used_up(request):
        return None
    if given.startswith(SCHEME) and len(given) < LONGEST:
        found = Receiver.objects.filter(
            is_active=True, token_hash=hash_of_token(given.removeprefix(SCHEME))
        ).first()
        if found is not None:
            return found
    TRIES.one_was_wrong(request)
    return None
