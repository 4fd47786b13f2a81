"""Our own words for Django's field errors: Django's are not there in all nine languages.

A form that can say more ("Write your message") gives its own `error_messages`; these are for the
rest, so that nobody else's gap shows.
"""

from typing import Any

from django.core import validators
from django.forms import fields, models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

REQUIRED = _("Please fill this in.")
NOT_A_CHOICE = _("Choose one of the answers shown.")
NOT_AN_EMAIL = _("Write an email address like name@example.com.")
NOT_A_NUMBER = _("Write a number, like 12.")
NOT_A_DATE = _("Write a date, like 27 3 2026.")
NOT_A_LINK = _("Write a web address that starts with https://.")
NO_FILE = _("Choose a file that is not empty.")
TOO_LONG = ngettext_lazy(
    "Use %(limit_value)d letter at most.",
    "Use %(limit_value)d letters at most.",
    "limit_value",
)
TOO_SHORT = ngettext_lazy(
    "Use %(limit_value)d letter or more.",
    "Use %(limit_value)d letters or more.",
    "limit_value",
)

WORDS: dict[type[fields.Field], dict[str, Any]] = {
    fields.Field: {"required": REQUIRED},
    fields.IntegerField: {"invalid": NOT_A_NUMBER},
    fields.FloatField: {"invalid": NOT_A_NUMBER},
    fields.DecimalField: {"invalid": NOT_A_NUMBER},
    fields.DateField: {"invalid": NOT_A_DATE},
    fields.ChoiceField: {"invalid_choice": NOT_A_CHOICE},
    fields.MultipleChoiceField: {"invalid_choice": NOT_A_CHOICE, "invalid_list": NOT_A_CHOICE},
    fields.TypedMultipleChoiceField: {"invalid_choice": NOT_A_CHOICE},
    fields.URLField: {"invalid": NOT_A_LINK},
    fields.FileField: {"invalid": NO_FILE, "missing": NO_FILE, "empty": NO_FILE},
    models.ModelChoiceField: {"invalid_choice": NOT_A_CHOICE},
    models.ModelMultipleChoiceField: {
        "invalid_choice": NOT_A_CHOICE,
        "invalid_list": NOT_A_CHOICE,
        "invalid_pk_value": NOT_A_CHOICE,
    },
}


def use_our_words() -> None:
    for field, words in WORDS.items():
        own = field.__dict__.get("default_error_messages", {})
        field.default_error_messages = {**own, **words}
    for validator, message in (
        (validators.EmailValidator, NOT_AN_EMAIL),
        (validators.validate_email, NOT_AN_EMAIL),
        (validators.URLValidator, NOT_A_LINK),
        (validators.MaxLengthValidator, TOO_LONG),
        (validators.MinLengthValidator, TOO_SHORT),
    ):
        validator.message = message
