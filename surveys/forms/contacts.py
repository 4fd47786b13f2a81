"""Handing a contact to somebody else."""

from collections.abc import Iterable
from typing import Any

from django import forms

from portal.accounts.models import User
from portal.ui.choices import offer
from surveys.forms.reading import LONGEST


class HandOverForm(forms.Form):
    prefix = "hand"
    to = forms.ChoiceField(
        label="Who gets in touch now?",
        error_messages={
            "required": "Choose somebody from the list.",
            "invalid_choice": "Choose somebody from the list.",
        },
    )
    words = forms.CharField(
        label="What must they know?",
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3, "spellcheck": "true"}),
        error_messages={
            "required": "Write what they must know.",
            "max_length": "This is too long. Use fewer words.",
        },
    )

    def __init__(self, *args: Any, people: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        named = [(pk, f"{one.name}, {one.organisation}") for pk, one in self.people.items()]
        offer(self, "to", [("", "Choose"), *named])

    @property
    def person(self) -> User | None:
        return self.people.get(self.cleaned_data.get("to", ""))
