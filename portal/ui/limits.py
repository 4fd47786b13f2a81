"""How often something may be done from one place, without knowing who does it."""

import datetime
import ipaddress

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

PERIOD = datetime.timedelta(hours=1)


def is_too_often(request: HttpRequest, what: str, *, most: int) -> bool:
    """Counts one more from this address. The cache holds a keyed hash and a number for an hour."""
    key = f"limit:{salted_hmac(f'ui.{what}', _address(request)).hexdigest()}"
    cache.add(key, 0, timeout=int(PERIOD.total_seconds()))
    try:
        return cache.incr(key) > most
    except ValueError:
        # It ran out between the two calls: a new period begins.
        return False


def _address(request: HttpRequest) -> str:
    """Behind our own proxies (TRUSTED_PROXIES) the one they report, else whoever connects."""
    try:
        return _place(str(get_adapter().get_client_ip(request)))
    except (ImproperlyConfigured, PermissionDenied):
        return _place(str(request.META.get("REMOTE_ADDR", "")))


def _place(address: str) -> str:
    """Of IPv6 the first half: a household, or one machine, has the whole second half for itself."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.IPv6Network((int(parsed) >> 64 << 64, 64)))
