"""Before staff type in somebody's answers: of which survey, how they come, with which code."""

from typing import Any

from django import forms
from django.http import HttpRequest

from portal.languages.table import ENGLISH
from portal.ui.widgets import Radios
from questionnaires.entry.beginning import LANGUAGE_CHOICES
from surveys.answering.beginning import under_way
from surveys.answering.finding import TooManyTries, invitation_for
from surveys.entering.beginning import WAYS
from surveys.forms.choosing import IN_LIST, form_field, offer_surveys, survey_field, team_field
from surveys.models import Invitation

NO_CODE = "This code opens nothing. Check each number with the person."
TOO_MANY = "That was too many wrong codes. Wait an hour."
OVER = "This code is over: it was answered already, or its time has run out."
SHOWN = (Invitation.State.SENT, Invitation.State.ANSWERED)
GOES_ON = "on"
ANEW = "anew"


class EntryForm(forms.Form):
    """Whether a code was begun with is asked only where it was."""

    mode = forms.ChoiceField(
        label="How do the answers come to you?",
        choices=[(mode.value, mode.label) for mode in WAYS],
        widget=Radios,
        error_messages={
            "required": "Choose how the answers come to you.",
            "invalid_choice": "Choose how the answers come to you.",
        },
    )
    survey = survey_field()
    form = form_field()
    language = forms.ChoiceField(
        label="Which language does the person read?",
        help_text="You see its words beside the English, to read aloud.",
        choices=LANGUAGE_CHOICES,
        initial=ENGLISH.code,
        error_messages={"required": "Choose a language.", "invalid_choice": IN_LIST},
    )
    team = team_field(more="With a code it is the team that asked.")
    code = forms.CharField(
        label="Code of an invitation, if the person has one",
        help_text="10 numbers. It is used up when the answers are sent.",
        required=False,
        widget=forms.TextInput(
            {"class": "govuk-input--width-10", "inputmode": "numeric", "autocomplete": "off"}
        ),
    )

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.known = offer_surveys(self, request.user)

    def clean_code(self) -> Invitation | None:
        """The invitation. A wrong code counts as a try, as it does everywhere."""
        code = self.cleaned_data["code"]
        if not code:
            return None
        try:
            found = invitation_for(code, self.request)
        except TooManyTries:
            raise forms.ValidationError(TOO_MANY) from None
        # Nobody learns by a code that somebody was asked about what is not theirs to ask.
        if found is None or found.survey_id not in self.known or found.state not in SHOWN:
            raise forms.ValidationError(NO_CODE)
        if not Invitation.objects.can_be_answered().filter(pk=found.pk).exists():
            raise forms.ValidationError(OVER)
        return found

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        survey, invitation = data.get("survey"), data.get("code")
        if survey and data.get("form") and data["form"] not in survey.forms:
            self.add_error("form", "This survey has one form only.")
        if survey and invitation:
            if invitation.survey_id != survey.pk:
                self.add_error("code", f"This code is for another survey: {invitation.survey}.")
            elif under_way(invitation):
                self._ask_what_holds()
        return data

    def facts(self) -> dict[str, Any]:
        """Of a valid form, for `begin_for`."""
        names = ("mode", "survey", "form", "language", "team")
        return {
            **{name: self.cleaned_data[name] for name in names},
            "invitation": self.cleaned_data["code"],
            "anew": self.data.get("going") == ANEW,
        }

    def _ask_what_holds(self) -> None:
        """She began by herself: only she can say whether staff may see that."""
        self.fields["going"] = forms.ChoiceField(
            label="The person has begun already. What do they want?",
            choices=[
                (GOES_ON, "Go on together: I may see what they have answered so far"),
                (ANEW, "Start new: what they have answered so far is deleted unseen"),
            ],
            widget=Radios,
            required=False,
        )
        if self.data.get("going") not in (GOES_ON, ANEW):
            self.add_error("going", "Ask the person, and choose what they say.")
