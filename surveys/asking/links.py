"""The link and the code of an invitation: made from its id, so that they can be sent again.

Only keyed hashes of them are stored. A reminder, or a second way of reaching her, must lead to the
same place as the first message, so they are not drawn at random but derived: HMAC-SHA-256 of the
invitation's random id, under a key that comes from SECRET_KEY. From the database alone nobody can
make one; a new SECRET_KEY ends every link, as it ends the hashes (docs/adr/0031).
"""

import base64
import uuid
from dataclasses import dataclass

from django.utils.crypto import salted_hmac

from surveys.doors.addresses import code_url, short_url, to_type
from surveys.keys import CODE_DIGITS, TOKEN_BYTES, hash_of, shown


@dataclass(frozen=True)
class Keys:
    token: str
    """22 characters, 128 bits."""
    code: str
    """Ten digits, to be typed or read over the phone."""

    @property
    def token_hash(self) -> str:
        return hash_of(self.token)

    @property
    def code_hash(self) -> str:
        return hash_of(self.code)

    @property
    def link(self) -> str:
        return short_url(self.token)

    @property
    def typed(self) -> str:
        """246 813 5790."""
        return shown(self.code)


def keys_of(invitation: uuid.UUID) -> Keys:
    token = _derived("surveys.invitation.token", invitation)[:TOKEN_BYTES]
    number = int.from_bytes(_derived("surveys.invitation.code", invitation), "big")
    return Keys(
        base64.urlsafe_b64encode(token).rstrip(b"=").decode(),
        f"{number % 10**CODE_DIGITS:0{CODE_DIGITS}d}",
    )


def where_to_type() -> str:
    """Where the code is typed: 'portal.example/s/'."""
    return to_type(code_url())


def _derived(purpose: str, invitation: uuid.UUID) -> bytes:
    return salted_hmac(purpose, str(invitation), algorithm="sha256").digest()
