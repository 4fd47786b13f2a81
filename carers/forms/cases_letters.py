"""Writing a letter, and how it reached the carer."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils import timezone

from carers.cases.letters.delivering import Evidence
from carers.cases.letters.parts import (
    AGREED,
    NEXT,
    REASONS,
    SUMMARY,
    TITLES,
    TYPED,
    Piece,
)
from carers.models import Letter
from portal.ui.widgets import DateBoxesField

LONGEST = 8_000
TOO_LONG = {"max_length": "This is too long. Use fewer words."}
HINTS = {
    SUMMARY: "Her caring, her life and health, what has become too hard. Speak to her: ‘you’.",
    REASONS: "Taken from the decision. Say it so that she can follow it.",
    AGREED: "What you agreed on, besides the support plan. You can leave this empty.",
    NEXT: "Who does what, and by when. You can leave this empty.",
}
STAFF_DELIVERS = [
    (Letter.How.POST, "Sent by post"),
    (Letter.How.HANDED, "Handed over"),
    (Letter.How.READ_ALOUD, "Read to her by an interpreter"),
]
SAY_HOW = "Say how the letter reached the carer."


class WritingForm(forms.Form):
    """One box for each part, and what of the case goes into the letter."""

    def __init__(self, *args: Any, pieces: Collection[Piece], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pieces = list(pieces)
        for part in TYPED:
            self.fields[part] = forms.CharField(
                label=TITLES[part],
                help_text=HINTS[part],
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea({"rows": 7}),
                error_messages=TOO_LONG,
            )
        self.fields["include"] = forms.MultipleChoiceField(
            label="Put into the letter",
            required=False,
            choices=[(piece.code, piece.title) for piece in self.pieces],
            error_messages={"invalid_choice": "This is no longer part of the case."},
        )

    def texts(self) -> dict[str, str]:
        return {part: self.cleaned_data[part].replace("\r\n", "\n") for part in TYPED}

    def chosen(self) -> set[str]:
        """Codes that are ticked, whether it was sent or is shown for the first time."""
        return set(self["include"].value() or [])

    def offered(self) -> list[tuple[Piece, bool]]:
        ticked = self.chosen()
        return [(piece, piece.code in ticked) for piece in self.pieces]


class DeliveredForm(forms.Form):
    how = forms.ChoiceField(
        label="How did the letter reach the carer?",
        choices=STAFF_DELIVERS,
        widget=forms.RadioSelect,
        error_messages={"required": SAY_HOW, "invalid_choice": SAY_HOW},
    )
    on = DateBoxesField(
        label="On which day?",
        initial=timezone.localdate,
        error_messages={"required": "Write the day, the month and the year."},
    )
    interpreter = forms.CharField(
        label="Interpreter",
        help_text="Name or number, where an interpreter read it to her.",
        required=False,
        max_length=200,
        error_messages=TOO_LONG,
    )
    words = forms.CharField(
        label="Anything else",
        help_text="For example who was there, or the tracking number.",
        required=False,
        max_length=1_000,
        widget=forms.Textarea({"rows": 3}),
        error_messages=TOO_LONG,
    )

    def evidence(self) -> Evidence:
        given = self.cleaned_data
        return Evidence(given["how"], given["on"], given["interpreter"], given["words"])
