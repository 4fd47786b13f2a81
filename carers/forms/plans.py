"""What can be written on a plan, and where it can be sent."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from carers.plan.keeping import LONGEST_STEP
from carers.plan.reminding import LATEST
from portal.notices.addresses import Address
from portal.ui.widgets import DateBoxesField, Radios

ME, SOMEONE = "me", "someone"


class OwnStepForm(forms.Form):
    text = forms.CharField(
        label=_("Add a step of your own"),
        max_length=LONGEST_STEP,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
        error_messages={
            "required": _("Write your step first."),
            "max_length": _("This is too long. Use fewer words."),
        },
    )


class EmailField(forms.CharField):
    """Becomes an address for notices."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.EmailInput(attrs={"autocomplete": "off", "class": "govuk-input--width-20"})
        super().__init__(
            max_length=254,
            widget=widget,
            error_messages={
                "required": _("Write an email address."),
                "max_length": _("This is too long. Use fewer words."),
            },
            **kwargs,
        )

    def clean(self, value: Any) -> Any:
        return Address.email(super().clean(value))


class SendForm(forms.Form):
    reader = forms.ChoiceField(
        label=_("Who is it for?"),
        choices=[(ME, _("Me")), (SOMEONE, _("Someone else"))],
        widget=Radios,
        error_messages={
            "required": _("Choose who it is for."),
            "invalid_choice": _("Choose who it is for."),
        },
    )
    address = EmailField(
        label=_("Email address"), help_text=_("We use it for this one email and nothing else.")
    )
    sure = forms.BooleanField(
        label=_("I have checked the address. Send it."),
        error_messages={"required": _("Tick this if you want us to send it.")},
    )


class EmailOrMobileField(forms.CharField):
    """Becomes an address for notices, of either kind."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"autocomplete": "off", "dir": "ltr", "class": "govuk-input--width-20"}
        super().__init__(
            max_length=254,
            widget=forms.TextInput(attrs=attrs),
            error_messages={
                "required": _("Write a mobile number or an email address."),
                "max_length": _("This is too long. Use fewer words."),
            },
            **kwargs,
        )

    def clean(self, value: Any) -> Any:
        typed: str = super().clean(value)
        return Address.email(typed) if "@" in typed else Address.text(typed)


class ReminderForm(forms.Form):
    """`by_text`: text messages can be sent, too."""

    address: forms.Field = EmailField(
        label=_("Email address"), help_text=_("We use it for this one email and nothing else.")
    )
    due_on = DateBoxesField(
        label=_("On which day?"),
        help_text=_("Choose a day in the next 4 weeks."),
        error_messages={"required": _("Write the day, the month and the year.")},
    )

    def __init__(self, *args: Any, by_text: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if by_text:
            self.fields["address"] = EmailOrMobileField(
                label=_("Mobile number or email address"),
                help_text=_("We use it for this one message and nothing else."),
            )

    def clean_due_on(self) -> datetime.date:
        due_on: datetime.date = self.cleaned_data["due_on"]
        today = timezone.localdate()
        if not today < due_on <= today + LATEST:
            raise ValidationError(_("Choose a day in the next 4 weeks."), code="range")
        return due_on
