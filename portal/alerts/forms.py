"""What staff fill in: a concern, and what came of an alert. English, like all staff pages."""

from django import forms

from portal.alerts.models import Alert
from portal.alerts.subjects import local_page
from portal.ui.widgets import Radios

LONGEST_WORDS, LONGEST_LINE = 4000, 300
URGENCY = {
    "now": "Somebody may come to harm today",
    "days": "Within days",
    "unknown": "I do not know",
}
SAFELY = {
    "yes": "Yes",
    "no": "No",
    "unknown": "I do not know",
}


def _words(label: str, *, missing: str, hint: str = "", required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        error_messages={"required": missing, "max_length": "This is too long. Use fewer words."},
    )


def _choice(label: str, choices: dict[str, str], *, missing: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=list(choices.items()),
        widget=Radios,
        error_messages={"required": missing, "invalid_choice": missing},
    )


class ConcernForm(forms.Form):
    about = forms.CharField(required=False, widget=forms.HiddenInput)
    words = _words(
        "What worries you?",
        hint="What you saw, heard or read, and when.",
        missing="Write what worries you.",
    )
    who = forms.CharField(
        label="Who may be in danger?",
        help_text="A name or reference, and how to find them. Say whether children are there.",
        max_length=LONGEST_LINE,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
        error_messages={
            "required": "Write who may be in danger.",
            "max_length": "This is too long. Use fewer words.",
        },
    )
    urgency = _choice("How urgent is it?", URGENCY, missing="Choose how urgent it is.")
    safely = _choice(
        "May the person be contacted safely?",
        SAFELY,
        missing="Choose whether the person may be contacted safely.",
    )
    how = _words(
        "How they may be reached, and what must not be done",
        hint="For example: text first, never phone the home. You can leave this empty.",
        missing="",
        required=False,
    )

    def clean_about(self) -> str:
        """An address that is none of ours is left out: the concern counts without it."""
        return local_page(self.cleaned_data["about"])

    def content(self) -> list[dict[str, str]]:
        """What was said, for those who may read it."""
        given = self.cleaned_data
        return [
            {"title": "What worries the member of staff", "words": given["words"]},
            {"title": "Who may be in danger", "words": given["who"]},
            {"title": "How urgent it is", "words": URGENCY[given["urgency"]]},
        ]

    def caution(self) -> str:
        given = self.cleaned_data
        safely = f"May be contacted safely: {SAFELY[given['safely']].lower()}."
        return f"{safely}\n{given['how']}".strip()


class OutcomeForm(forms.Form):
    outcome = _choice(
        "What came of it?", dict(Alert.Outcome.choices), missing="Choose what came of it."
    )
    words = _words(
        "What was done, and who has it now",
        hint="If it was a false alarm, say how you know.",
        missing="Write what was done, and who has it now.",
    )
