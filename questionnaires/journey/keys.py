"""Keys, links and codes that open a draft. Only hashes of them are stored."""

import hashlib
import re
import secrets
import unicodedata

from django.conf import settings
from django.utils.crypto import salted_hmac

CODE_DIGITS = 16
GROUP = 4


def new_key() -> str:
    """256 bits, for a session or a link."""
    return secrets.token_urlsafe(32)


def hash_of_key(key: str) -> str:
    """Keyed, so that nobody can make one that fits from the database alone."""
    return salted_hmac("questionnaires.key", key, algorithm="sha256").hexdigest()


def new_code() -> str:
    """Sixteen digits: they are read aloud and typed alike in every language."""
    return f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"


def groups(code: str) -> list[str]:
    """1234 5678 9012 3456, as it is shown and read."""
    return [code[start : start + GROUP] for start in range(0, len(code), GROUP)]


def read_code(text: str, count: int = CODE_DIGITS) -> str:
    """The digits of what was typed, in any spacing and any script; empty where it is no code."""
    digits = "".join(
        str(unicodedata.digit(character)) for character in text[:100] if character.isdecimal()
    )
    other = re.sub(r"[\s\d.,:;–—-]", "", text[:100])
    return digits if len(digits) == count and not other else ""


def hash_of_code(code: str) -> str:
    """Slow and keyed. The same for the same code: the draft is found by it."""
    pepper = salted_hmac("questionnaires.code", settings.SECRET_KEY, algorithm="sha256").digest()
    made = hashlib.scrypt(code.encode(), salt=pepper, n=settings.CODE_WORK, r=8, p=1, dklen=32)
    return made.hex()
