"""Where a notice goes: an e-mail address or a mobile phone."""

from dataclasses import dataclass
from typing import Literal

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

Kind = Literal["email", "text"]

UK = 44
MOBILE = {
    phonenumbers.PhoneNumberType.MOBILE,
    phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
    phonenumbers.PhoneNumberType.PERSONAL_NUMBER,
}


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
        if number.country_code != UK or not phonenumbers.is_valid_number(number):
            raise ValidationError(sentence, code="phone")
        if phonenumbers.number_type(number) not in MOBILE:
            raise ValidationError(sentence, code="phone")
        plain = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        return cls("text", plain)
