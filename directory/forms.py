"""What members of the public can tell or ask the directory."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.models import Report
from directory.words import PROBLEMS
from portal.notices.addresses import Address

LONGEST_DETAIL = 2000


class ReportForm(forms.Form):
    """'This looks wrong': one choice, a few words if the person likes. No name is asked for."""

    problem = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=list(PROBLEMS.items()),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what is wrong."),
            "invalid_choice": _("Choose what is wrong."),
        },
    )
    detail = forms.CharField(
        label=_("Tell us more, if you like"),
        help_text=_("Do not write your name, your phone number or anything about your health."),
        required=False,
        max_length=LONGEST_DETAIL,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        error_messages={"max_length": _("This is too long. Use fewer words.")},
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("problem") == Report.Problem.OTHER and not cleaned.get("detail"):
            self.add_error("detail", _("Say in a few words what is wrong."))
        return cleaned


class SendForm(forms.Form):
    """Where to send the saved list: one box for either kind of address, used once."""

    address = forms.CharField(
        label=_("E-mail address or mobile phone number"),
        max_length=254,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": _("Type an e-mail address or a mobile phone number."),
            "max_length": _("Type an e-mail address or a mobile phone number."),
        },
    )

    def clean_address(self) -> Address:
        typed: str = self.cleaned_data["address"]
        return Address.email(typed) if "@" in typed else Address.text(typed)
