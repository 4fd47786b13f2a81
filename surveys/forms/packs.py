"""What a person writes in a pack, and what the meeting decided."""

import datetime
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from portal.accounts.models import User
from portal.ui.widgets import DateBoxesField
from surveys.forms.choosing import IN_LIST
from surveys.forms.fields import line
from surveys.packs.outline import sections
from surveys.permissions import ACTION_OWNERS

LONGEST = 6000
TOO_LONG = "This is too long. Use fewer words."


class SeenForm(forms.Form):
    """Which edition somebody had before her when she pressed the button."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class NarrativeForm(SeenForm):
    """One box for each section."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for section in sections():
            self.fields[section.code] = forms.CharField(
                label=section.title,
                help_text=section.hint,
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea({"rows": 5, "spellcheck": "true"}),
                error_messages={"max_length": TOO_LONG},
            )

    def narrative(self) -> dict[str, str]:
        return {one.code: self.cleaned_data[one.code] for one in sections()}


class DecisionForm(forms.Form):
    words = forms.CharField(
        label="What was decided?",
        max_length=2000,
        widget=forms.Textarea({"rows": 3, "spellcheck": "true"}),
        error_messages={"required": "Write what was decided.", "max_length": TOO_LONG},
    )
    who = line("Who does it?", most=120, help_text="A person, a team or a board.")
    due_on = DateBoxesField(label="By when?", required=False)
    owner = forms.ModelChoiceField(
        User.objects.none(),
        label="Make it an action of",
        required=False,
        empty_label="No action",
        help_text="It then stands in the list of actions, and its owner is reminded.",
        error_messages={"invalid_choice": IN_LIST},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("Any", self.fields["owner"]).queryset = User.objects.holding(*ACTION_OWNERS)

    def clean_due_on(self) -> datetime.date | None:
        due: datetime.date | None = self.cleaned_data["due_on"]
        if due is not None and due < timezone.localdate():
            raise ValidationError("This day has passed. Write one that is still to come.")
        return due

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("owner") and data.get("due_on") is None and "due_on" in data:
            self.add_error("due_on", "Write the day by which the action is done.")
        return data
