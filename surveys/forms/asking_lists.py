"""Deciding on what is held, the list of those who are not asked, systems that ask, and filters."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from portal.notices.addresses import Address
from portal.ui.choices import offer
from portal.ui.widgets import DateBoxesField, Radios
from surveys.asking import funnel
from surveys.asking.data import habits, reasons_for_good
from surveys.asking.people import hash_of_address, hash_of_reference
from surveys.asking.wishes import LONGEST_REFERENCE

IN_LIST = "Choose one of the list."


class ReleaseForm(forms.Form):
    reason = forms.ChoiceField(
        label="Why may it go out?",
        widget=Radios,
        error_messages={"required": "Say why it may go out.", "invalid_choice": IN_LIST},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "reason", habits().releases.items())


class HoldForm(forms.Form):
    """Whom it is about is turned into a keyed hash at once, and never shown again."""

    REFERENCE = "reference"
    kind = forms.ChoiceField(
        label="What do you know the person by?",
        choices=[
            (REFERENCE, "A reference"),
            ("email", "An e-mail address"),
            ("text", "A mobile phone number"),
            ("letter", "A postal address"),
        ],
        widget=Radios,
        error_messages={"required": "Choose one.", "invalid_choice": IN_LIST},
    )
    who = forms.CharField(
        label="The reference or address",
        help_text="A postal address line by line, as it is written in invitations.",
        max_length=800,
        widget=forms.Textarea({"rows": 3, "autocomplete": "off"}),
        error_messages={"required": "Write the reference or address."},
    )
    reason = forms.ChoiceField(
        label="Why is the person not asked?",
        widget=Radios,
        error_messages={"required": "Say why.", "invalid_choice": IN_LIST},
    )
    until = DateBoxesField(
        label="Until when?",
        help_text="The last day of it. Leave it empty where it is for good.",
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "reason", reasons_for_good())

    def clean_until(self) -> datetime.date | None:
        until: datetime.date | None = self.cleaned_data["until"]
        if until is not None and until < timezone.localdate():
            raise ValidationError("This day is over.", code="past")
        return until

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("kind") and data.get("who"):
            try:
                data["person"] = self._person(data["kind"], data["who"])
            except ValidationError as error:
                self.add_error("who", error)
        return data

    def _person(self, kind: str, who: str) -> str:
        if kind != self.REFERENCE:
            return hash_of_address(Address.of(kind, who))
        if len(who) > LONGEST_REFERENCE:
            raise ValidationError("The reference is too long.", code="long")
        return hash_of_reference(who)


class SourceForm(forms.Form):
    name = forms.CharField(
        label="What is the system called?",
        max_length=100,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={
            "required": "Say what the system is called.",
            "max_length": "This name is too long.",
        },
    )


class FunnelForm(forms.Form):
    """Filters in the address. What is not known is as if it were not there."""

    by = forms.ChoiceField(label="A line for each", choices=list(funnel.DIMENSIONS.items()))
    survey = forms.ChoiceField(label="Survey", required=False)
    team = forms.ChoiceField(label="Team", required=False)
    channel = forms.ChoiceField(label="Way", required=False)
    language = forms.ChoiceField(label="Language", required=False)
    month = forms.ChoiceField(label="Month", required=False)

    def __init__(self, data: Any) -> None:
        known = dict(funnel.choices())
        asked = {
            name: data.get(name, "")
            for name, choices in known.items()
            if data.get(name) in dict(choices)
        }
        by = data.get("by")
        super().__init__({**asked, "by": by if by in funnel.DIMENSIONS else "survey"})
        for name, choices in known.items():
            offer(self, name, [("", "All"), *choices])
        self.full_clean()

    @property
    def filters(self) -> funnel.Filters:
        said = {name: value for name, value in self.cleaned_data.items() if name != "by"}
        month = said.pop("month")
        first = datetime.date.fromisoformat(f"{month}-01") if month else None
        return funnel.Filters(**said, month=first)
