"""Figures from elsewhere, one form for each kind: what, how much, of which day, from where."""

import datetime
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from portal.ui.choices import offer
from portal.ui.widgets import DateBoxesField
from surveys.figures.outside.entering import CHOOSE, MOST_PERCENT, NO_SOURCE, TO_COME, TOO_MUCH
from surveys.figures.outside.listing import city_choices, measure_choices, target_choices
from surveys.figures.outside.measures import areas, measures
from surveys.figures.outside.targets import DIRECTIONS, UP
from surveys.models import OutsideFigure

Kind, Unit = OutsideFigure.Kind, OutsideFigure.Unit
WRITE = "Write the number, like 66.8."
NONE_CHOSEN = ("", "Choose")
SHORT = {"autocomplete": "off", "class": "govuk-input--width-5"}


def _choice(label: str, **more: Any) -> forms.ChoiceField:
    errors = {"required": CHOOSE, "invalid_choice": CHOOSE}
    return forms.ChoiceField(label=label, error_messages=errors, **more)


class OutsideForm(forms.Form):
    """What every kind asks; what is typed stays where something is missing."""

    of = _choice("What is it of?")
    value = forms.DecimalField(
        label="Percent",
        min_value=0,
        max_digits=11,
        decimal_places=2,
        widget=forms.TextInput({**SHORT, "inputmode": "decimal"}),
        error_messages={
            "required": WRITE,
            "invalid": WRITE,
            "min_value": "Write a number of at least 0.",
            "max_digits": "This number is too large.",
            "max_whole_digits": "This number is too large.",
            "max_decimal_places": "Write at most two digits after the point.",
        },
    )
    on = DateBoxesField(
        label="Of which day is it?",
        help_text="Of a period, its last day.",
        error_messages={"required": "Write the day that the figure is of."},
    )
    source = forms.CharField(
        label="Where does it come from?",
        help_text="The report and its date, so that others can look it up.",
        max_length=300,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": NO_SOURCE, "max_length": "This is too long. Use fewer words."},
    )
    note = forms.CharField(
        label="What must a reader know? If you like",
        max_length=300,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"max_length": "This is too long. Use fewer words."},
    )
    may_be_to_come = False

    def choose(self, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
        offer(self, name, [NONE_CHOSEN, *choices])

    def clean_on(self) -> datetime.date:
        on: datetime.date = self.cleaned_data["on"]
        if on > timezone.localdate() and not self.may_be_to_come:
            raise ValidationError(TO_COME, code="future")
        return on

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        value = data.get("value")
        if value is not None and value > MOST_PERCENT and self.unit(data) == Unit.PERCENT:
            self.add_error("value", TOO_MUCH)
        return data

    def unit(self, data: dict[str, Any]) -> str:
        return Unit.PERCENT.value

    def as_figure(self) -> dict[str, Any]:
        """As `enter_outside` takes it."""
        return {**self.cleaned_data, "unit": self.unit(self.cleaned_data)}


class TargetForm(OutsideForm):
    """What the council wants to reach, from a day on; the day may be still to come."""

    field_order = ("of", "value", "part", "on", "source", "note")
    part = _choice("Which way is better?", choices=DIRECTIONS, initial=UP)
    may_be_to_come = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("of", target_choices())
        self.fields["on"].label = "From which day does it hold?"
        self.fields["on"].help_text = ""
        self.fields["source"].label = "Who set it?"
        self.fields["source"].help_text = "The decision or report, and its date."


class ResultForm(OutsideForm):
    field_order = ("of", "part", "value", "base", "on", "period", "source", "note")
    part = _choice("Where?")
    base = forms.IntegerField(
        label="How many answered? Leave it empty if that was not published",
        min_value=1,
        max_value=10_000_000,
        required=False,
        widget=forms.TextInput({**SHORT, "inputmode": "numeric"}),
        error_messages={
            "invalid": "Write a whole number, like 167.",
            "min_value": "Write a number of at least 1, or nothing.",
            "max_value": "This number is too large.",
        },
    )
    period = forms.CharField(
        label="Which period? As the source calls it",
        help_text="For example 2025/26.",
        max_length=60,
        required=False,
        widget=forms.TextInput({**SHORT, "class": "govuk-input--width-10"}),
        error_messages={"max_length": "This is too long. Use fewer words."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("of", measure_choices())
        self.choose("part", areas().items())
        self.fields["value"].label = "Percent, or score"

    def unit(self, data: dict[str, Any]) -> str:
        measure = measures().get(data.get("of", ""))
        return measure.unit if measure else Unit.PERCENT.value


class CityForm(OutsideForm):
    """Percent of all residents, or how many they are."""

    field_order = ("of", "value", "in_unit", "on", "source", "note")
    in_unit = forms.ChoiceField(
        label="What is the number?",
        choices=[(Unit.PERCENT, "Percent of residents"), (Unit.COUNT, "Number of people")],
        initial=Unit.PERCENT,
        error_messages={"required": "Choose one.", "invalid_choice": "Choose one."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("of", city_choices())
        self.fields["value"].label = "Number"

    def unit(self, data: dict[str, Any]) -> str:
        return str(data.get("in_unit") or Unit.PERCENT.value)

    def as_figure(self) -> dict[str, Any]:
        found = super().as_figure()
        found.pop("in_unit")
        dimension, _, group = found["of"].partition(":")
        return {**found, "of": dimension, "part": group}


FORMS: dict[str, type[OutsideForm]] = {
    Kind.TARGET: TargetForm,
    Kind.RESULT: ResultForm,
    Kind.POPULATION: CityForm,
}
