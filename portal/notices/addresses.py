"""Where a notice goes: an e-mail address or a mobile phone."""

import re
from dataclasses import dataclass
from typing import Literal

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

Kind = Literal["email", "text"]

UK = 44
UK_MOBILE = re.compile(r"7(?:[1-57-9]\d|624)\d*")
"""Ofcom's plan: 071 to 075 and 077 to 079, and 07624. 070 is dear, other 076 are pagers.

The ranges that are in use today are not asked for: they change, and would shut out the numbers
kept for examples.
"""
DIGITS = 10


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
