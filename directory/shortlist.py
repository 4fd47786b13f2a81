"""Services that a person has put aside, without an account.

Kept in one signed cookie that ends with the browser session, so that nothing about her stays with
us or, for long, on a shared computer. The cookie holds ids only, 16 bytes each: fifty of them fit
into the 4,096 bytes that browsers allow.
"""

import base64
import binascii
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from directory.models import Service

COOKIE = "saved"
SALT = "directory.shortlist"
MOST = 50
"""More than anyone can phone; keeps the cookie under a browser's limit."""
ID_BYTES = 16


@dataclass(frozen=True)
class Shortlist:
    """The saved ids, oldest first, each once."""

    ids: tuple[uuid.UUID, ...] = ()

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[uuid.UUID]:
        return iter(self.ids)

    def __contains__(self, service_id: object) -> bool:
        return service_id in self.ids

    @property
    def is_full(self) -> bool:
        return len(self.ids) >= MOST

    def with_service(self, service_id: uuid.UUID) -> "Shortlist":
        """The list with that service at the end; a full list stays as it is."""
        if service_id in self or self.is_full:
            return self
        return Shortlist((*self.ids, service_id))

    def without_service(self, service_id: uuid.UUID) -> "Shortlist":
        return Shortlist(tuple(saved for saved in self.ids if saved != service_id))

    def services(self) -> list[Service]:
        """What the public may still see of it, in the order of saving, ready for a page."""
        if not self.ids:
            return []
        found = Service.objects.visible().for_page().in_bulk(list(self.ids))
        return [found[saved] for saved in self.ids if saved in found]


def read(request: HttpRequest) -> Shortlist:
    """The list of this browser; a cookie that is not ours, cut or changed counts as none."""
    value = request.get_signed_cookie(COOKIE, default="", salt=SALT) or ""
    try:
        packed = base64.urlsafe_b64decode(value.encode())
    except (binascii.Error, ValueError):
        return Shortlist()
    whole = len(packed) - len(packed) % ID_BYTES
    starts = range(0, min(whole, MOST * ID_BYTES), ID_BYTES)
    ids = dict.fromkeys(uuid.UUID(bytes=packed[start : start + ID_BYTES]) for start in starts)
    return Shortlist(tuple(ids))


def write(response: HttpResponse, shortlist: Shortlist) -> None:
    """Puts the list into the answer; an empty one takes the cookie away."""
    if not shortlist:
        response.delete_cookie(COOKIE, samesite="Lax")
        return
    packed = b"".join(saved.bytes for saved in shortlist)
    response.set_signed_cookie(
        COOKIE,
        base64.urlsafe_b64encode(packed).decode(),
        salt=SALT,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
