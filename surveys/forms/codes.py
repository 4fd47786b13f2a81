"""The code on a letter or a poster, typed."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CodeForm(forms.Form):
    """Never says why a code opens nothing."""

    code = forms.CharField(
        label=_("Your code"),
        help_text=_("It has 6 or 10 numbers. Spaces do not matter."),
        required=False,
        max_length=None,
        widget=forms.TextInput(
            {
                "class": "govuk-input--width-10",
                "dir": "ltr",
                "inputmode": "numeric",
                "autocomplete": "off",
                "spellcheck": "false",
            }
        ),
    )

    def wrong(self) -> "CodeForm":
        self.add_error("code", _("This code opens nothing. Check each number."))
        return self

    def closed(self) -> "CodeForm":
        self.add_error("code", _("This code is not in use any more."))
        return self

    def shut(self) -> "CodeForm":
        self.add_error("code", _("That was too many tries. Wait an hour, or phone us."))
        return self
