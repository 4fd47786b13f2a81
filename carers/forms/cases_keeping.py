"""The schedule by which cases are kept, and what is done about one of them."""

from collections.abc import Iterator
from typing import Any

from django import forms

from carers.forms.case_fields import line, prose
from carers.models import KeepingRule
from carers.models.cases import REFERENCE_DIGITS

WHOLE = "Write a whole number of months, or nothing."
MOST_MONTHS = 1200


class ScheduleForm(forms.Form):
    """Two fields for each way in which a case ends: months, and where the schedule says so."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for outcome in KeepingRule.Outcome:
            self.fields[f"months-{outcome}"] = forms.IntegerField(
                label="Months after the end",
                required=False,
                min_value=1,
                max_value=MOST_MONTHS,
                widget=forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-4"}),
                error_messages={"invalid": WHOLE, "min_value": WHOLE, "max_value": WHOLE},
            )
            self.fields[f"source-{outcome}"] = line(
                label="Where the council’s schedule says so", longest=300
            )

    def rows(self) -> Iterator[tuple[str, forms.BoundField, forms.BoundField]]:
        for outcome in KeepingRule.Outcome:
            yield str(outcome.label), self[f"months-{outcome}"], self[f"source-{outcome}"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for outcome in KeepingRule.Outcome:
            if data.get(f"months-{outcome}") and not data.get(f"source-{outcome}"):
                self.add_error(f"source-{outcome}", "Say where the council’s schedule says so.")
        return data


class FindForm(forms.Form):
    reference = forms.CharField(
        label="Reference of a case",
        max_length=20,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "dir": "ltr"}),
        error_messages={"required": "Write the eight digits.", "max_length": "Eight digits."},
    )

    def clean_reference(self) -> str:
        digits = "".join(str(self.cleaned_data["reference"]).split()).replace("-", "")
        if len(digits) != REFERENCE_DIGITS or not (digits.isascii() and digits.isdecimal()):
            raise forms.ValidationError("A reference has eight digits.", code="reference")
        return digits


class HoldForm(forms.Form):
    reason = prose(
        label="Why it must stay",
        required="Say why it must stay.",
        rows=3,
        help_text="For example a complaint, an enquiry or a court.",
    )


class DisposeForm(forms.Form):
    sure = forms.BooleanField(
        label="I have looked at the schedule. Delete it for good.",
        error_messages={"required": "Tick this if it is to be deleted for good."},
    )
