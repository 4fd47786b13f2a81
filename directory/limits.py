"""How often something may be done, without knowing who does it.

The cache holds a keyed hash and a number until the period ends; no address, phone number or person.
"""

import datetime

from django.core.cache import cache
from django.utils.crypto import salted_hmac


def is_within(kind: str, who: str, *, most: int, period: datetime.timedelta) -> bool:
    """Counts one more and says whether that is still allowed."""
    key = f"limit:{salted_hmac(f'directory.limits.{kind}', who).hexdigest()}"
    cache.add(key, 0, timeout=int(period.total_seconds()))
    try:
        return cache.incr(key) <= most
    except ValueError:
        # It ran out between the two calls: a new period begins.
        cache.set(key, 1, timeout=int(period.total_seconds()))
        return True
