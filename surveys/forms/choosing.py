"""Which survey, on behalf of which team, in which form: chosen by staff wherever they ask."""

from typing import Any, cast

from django import forms

from portal.ui.widgets import Radios
from surveys.asking.lists import surveys_to_ask_with
from surveys.models import Form, Survey, Team

IN_LIST = "Choose one of the list."


def survey_field(**more: Any) -> "forms.ModelChoiceField[Survey]":
    return forms.ModelChoiceField(
        Survey.objects.none(),
        label="Survey",
        empty_label="Choose a survey",
        error_messages={"required": "Choose a survey.", "invalid_choice": IN_LIST},
        **more,
    )


def team_field(*, more: str = "") -> "forms.ModelChoiceField[Team]":
    """`more` is said after what every form says of it."""
    about = "Whose work the answers are about. Leave it empty where it is no one team’s."
    return forms.ModelChoiceField(
        Team.objects.filter(is_active=True),
        label="Team",
        help_text=f"{about} {more}".strip(),
        empty_label="No one team",
        required=False,
        error_messages={"invalid_choice": IN_LIST},
    )


def form_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="Form",
        choices=Form.choices,
        initial=Form.STANDARD,
        widget=Radios,
        error_messages={"required": "Choose a form.", "invalid_choice": IN_LIST},
    )


def offer_surveys(form: forms.Form, by: Any) -> list[str]:
    """Those that this person may ask with; gives back their codes."""
    known = [one.pk for one in surveys_to_ask_with(by)]
    cast("Any", form.fields["survey"]).queryset = Survey.objects.filter(pk__in=known)
    return known
