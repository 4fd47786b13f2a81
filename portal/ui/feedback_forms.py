"""The message form. Asks for nothing that it does not need."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_MESSAGE = 2000


class FeedbackForm(forms.Form):
    message = forms.CharField(
        label=_("What do you want to tell us?"),
        help_text=_("You can write in any language. Do not write about your health here."),
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        error_messages={
            "required": _("Write what you want to tell us."),
            "max_length": _("This is too long. Use fewer words."),
        },
    )
    contact = forms.CharField(
        label=_("Your email or phone number, if you want an answer"),
        help_text=_("You can leave this empty."),
        required=False,
        max_length=200,
        widget=forms.TextInput(
            attrs={"dir": "ltr", "autocomplete": "off", "class": "govuk-input--width-20"}
        ),
        error_messages={"max_length": _("This is too long. Use fewer words.")},
    )
