"""Taking answers out: which, as what, and what for. A token for another system."""

import calendar
import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from portal.ui.choices import offer
from portal.ui.widgets import Checkboxes, DateBoxesField, Radios
from surveys.figures.periods import TO_THURSDAY
from surveys.models import Form, Response, Survey, Taking
from surveys.taking.actions import Wish

LONGEST = 500
TOO_LONG = f"This is too long. Use at most {LONGEST} characters."
PERSON, COMMENTS, SAME_PERSON = "person", "comments", "same-person"
NO_MONTH = "Choose a month from the list."
MOST_MONTHS = 120
LONGEST_TOKEN = 731
"""Days: after two years somebody says again that it is needed."""


class TakingForm(forms.Form):
    purpose = forms.CharField(
        label="What are the answers needed for?",
        help_text="One or two sentences: the question to be answered, and who works on it. They "
        "are kept in the record of what was taken out. No names of people who answered.",
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3}),
        error_messages={
            "required": "Say what the answers are needed for.",
            "max_length": TOO_LONG,
        },
    )
    first = forms.ChoiceField(
        label="From which month?",
        error_messages={"required": NO_MONTH, "invalid_choice": NO_MONTH},
    )
    last = forms.ChoiceField(
        label="To which month?",
        error_messages={"required": NO_MONTH, "invalid_choice": NO_MONTH},
    )
    form = forms.ChoiceField(
        label="Which form?",
        required=False,
        choices=[("", "Both"), *Form.choices],
        error_messages={"invalid_choice": "Choose one of the forms."},
    )
    kind = forms.ChoiceField(
        label="As what?",
        choices=Taking.Kind.choices,
        initial=Taking.Kind.XLSX,
        widget=Radios,
        error_messages={
            "required": "Choose a kind of file.",
            "invalid_choice": "Choose a kind of file.",
        },
    )
    also = forms.MultipleChoiceField(
        label="What else?",
        help_text="Tick only what the question needs. What people said about themselves can tell "
        "who somebody is, together with week and team.",
        required=False,
        choices=[
            (PERSON, "What people said about themselves: age, ethnicity, disability and the like"),
            (COMMENTS, "The comments, in a table of their own: nothing leads from them to a row"),
            (SAME_PERSON, "Which rows are of the same person, of pseudonymous answers alone"),
        ],
        widget=Checkboxes(more={SAME_PERSON: "why_pseudonyms"}),
        error_messages={"invalid_choice": "Choose from the list."},
    )
    why_pseudonyms = forms.CharField(
        label="Why is that needed?",
        help_text="The code of a person holds in this file only.",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"max_length": TOO_LONG},
    )

    def __init__(self, *args: Any, survey: Survey, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        months = months_of(survey)
        for name in ("first", "last"):
            offer(self, name, months)
        self.fields["first"].initial = self.fields["last"].initial = months[0][0]
        if not survey.has_easy:
            del self.fields["form"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        first, last = data.get("first", ""), data.get("last", "")
        if first and last and first > last:
            self.add_error("last", ValidationError("The last month comes before the first."))
        why, also = str(data.get("why_pseudonyms", "")).strip(), data.get("also", [])
        if SAME_PERSON in also and not why and "why_pseudonyms" not in self.errors:
            self.add_error(
                "why_pseudonyms", ValidationError("Say why rows of the same person are needed.")
            )
        return data

    def wish(self) -> Wish:
        said, also = self.cleaned_data, self.cleaned_data["also"]
        return Wish(
            purpose=said["purpose"],
            kind=said["kind"],
            first=datetime.date.fromisoformat(f"{said['first']}-01"),
            last=_end_of(said["last"]),
            form=said.get("form", ""),
            with_person=PERSON in also,
            with_comments=COMMENTS in also,
            why_pseudonyms=said["why_pseudonyms"] if SAME_PERSON in also else "",
        )


def months_of(survey: Survey) -> list[tuple[str, str]]:
    """From the first month in which it was answered to this one, the latest first."""
    today = timezone.localdate()
    weeks = Response.objects.that_count().filter(survey=survey).order_by("week")
    week = weeks.values_list("week", flat=True).first()
    begin = min(week + TO_THURSDAY, today) if week else today
    number = (today.year - begin.year) * 12 + today.month - begin.month + 1
    found = []
    for back in range(min(number, MOST_MONTHS)):
        year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
        day = datetime.date(year, month + 1, 1)
        found.append((f"{day:%Y-%m}", f"{day:%B %Y}"))
    return found


def _end_of(month: str) -> datetime.date:
    first = datetime.date.fromisoformat(f"{month}-01")
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


class TokenForm(forms.Form):
    name = forms.CharField(
        label="Which system is it for?",
        max_length=100,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={
            "required": "Say which system it is for.",
            "max_length": "This name is too long. Use at most 100 characters.",
        },
    )
    purpose = forms.CharField(
        label="What does it read results for?",
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3}),
        error_messages={
            "required": "Say what it reads results for.",
            "max_length": TOO_LONG,
        },
    )
    tier = forms.ChoiceField(
        label="What may it read?",
        help_text="Never answers of single people.",
        choices=[
            ("service", "Results across teams: small numbers are hidden"),
            ("public", "Results as for the public: all numbers are rounded"),
        ],
        widget=Radios,
        error_messages={
            "required": "Choose what it may read.",
            "invalid_choice": "Choose what it may read.",
        },
    )
    ends_on = DateBoxesField(
        label="Until which day?",
        help_text="At most two years. After that day it opens nothing.",
        error_messages={"required": "Write the last day on which it is good."},
    )

    def clean_ends_on(self) -> datetime.date:
        day: datetime.date = self.cleaned_data["ends_on"]
        today = timezone.localdate()
        if day < today:
            raise ValidationError("This day is over.", code="past")
        if day > today + datetime.timedelta(days=LONGEST_TOKEN):
            raise ValidationError("This is more than two years ahead.", code="far")
        return day
