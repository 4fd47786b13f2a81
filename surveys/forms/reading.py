"""Filters of the lists of comments and contacts, and what came of a contact."""

from collections.abc import Iterable
from typing import Any

from django import forms

from portal.alerts.models import ToRead
from portal.languages.table import LANGUAGES
from portal.ui.choices import offer
from portal.ui.widgets import Radios
from surveys.models import Contact, Survey, Team
from surveys.reading.contacts import MINE, NOBODY
from surveys.reading.listing import ALL, PLAIN, SECOND, UNREAD, Wanted
from surveys.themes.framework import themes

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
    ALL = ALL
    survey = forms.ChoiceField(label="Survey", required=False)
    team = forms.ChoiceField(label="Team", required=False)
    language = forms.ChoiceField(
        label="Language",
        required=False,
        choices=[("", "Every language"), *((one.code, one.english_name) for one in LANGUAGES)],
    )
    theme = forms.ChoiceField(label="Theme", required=False)
    state = forms.ChoiceField(
        label="Which comments",
        required=False,
        choices=[
            (UNREAD, "Not read yet"),
            (PLAIN, "Read, without themes"),
            (SECOND, "For a second look at themes"),
            (ALL, "All"),
        ],
    )

    def __init__(self, *args: Any, surveys: Iterable[Survey], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.surveys = list(surveys)
        named = [(one.code, one.title) for one in self.surveys]
        teams = Team.objects.order_by("name").values_list("code", "name")
        offer(self, "survey", [("", "Every survey"), *named])
        offer(self, "team", [("", "Every team"), *teams])
        offer(self, "theme", [("", "Any"), *((one.code, one.title) for one in themes().values())])

    def as_asked(self, **about: Any) -> Filter:
        return super().as_asked(surveys=self.surveys)

    def wanted(self) -> Wanted:
        return Wanted(**{name: self.asked(name) for name in self.fields})


class ContactsForm(Filter):
    ENDED = "ended"
    wish = forms.ChoiceField(
        label="What they wish for",
        required=False,
        choices=[("", "Everything"), *Contact.Wish.choices],
    )
    owner = forms.ChoiceField(
        label="Taken up by",
        required=False,
        choices=[("", "Anybody or nobody"), (MINE, "Me"), (NOBODY, "Nobody yet")],
    )
    state = forms.ChoiceField(
        label="Which people", required=False, choices=[("", "Waiting"), (ENDED, "Ended")]
    )


class FoundForm(forms.Form):
    """What a person found where a phrase of danger or need had put a comment first."""

    outcome = forms.ChoiceField(
        label="A phrase put this first. What did you find?",
        choices=ToRead.Outcome.choices,
        widget=Radios,
        error_messages={
            "required": "Say what you found.",
            "invalid_choice": "Say what you found.",
        },
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
