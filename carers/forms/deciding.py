"""The decision, the review that follows, and the end of a case."""

from collections.abc import Iterable
from typing import Any

from django import forms

from carers.cases.closing import End
from carers.forms.case_fields import prose, sure
from carers.models import Decision
from portal.ui.choices import offer
from portal.ui.widgets import DateBoxesField, Radios

OUTCOMES = [
    (Decision.Outcome.MEETS, "The carer has eligible needs"),
    (Decision.Outcome.DOES_NOT, "The carer has no eligible needs"),
]


class DecisionForm(forms.Form):
    outcome = forms.ChoiceField(
        label="The decision",
        choices=OUTCOMES,
        widget=Radios,
        error_messages={
            "required": "Choose what you decide.",
            "invalid_choice": "Choose what you decide.",
        },
    )
    reasons = prose(
        label="Why",
        required="Say why, in a sentence at least.",
        help_text="In English, and nothing about harm. The carer reads what is in the letter.",
        rows=8,
    )
    unchecked = prose(
        label="Why these parts were not gone through with the carer",
        required="Say why these parts were not gone through.",
        rows=3,
    )
    sure = sure("I decide this. It cannot be changed afterwards.")

    def __init__(self, *args: Any, open_sections: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        left = list(open_sections)
        if left:
            self.fields["unchecked"].help_text = f"Not gone through: {'; '.join(left)}."
        else:
            del self.fields["unchecked"]


class ReviewForm(forms.Form):
    review_on = DateBoxesField(
        label="The review is due on",
        error_messages={"required": "Write the day, the month and the year."},
    )


class CloseForm(forms.Form):
    how = forms.ChoiceField(
        label="Why does it end?",
        widget=Radios,
        error_messages={
            "required": "Choose why it ends.",
            "invalid_choice": "Choose why it ends.",
        },
    )
    words = prose(label="Anything that others should know", rows=3)
    sure = sure("Close it. Nothing more will be done about it.")

    def __init__(self, *args: Any, ends: Iterable[End], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "how", [(end.code, end.words) for end in ends])
