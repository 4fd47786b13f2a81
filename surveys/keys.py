"""Links, codes and names of people, of which only keyed hashes are stored."""

import secrets

from django.utils.crypto import salted_hmac

from questionnaires.journey.keys import read_code

TOKEN_BYTES = 16
"""128 bits, in a link."""
CODE_DIGITS = 10
"""Typed, or read over the phone: 246 813 5790. Guessing is limited by the page that takes it."""
DOOR_DIGITS = 6
"""Of a standing way in, which everybody may know."""


def new_token() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


def new_code() -> str:
    return f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"


def new_door_code() -> str:
    return f"{secrets.randbelow(10**DOOR_DIGITS):0{DOOR_DIGITS}d}"


def shown(code: str) -> str:
    """246 813 5790, or 246 813."""
    return " ".join(filter(None, [code[:3], code[3:6], code[6:]]))


def typed_code(text: str) -> str:
    """The digits of what was typed, in any script and spacing; empty where it is none of ours."""
    return read_code(text, CODE_DIGITS) or read_code(text, DOOR_DIGITS)


def hash_of(secret: str) -> str:
    """Of a token or a code."""
    return salted_hmac("surveys.key", secret, algorithm="sha256").hexdigest()


def hash_of_person(reference_or_address: str) -> str:
    """For the hold list, and so that nobody is asked too often."""
    plain = "".join(reference_or_address.split()).casefold()
    return salted_hmac("surveys.person", plain, algorithm="sha256").hexdigest()


def pseudonym_of(survey: str, reference: str) -> str:
    """The same for one person in one survey, another in the next."""
    plain = "".join(reference.split()).casefold()
    return salted_hmac("surveys.pseudonym", f"{survey}/{plain}", algorithm="sha256").hexdigest()
