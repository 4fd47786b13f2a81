"""Settings of an organisation, of what the provider may do, and of the targets."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from carers.cases.owners import workers_of
from carers.forms.case_fields import line, prose
from portal.accounts.models import User
from portal.notices.addresses import Address
from portal.ui.widgets import Radios

MOST_DAYS, FEWEST_DIGITS = 366, 3
WHOLE = "Write a whole number of working days, or nothing."
YES, NO = "yes", "no"


class ServiceForm(forms.Form):
    """`elsewhere` stands in for what is left empty: the council's number is kept once, in the
    record of its front door."""

    name = line(label="Name, as carers know it", required="Write the name.")
    phone = line(label="Phone", longest=40)
    email = line(
        label="E-mail", longest=254, help_text="Where the organisation is told that work waits."
    )
    address = prose(label="Address", rows=4)
    hours = line(label="When the phone is answered", help_text="In English.")
    duty_owner = forms.ModelChoiceField(
        label="Whose a new case is, until somebody takes it",
        queryset=User.objects.none(),
        required=False,
        empty_label="The manager with the fewest open cases",
        error_messages={"invalid_choice": "Choose somebody who works with these cases."},
    )

    def __init__(
        self, *args: Any, organisation: str, elsewhere: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        duty: Any = self.fields["duty_owner"]
        duty.queryset = workers_of(organisation)
        self.elsewhere = elsewhere
        for name, value in elsewhere.items():
            self.fields[name].help_text = f"Left empty, it is that of the front door: {value}"

    def clean_phone(self) -> str:
        phone: str = self.cleaned_data["phone"]
        if not phone and not self.elsewhere.get("phone"):
            raise ValidationError("Write the phone number.")
        if phone and sum(character.isdigit() for character in phone) < FEWEST_DIGITS:
            raise ValidationError("Write a phone number, like 024 7600 0001.")
        return phone

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        return Address.email(email).value if email else ""


class MayDecideForm(forms.Form):
    may = forms.ChoiceField(
        label="May the carers service record the decision?",
        choices=[(YES, "Yes"), (NO, "No: it puts each decision to the council")],
        widget=Radios,
        error_messages={"required": "Choose yes or no.", "invalid_choice": "Choose yes or no."},
    )
    reason = line(
        label="Why",
        required="Say why.",
        longest=300,
        help_text="For example the decision or contract by which it was agreed.",
    )


class TargetForm(forms.Form):
    working_days = forms.IntegerField(
        label="Working days",
        required=False,
        min_value=1,
        max_value=MOST_DAYS,
        help_text="Leave it empty where nothing is promised.",
        widget=forms.TextInput(
            {"class": "govuk-input--width-3", "inputmode": "numeric", "autocomplete": "off"}
        ),
        error_messages={"invalid": WHOLE, "min_value": WHOLE, "max_value": WHOLE},
    )
    source = line(
        label="Who promised it, and where",
        required="Write who promised it; or that nobody has.",
        longest=300,
    )
