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
    return count(what, _address(request)) > most


def count(what: str, who: str) -> int:
    """Counts one more of this, by whoever it is or for all, and says how many that makes."""
    key = _key(what, who)
    cache.add(key, 0, timeout=int(PERIOD.total_seconds()))
    try:
        return int(cache.incr(key))
    except ValueError:
        # It ran out between the two calls: a new period begins.
        return 1


class Tries:
    """Wrong answers: so many from one address, so many in all, and then no more for an hour."""

    ALL = "all"

    def __init__(self, what: str, *, most: int, most_in_all: int) -> None:
        self.what, self.most, self.most_in_all = what, most, most_in_all

    def are_used_up(self, request: HttpRequest) -> bool:
        """Counts nothing: who gets it right uses nothing up."""
        here = cache.get(_key(self.what, _address(request)), 0)
        in_all = cache.get(_key(self.what, self.ALL), 0)
        return bool(here >= self.most or in_all >= self.most_in_all)

    def one_was_wrong(self, request: HttpRequest) -> None:
        count(self.what, _address(request))
        count(self.what, self.ALL)


def _key(what: str, who: str) -> str:
    return f"limit:{salted_hmac(f'ui.{what}', who).hexdigest()}"


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
