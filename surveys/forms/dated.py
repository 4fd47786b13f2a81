"""A number with its day and its source."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from portal.ui.choices import offer
from portal.ui.widgets import DateBoxesField
from surveys.figures.dated import kinds

HIGHEST = 10_000_000


class FigureForm(forms.Form):
    code = forms.ChoiceField(
        label="What does the number count?",
        error_messages={
            "required": "Choose what the number counts.",
            "invalid_choice": "Choose what the number counts.",
        },
    )
    value = forms.IntegerField(
        label="Number",
        min_value=0,
        max_value=HIGHEST,
        widget=forms.TextInput(
            {"inputmode": "numeric", "class": "govuk-input--width-5", "autocomplete": "off"}
        ),
        error_messages={
            "required": "Write the number.",
            "invalid": "Write a whole number, like 793.",
            "min_value": "Write a number of at least 0.",
            "max_value": "This number is too large.",
        },
    )
    on = DateBoxesField(
        label="Of which day is it?",
        help_text="The day that was counted, not today.",
        error_messages={"required": "Write the day that the number is of."},
    )
    source = forms.CharField(
        label="Where does it come from?",
        help_text="A report or system, so that others can look it up.",
        max_length=300,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={
            "required": "Write where the number comes from.",
            "max_length": "This is too long. Use fewer words.",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(one.code, one.words) for one in kinds().values()]
        offer(self, "code", [("", "Choose"), *named])

    def clean_on(self) -> datetime.date:
        on: datetime.date = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise ValidationError("This day is still to come.", code="future")
        return on
