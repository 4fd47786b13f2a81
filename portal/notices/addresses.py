"""Where a notice goes: an e-mail address, a mobile phone, or a door with a letter box."""

import re
from dataclasses import dataclass
from typing import Literal

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

Kind = Literal["email", "text", "letter"]

UK = 44
UK_MOBILE = re.compile(r"7(?:[1-57-9]\d|624)\d*")
"""Ofcom's plan: 071 to 075 and 077 to 079, and 07624. 070 is dear, other 076 are pagers.

The ranges that are in use today are not asked for: they change, and would shut out the numbers
kept for examples.
"""
DIGITS = 10
FEWEST_LINES, MOST_LINES, LONGEST_LINE = 3, 7, 100
"""Of a postal address, as GOV.UK Notify takes it."""
POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})", re.ASCII)
NOT_FIRST = tuple('@()=[]"\\/,<>~')
"""Characters with which no line of a postal address may begin (GOV.UK Notify)."""


@dataclass(frozen=True)
class Address:
    kind: Kind
    value: str

    @classmethod
    def email(cls, value: str) -> "Address":
        """Raises ValidationError with a sentence for the person who typed it."""
        value = value.strip()
        try:
            validate_email(value)
        except ValidationError as error:
            sentence = _("Enter an email address in the right form, like name@example.com.")
            raise ValidationError(sentence, code="email") from error
        return cls("email", value)

    @classmethod
    def text(cls, value: str) -> "Address":
        """A UK mobile in any spacing, kept as +447… Raises ValidationError with a sentence.

        Only UK numbers: a text abroad costs many times more, and invites misuse.
        """
        sentence = _("Enter a UK mobile phone number, like 07700 900 982.")
        try:
            number = phonenumbers.parse(value, "GB")
        except phonenumbers.NumberParseException as error:
            raise ValidationError(sentence, code="phone") from error
        national = str(number.national_number)
        is_mobile = len(national) == DIGITS and UK_MOBILE.fullmatch(national)
        if number.country_code != UK or not is_mobile:
            raise ValidationError(sentence, code="phone")
        plain = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        return cls("text", plain)

    @classmethod
    def letter(cls, value: str) -> "Address":
        """A UK postal address: three to seven lines, name first, postcode last; kept line by line.

        Raises ValidationError with a sentence.
        """
        lines = [line for line in (" ".join(one.split()) for one in value.splitlines()) if line]
        if not FEWEST_LINES <= len(lines) <= MOST_LINES:
            sentence = _("Write the address in three to seven lines, the name in the first.")
            raise ValidationError(sentence, code="lines")
        postcode = POSTCODE.fullmatch("".join(lines[-1].split()).upper())
        if postcode is None:
            sentence = _("The last line must be a UK postcode, like CV1 1AA.")
            raise ValidationError(sentence, code="postcode")
        if any(line.startswith(NOT_FIRST) or len(line) > LONGEST_LINE for line in lines):
            sentence = _("Start each line with a letter or a number, and keep it short.")
            raise ValidationError(sentence, code="line")
        return cls("letter", "\n".join([*lines[:-1], " ".join(postcode.groups())]))

    @classmethod
    def of(cls, kind: str, value: str) -> "Address":
        """By the name of its kind. Raises ValidationError with a sentence."""
        makers = {"email": cls.email, "text": cls.text, "letter": cls.letter}
        return makers[kind](value)

    @property
    def lines(self) -> list[str]:
        return self.value.split("\n")
