"""How often something may be done from one place, without knowing who does it."""

import datetime

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

PERIOD = datetime.timedelta(hours=1)


def is_too_often(request: HttpRequest, what: str, *, most: int) -> bool:
    """Counts one more from this address. The cache holds a keyed hash and a number for an hour."""
    address = request.META.get("REMOTE_ADDR", "")
    key = f"limit:{salted_hmac(f'ui.{what}', address).hexdigest()}"
    cache.add(key, 0, timeout=int(PERIOD.total_seconds()))
    try:
        return cache.incr(key) > most
    except ValueError:
        # It ran out between the two calls: a new period begins.
        return False
