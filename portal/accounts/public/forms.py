"""Forms of an account: an address, a code, a language."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.accounts.public import codes
from portal.languages.table import LANGUAGES
from portal.notices.addresses import Address

LONGEST_ADDRESS = 254
ENTER_EMAIL = _("Enter an email address in the right form, like name@example.com.")


class EmailForm(forms.Form):
    email = forms.CharField(
        label=_("Your email address"),
        max_length=LONGEST_ADDRESS,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={"required": ENTER_EMAIL, "max_length": ENTER_EMAIL},
    )

    def clean_email(self) -> str:
        return Address.email(self.cleaned_data["email"]).value


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("The code from the email"),
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "inputmode": "numeric",
                "autocomplete": "one-time-code",
                "dir": "ltr",
                "class": "govuk-input--width-10",
            }
        ),
        error_messages={
            "required": _("Enter the code from the email."),
            "max_length": _("The code has 8 numbers."),
        },
    )

    def clean_code(self) -> str:
        digits = codes.read(self.cleaned_data["code"])
        if len(digits) != codes.DIGITS:
            raise ValidationError(_("The code has 8 numbers."))
        return digits


class LanguageForm(forms.Form):
    language = forms.ChoiceField(
        label=_("The language of our letters and emails to you"),
        choices=[(language.code, language.endonym) for language in LANGUAGES],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].error_messages["invalid_choice"] = _("Choose a language.")
