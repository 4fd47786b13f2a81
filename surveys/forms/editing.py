"""Saying what a survey is, and taking its questions into use. For staff, in English."""

from typing import Any

from django import forms

from portal.accounts.roles import title_of
from portal.ui.widgets import Checkboxes, Radios
from questionnaires.shelves import LONGEST_REASON, ReasonForm
from surveys.forms.fields import line, one_of, tick
from surveys.models import Identity, Survey
from surveys.permissions import MAY_BE_NAMED

NOTHING, COPY, BANK = "nothing", "copy", "bank"
LONGEST_WORDS = 1000


def _words(label: str, help_text: str, needs: str = "") -> forms.CharField:
    widget = forms.Textarea({"rows": 3})
    return line(label, most=LONGEST_WORDS, needs=needs, help_text=help_text, widget=widget)


class SurveyForm(forms.Form):
    """Everything but the questions."""

    title = line(
        "Title",
        most=120,
        needs="Write a title.",
        help_text="The question that it asks people, in everyday words: How was your review?",
    )
    about = _words(
        "What it is about",
        "What it asks, who answers, how long it takes.",
        "Write what it is about.",
    )
    who_reads = _words(
        "Who reads the answers",
        "And when. That it is no emergency line is said by the page.",
        "Write who reads the answers.",
    )
    thanks = _words("Thanks", "What becomes of the answers. Stands on the last page.")
    identity = one_of(
        "What joins an answer to the person",
        Identity.choices,
        needs="Choose what joins an answer to the person.",
        wrong="Choose one of the three.",
        help_text="Where nobody chooses another before asking somebody.",
        widget=Radios,
        initial=Identity.ANONYMOUS,
    )
    is_open = tick("Anybody may answer it without being asked. It stands on ‘Tell us how it was’.")
    readers = forms.MultipleChoiceField(
        label="Who reads answers and comments",
        help_text="Beside survey analysts and the Principal Social Worker, who read every survey.",
        choices=[(role, title_of(role)) for role in MAY_BE_NAMED],
        widget=Checkboxes,
        required=False,
        error_messages={"invalid_choice": "Choose from the roles in the list."},
    )


class ChangeSurveyForm(SurveyForm):
    minor = tick("Only a small correction: translations stay as they are.")

    def __init__(self, *args: Any, survey: Survey, can_be_easy: bool, **kwargs: Any) -> None:
        """Of a safeguarding survey nobody chooses who is known, who may answer and who reads."""
        super().__init__(*args, **kwargs)
        if survey.is_safeguarding:
            for name in ("identity", "is_open", "readers"):
                del self.fields[name]
        if can_be_easy:
            self.fields["has_easy"] = tick("Also offered in easy read")
            self.order_fields([name for name in self.fields if name != "minor"])


class NewSurveyForm(SurveyForm):
    is_safeguarding = tick(
        "It is about a safeguarding enquiry. Answers are then always anonymous, only those who "
        "were part of it are asked, and the safeguarding lead reads it. This cannot be changed "
        "later."
    )
    start = one_of(
        "Start",
        [
            (BANK, "With questions that you choose from the bank"),
            (COPY, "With the questions of another survey"),
            (NOTHING, "With no questions"),
        ],
        needs="Choose how to start.",
        wrong="Choose one of the three.",
        widget=Radios(more={COPY: "copied"}),
        initial=BANK,
    )
    copied = forms.ModelChoiceField(
        Survey.objects.all(),
        label="Which survey",
        required=False,
        empty_label="Choose a survey",
        error_messages={"invalid_choice": "Choose one of the surveys in the list."},
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("start") != COPY:
            data["copied"] = None
        elif not data.get("copied") and "copied" not in self.errors:
            self.add_error("copied", "Choose the survey whose questions are copied.")
        return data


class PublishForm(ReasonForm):
    """`seen` is what was looked at: nobody publishes what somebody else has just changed."""

    comparable = line(
        "May trends run on from the version in use now? If so, say why.",
        most=LONGEST_REASON,
        help_text="Leave it empty where questions mean something else than before.",
    )
    looked = tick("I have looked at each of the points above. They are right for this survey.")
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, has_earlier: bool, has_advice: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_earlier:
            del self.fields["comparable"]
        if not has_advice:
            del self.fields["looked"]

    def clean_looked(self) -> bool:
        if not self.cleaned_data["looked"]:
            raise forms.ValidationError("Look at each of the points above, and say so here.")
        return True


class CompareForm(forms.Form):
    reason = line(
        "Why may trends run across the two?",
        most=LONGEST_REASON,
        needs="Say why the two can be compared.",
        help_text="It stays in the record of changes, and cannot be taken back.",
    )
