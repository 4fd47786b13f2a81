"""Filters of the lists of comments and contacts, and what came of a contact."""

from collections.abc import Iterable
from typing import Any

from django import forms

from portal.ui.choices import offer
from portal.ui.widgets import Radios
from surveys.models import Contact, Survey

LONGEST = 4000


class Filter(forms.Form):
    """Anything unknown is the first choice."""

    def asked(self, name: str) -> str:
        self.full_clean()
        return str(self.cleaned_data.get(name) or "")

    def as_asked(self, **about: Any) -> "Filter":
        """As it is shown again, without faults: a filter has nothing to complain of."""
        return type(self)({name: self.asked(name) for name in self.fields}, **about)


class CommentsForm(Filter):
    ALL = "all"
    survey = forms.ChoiceField(label="Survey", required=False)
    state = forms.ChoiceField(
        label="Which comments", required=False, choices=[("", "Not read yet"), (ALL, "All")]
    )

    def __init__(self, *args: Any, surveys: Iterable[Survey], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.surveys = list(surveys)
        named = [(one.code, one.title) for one in self.surveys]
        offer(self, "survey", [("", "Every survey"), *named])

    def as_asked(self, **about: Any) -> Filter:
        return super().as_asked(surveys=self.surveys)


class ContactsForm(Filter):
    ENDED = "ended"
    wish = forms.ChoiceField(
        label="What they wish for",
        required=False,
        choices=[("", "Everything"), *Contact.Wish.choices],
    )
    state = forms.ChoiceField(
        label="Which people", required=False, choices=[("", "Waiting"), (ENDED, "Ended")]
    )


class EndForm(forms.Form):
    outcome = forms.ChoiceField(
        label="What came of it?",
        choices=Contact.Outcome.choices,
        widget=Radios,
        error_messages={
            "required": "Choose what came of it.",
            "invalid_choice": "Choose what came of it.",
        },
    )
    note = forms.CharField(
        label="Note",
        help_text="What was agreed, and who has it now. Nothing about harm: raise a concern.",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 4, "spellcheck": "true"}),
        error_messages={"max_length": "This is too long. Use fewer words."},
    )
