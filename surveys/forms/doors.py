"""Opening a door or a tablet. For staff, in English."""

from typing import Any

from django import forms

from surveys.models import Survey, Team


class DoorForm(forms.Form):
    """Surveys after a safeguarding enquiry have no standing door: they ask whom they are about."""

    survey = forms.ModelChoiceField(
        Survey.objects.none(),
        label="Survey",
        empty_label="Choose a survey",
        error_messages={
            "required": "Choose a survey.",
            "invalid_choice": "Choose one of the surveys in the list.",
        },
    )
    team = forms.ModelChoiceField(
        Team.objects.filter(is_active=True),
        label="Team",
        help_text="Whose work the answers are about. Leave it empty where it is no one team’s.",
        empty_label="No one team",
        required=False,
        error_messages={"invalid_choice": "Choose one of the teams in the list."},
    )
    place = forms.CharField(
        label="Place",
        help_text="Where it hangs or lies, so that you find it in the list: Willenhall library.",
        required=False,
        max_length=120,
        error_messages={"max_length": "Make this shorter: up to 120 letters."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._field("survey").queryset = self.surveys()

    def surveys(self) -> Any:
        return Survey.objects.in_use().filter(is_safeguarding=False)

    def _field(self, name: str) -> Any:
        return self.fields[name]


class TabletForm(DoorForm):
    """Any survey: answers on a tablet are anonymous, and the person is there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._field(
            "place"
        ).help_text = (
            "Where the tablet is used, so that you find it in the list: Reception, Broadgate House."
        )

    def surveys(self) -> Any:
        return Survey.objects.in_use()
