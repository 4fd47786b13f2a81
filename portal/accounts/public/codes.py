"""The code by e-mail that signs somebody in. Whoever asks gets the same answer for every address.

What waits is in the session of the browser that asked: the address is encrypted there, and of the
code it keeps a keyed hash. A code works once, for a quarter of an hour, in that browser only.
"""

import secrets
import time
import unicodedata
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

from portal.accounts.models import PublicAccount, User, hash_of_address
from portal.languages.table import current_language
from portal.notices.actions import send
from portal.notices.addresses import Address
from portal.privacy.encryption import CannotDecrypt, decrypt, encrypt
from portal.ui.limits import Tries, count, is_too_often

SESSION = "account_code"
DIGITS = 8
LIFE = 15 * 60
"""Seconds."""
MOST_TRIES = 5
"""With one code."""
TO_ONE_ADDRESS = 6
FROM_ONE_PLACE = 30
"""Codes in an hour. People share a library's or a family's connection."""
WRONG = Tries("account-code", most=20, most_in_all=1000)


class TooOften(Exception):
    """More codes than may be sent within an hour."""


@dataclass(frozen=True)
class Waiting:
    """A code that has been sent, or would have been."""

    number: str
    email: str
    code_hash: str
    onward: str
    """Where she goes when she is signed in; empty for her account."""


def ask(request: HttpRequest, *, email: str, onward: str = "") -> None:
    """Sends a code in the language of the page; an older one is worthless. Raises TooOften."""
    too_many_here = is_too_often(request, "account-code-asked", most=FROM_ONE_PLACE)
    if too_many_here or count("account-code-to", email.lower()) > TO_ONE_ADDRESS:
        raise TooOften
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
    number = secrets.token_urlsafe(12)
    may = may_have_account(email)
    request.session[SESSION] = {
        "number": number,
        "email": encrypt(email),
        "code": _hash(number, code) if may else "",
        "onward": onward,
        "at": int(time.time()),
    }
    to, language = Address.email(email), current_language().code
    if may:
        send(to=to, template="account-code", language=language, context={"code": grouped(code)})
    else:
        send(to=to, template="account-elsewhere", language=language, context={})


def may_have_account(email: str) -> bool:
    """Not with the address of a member of staff, unless the account was there before.

    It would open nothing of theirs. But whoever works here would look in vain for the staff pages.
    """
    if PublicAccount.objects.filter(email_hash=hash_of_address(email)).exists():
        return True
    return not User.objects.staff().filter(email__iexact=email).exists()


def waiting(request: HttpRequest) -> Waiting | None:
    """What this browser asked for; None where it did not, or where the time is over."""
    kept = request.session.get(SESSION)
    if not isinstance(kept, dict):
        return None
    if time.time() - kept["at"] > LIFE:
        forget(request)
        return None
    try:
        return Waiting(kept["number"], decrypt(kept["email"]), kept["code"], kept["onward"])
    except CannotDecrypt:
        return None


def tries_are_over(asked: Waiting) -> bool:
    """Counts one more try. In the cache: tries that come at once are counted each."""
    return count("account-code-try", asked.number) > MOST_TRIES


def is_right(asked: Waiting, typed: str) -> bool:
    """Never for an address that may not have an account: it has no code."""
    expected = asked.code_hash or "none"
    return constant_time_compare(expected, _hash(asked.number, read(typed)))


def forget(request: HttpRequest) -> None:
    request.session.pop(SESSION, None)


def read(typed: str) -> str:
    """The digits of what was typed, in any spacing and any script."""
    return "".join(
        str(unicodedata.digit(character)) for character in typed[:100] if character.isdecimal()
    )


def grouped(code: str) -> str:
    """1234 5678, as it is read aloud."""
    return f"{code[:4]} {code[4:]}"


def _hash(number: str, code: str) -> str:
    return salted_hmac(f"accounts.code.{number}", code, algorithm="sha256").hexdigest()
