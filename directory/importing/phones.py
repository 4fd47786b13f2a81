"""Phone numbers from other people's data, written as people in Britain read them aloud."""

import re

import phonenumbers
from phonenumbers import PhoneNumberFormat, shortnumberinfo

from directory.importing.cleaning import text
from directory.importing.record import BadValue
from directory.listing.shape import PhoneFact

REGION = "GB"
NO_LIVE_NUMBER = re.compile(r"^0(1632960|7700900|20794600|1914980)\d+$")
"""Set aside by Ofcom for drama; in test data only, and never anyone's."""
FULL_LENGTH = 11
"""Digits, with the 0, of numbers that start with 01, 02, 03 or 07.

A few old areas still have numbers of ten digits, but a digit lost in copying is far more common:
such a number is refused, so that a person looks at it.
"""
_BETWEEN = re.compile(r"\s*(?:;|/|\n|\bor\b|,(?=\s*\+?0?\d{3,}))\s*", re.IGNORECASE)
_NOTHING = frozenset({"", "na", "none", "-", "unknown", "not known", "tbc"})


def phones(value: object) -> tuple[PhoneFact, ...]:
    """Every number of a cell; several are parted by `;`, `/` or 'or'."""
    cell = text(value, longest=400)
    numbers = [part for part in _BETWEEN.split(cell) if part] if cell.casefold() != "n/a" else []
    found = (phone(part) for part in numbers if part.casefold() not in _NOTHING)
    return tuple(dict.fromkeys(PhoneFact(number) for number in found))


def phone(written: str) -> str:
    """One number, spaced; without the 0 in front it is given one where that makes it right."""
    digits = written.strip(" .,:").removeprefix("tel:")
    for candidate in (digits, f"0{digits}"):
        spaced = _spaced(candidate)
        if spaced:
            return spaced
    raise BadValue(f"‘{written}’ is not a UK phone number: {_what_is_wrong(digits)}")


def _spaced(candidate: str) -> str:
    try:
        number = phonenumbers.parse(candidate, REGION)
    except phonenumbers.NumberParseException:
        return ""
    if number.country_code != 44:
        valid = phonenumbers.is_valid_number(number)
        return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL) if valid else ""
    digits = candidate.replace(" ", "")
    if digits.isdigit() and shortnumberinfo.is_valid_short_number_for_region(number, REGION):
        return f"{digits[:3]} {digits[3:]}".strip()
    national = f"0{number.national_number}"
    if national[1] in "1237" and (len(national) != FULL_LENGTH or _has_no_zero(candidate)):
        return ""
    if not (phonenumbers.is_valid_number(number) or NO_LIVE_NUMBER.match(national)):
        return ""
    return phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)


def _has_no_zero(candidate: str) -> bool:
    """Whether the number is written without its 0; the second try, with one, takes it."""
    return candidate.lstrip(" (")[:1] not in ("0", "+")


def _what_is_wrong(digits: str) -> str:
    count = sum(character.isdigit() for character in digits)
    if count < FULL_LENGTH:
        return f"it has {count} digits where {FULL_LENGTH} are expected"
    if count > FULL_LENGTH:
        return f"it has {count} digits, more than {FULL_LENGTH}"
    return "no area or network has such numbers"
