"""Text kept encrypted: MultiFernet over settings.ENCRYPTION_KEYS, newest key first."""

from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

NO_TIME = 0


class CannotDecrypt(Exception):
    """None of the keys opens this text: a key was taken away, or the text was changed."""


@lru_cache(maxsize=4)
def _fernet(keys: tuple[str, ...]) -> MultiFernet:
    if not keys:
        raise ImproperlyConfigured(
            "Set ENCRYPTION_KEYS: this part of the portal keeps text encrypted."
        )
    return MultiFernet([Fernet(key) for key in keys])


def _current() -> MultiFernet:
    return _fernet(tuple(settings.ENCRYPTION_KEYS))


def encrypt(text: str) -> str:
    """A token that only the keys open; the same text gives another token each time.

    It says nothing of when it was written, as such tokens do otherwise, in clear and to the second:
    an anonymous comment would be joined by it to whatever else came in the same second.
    """
    data = text.encode("utf-8", "surrogatepass")
    return _current().encrypt_at_time(data, NO_TIME).decode("ascii")


def decrypt(token: str) -> str:
    try:
        return _current().decrypt(token.encode("ascii")).decode("utf-8", "surrogatepass")
    except (InvalidToken, UnicodeEncodeError) as error:
        raise CannotDecrypt(
            "A stored text cannot be opened with the keys of this portal."
        ) from error


def rotate(token: str) -> str:
    """The same text under the newest key."""
    try:
        return _current().rotate(token.encode("ascii")).decode("ascii")
    except (InvalidToken, UnicodeEncodeError) as error:
        raise CannotDecrypt(
            "A stored text cannot be opened with the keys of this portal."
        ) from error
