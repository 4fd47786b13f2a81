"""Fields that several forms of asking share: phone numbers, ways that are safe, an NHS number."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from carers.forms.emergency import SHORT, TOO_LONG, line
from portal.notices.addresses import Address
from portal.ui.widgets import Checkboxes, Radios

FEWEST_DIGITS, MOST_DIGITS = 6, 15
CHOOSE = _("Choose one of the answers.")
HOW = ("phone", "text", "email", "post")
"""Ways to reach her; the rest of what she allows is about how that is done."""
MAY = [
    ("phone", _("Phone me")),
    ("message", _("Leave a message on my phone")),
    ("text", _("Send me text messages")),
    ("email", _("Send me emails")),
    ("post", _("Send me letters")),
    ("say-who", _("Say who is calling, if someone else answers")),
]
NHS_DIGITS = 10


class PhoneField(forms.CharField):
    """A number that a person can ring, as it was typed: spaces, brackets, a country or none."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"autocomplete": "tel", "dir": "ltr", "class": "govuk-input--width-20"}
        widget = forms.TextInput(attrs)
        widget.input_type = "tel"
        messages = {"max_length": TOO_LONG, **kwargs.pop("error_messages", {})}
        super().__init__(max_length=40, widget=widget, error_messages=messages, **kwargs)

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        digits = sum(character.isdecimal() for character in text)
        if text and not FEWEST_DIGITS <= digits <= MOST_DIGITS:
            raise ValidationError(_("Write a phone number, like 024 7600 0000."), code="phone")
        return text


class MobileField(PhoneField):
    """One that text messages go to; kept as +447…"""

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        return Address.text(text).value if text else ""


class EmailLine(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        attrs = {"autocomplete": "email", "class": "govuk-input--width-20"}
        super().__init__(
            max_length=254,
            widget=forms.EmailInput(attrs),
            error_messages={"max_length": TOO_LONG, "required": _("Write an email address.")},
            **kwargs,
        )

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        return Address.email(text).value if text.strip() else ""


class NhsNumberField(forms.CharField):
    """Ten digits, the last of which checks the others; kept without spaces."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"autocomplete": "off", "dir": "ltr", "inputmode": "numeric"}
        widget = forms.TextInput({**attrs, "class": "govuk-input--width-10"})
        super().__init__(
            required=False,
            max_length=SHORT,
            widget=widget,
            error_messages={"max_length": TOO_LONG},
            **kwargs,
        )

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        number = "".join(text.replace("-", " ").split())
        if number and not is_nhs_number(number):
            sentence = _("This is not an NHS number. Check it, or leave it empty.")
            raise ValidationError(sentence, code="nhs")
        return number


def is_nhs_number(number: str) -> bool:
    """Modulus 11 (NHS Data Dictionary): weights 10 to 2, the last digit is what is left."""
    if len(number) != NHS_DIGITS or not (number.isascii() and number.isdecimal()):
        return False
    weighted = sum(int(digit) * (NHS_DIGITS - place) for place, digit in enumerate(number[:-1]))
    return (11 - weighted % 11) % 11 == int(number[-1])


def name_line(label: Any, hint: Any = "", *, required: Any = "") -> forms.CharField:
    """A name; `required` is the sentence for an empty one."""
    field = line(label, hint)
    if required:
        field.required = True
        field.error_messages["required"] = required
    return field


def pick(
    label: Any,
    choices: Iterable[tuple[str, Any]],
    hint: Any = "",
    *,
    required: bool = True,
    more: dict[str, str] | None = None,
) -> forms.ChoiceField:
    """Radios; `more` names the field that a choice opens."""
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=choices,
        required=required,
        widget=Radios(more=more),
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )


def several(
    label: Any, choices: list[tuple[str, Any]], hint: Any = "", *, required: Any = ""
) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        help_text=hint,
        choices=choices,
        required=bool(required),
        widget=Checkboxes,
        error_messages={
            "required": required,
            "invalid_choice": CHOOSE,
            "invalid_list": CHOOSE,
        },
    )
