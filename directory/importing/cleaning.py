"""Single values from other people's data, made clean or refused in words.

What stands for 'not known' (an empty string, -1 as an age, 'n/a' as an e-mail address) becomes not
known. What is plainly meant is put right (a full stop after a phone number). What cannot be true is
refused, never guessed.
"""

import datetime
import math
import re
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from directory.importing.record import BadValue

LONGEST_TEXT = 20_000
OLDEST = 120
"""Years."""

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u061c\u00ad\ufeff\u2060"))
"""Zero-width and direction marks that carry no text. Joiners stay: some scripts need them."""
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NO_EMAIL = re.compile(
    r"^(n/?a|none|nil|null|unknown|not known|no email.*|tbc|tba|-+|x+)$"
    r"|^(no-?reply-?placeholder|no[-._]?e?mail|none|unknown|placeholder|not[-._]?provided|n[-._]?a)@",
    re.IGNORECASE,
)
_NOTHING = frozenset({"", "n/a", "na", "none", "null", "nil", "-", "unknown", "not known"})
_TRUE = frozenset({"1", "true", "yes", "y", "t"})
_FALSE = frozenset({"0", "false", "no", "n", "f"})
_POSTCODE = re.compile(r"^([A-Z]{1,2}[0-9][A-Z0-9]?)(?:([0-9][A-Z]{2}))?$")
_valid_url = URLValidator(schemes=["http", "https"])


def text(value: Any, *, longest: int = LONGEST_TEXT) -> str:
    """Text of several lines, in Unicode's composed form, without what cannot be seen."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise BadValue("is not text")
    plain = str(value).replace("\r\n", "\n").replace("\r", "\n").translate(_INVISIBLE)
    for character in plain:
        if character in _OVERRIDES:
            raise BadValue("has a character that turns the direction of the text")
        if unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\t":
            raise BadValue("has a control character or a broken one")
    plain = unicodedata.normalize("NFC", plain)
    lines = (" ".join(line.split()) for line in plain.split("\n"))
    cleaned = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    if len(cleaned) > longest:
        raise BadValue(f"is longer than {longest} characters")
    return cleaned


def line(value: Any, *, longest: int) -> str:
    """Text of one line."""
    return text(" ".join(text(value).split()), longest=longest)


def required(value: Any, *, longest: int) -> str:
    cleaned = line(value, longest=longest)
    if not cleaned:
        raise BadValue("is missing")
    return cleaned


def email(value: Any) -> str:
    address = line(value, longest=254).removeprefix("mailto:").strip(" .,;<>")
    if not address or _NO_EMAIL.search(address):
        return ""
    try:
        validate_email(address)
    except ValidationError:
        raise BadValue(f"‘{address}’ is not an e-mail address") from None
    return address


def url(value: Any) -> str:
    """An http or https address; `www.` alone is given a scheme."""
    address = line(value, longest=500)
    if address.casefold() in _NOTHING or address.casefold() in ("http://", "https://"):
        return ""
    if address.casefold().startswith("www."):
        address = f"http://{address}"
    try:
        _valid_url(address)
    except ValidationError:
        raise BadValue(f"‘{address}’ is not a web address") from None
    return address


def postcode(value: Any) -> str:
    """As `CV1 1AA`, or a district such as CV6 where the exact place must not be told."""
    written = line(value, longest=40)
    if written.casefold() in _NOTHING:
        return ""
    match = _POSTCODE.match(re.sub(r"[\s.]", "", written).upper())
    if not match:
        raise BadValue(f"‘{written}’ is not a UK postcode")
    return f"{match[1]} {match[2]}" if match[2] else match[1]


def is_district(cleaned: str) -> bool:
    """Whether a postcode that was cleaned is only its first half."""
    return bool(cleaned) and " " not in cleaned


def coordinate(value: Any, *, limit: int) -> float | None:
    """Degrees, at most `limit` either way."""
    if value is None or (isinstance(value, str) and value.strip().casefold() in _NOTHING):
        return None
    try:
        degrees = float(value) if not isinstance(value, bool) else math.nan
    except (TypeError, ValueError):
        degrees = math.nan
    if not math.isfinite(degrees):
        raise BadValue(f"‘{str(value)[:40]}’ is not a number of degrees")
    if abs(degrees) > limit:
        raise BadValue(f"{degrees:g} is not on Earth")
    return degrees


def age(value: Any) -> int | None:
    """Years; -1 and the like stand for not known."""
    years = number(value)
    if years is None or years < 0:
        return None
    if years > OLDEST:
        return None if years >= 999 else _no_age(years)
    return int(years)


def _no_age(years: Decimal) -> int:
    raise BadValue(f"{years} is not an age")


def number(value: Any) -> Decimal | None:
    if value is None or isinstance(value, bool):
        return None
    written = line(value, longest=40).replace(",", "").removeprefix("£").strip()
    if written.casefold() in _NOTHING:
        return None
    try:
        amount = Decimal(written)
    except InvalidOperation:
        raise BadValue(f"‘{written}’ is not a number") from None
    if not amount.is_finite() or abs(amount) >= 10_000_000:
        raise BadValue(f"‘{written}’ is not a number that can be true")
    return amount


def yes_or_no(value: Any) -> bool | None:
    """None where it is not said."""
    if value is None or isinstance(value, bool):
        return value
    written = line(value, longest=40).casefold()
    if written in _TRUE:
        return True
    if written in _FALSE:
        return False
    if written in _NOTHING:
        return None
    raise BadValue(f"‘{written}’ is neither yes nor no")


def date(value: Any) -> str:
    """ISO, from a date or a date with a time."""
    written = line(value, longest=40)
    if written.casefold() in _NOTHING:
        return ""
    try:
        return datetime.date.fromisoformat(written[:10]).isoformat()
    except ValueError:
        raise BadValue(f"‘{written}’ is not a date like 2026-07-15") from None


def clock(value: Any) -> str:
    """`09:30` from `9:30`, `09:30:00` or `09:30:00+01:00`; 24:00 is midnight. Local time."""
    written = line(value, longest=40)
    if not written:
        return ""
    match = re.match(r"^(\d{1,2})[:.](\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$", written)
    hour, minute = (int(match[1]), int(match[2])) if match else (99, 99)
    if (hour, minute) == (24, 0):
        hour = 0
    if hour > 23 or minute > 59:
        raise BadValue(f"‘{written}’ is not a time like 09:30")
    return f"{hour:02}:{minute:02}"
