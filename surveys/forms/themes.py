"""Themes and tone of a comment, looking for words, quotes, and which counts are shown."""

import datetime
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from portal.ui.choices import offer
from portal.ui.widgets import Checkboxes, Radios
from surveys.figures.tables import Tier
from surveys.forms.reading import LONGEST, Filter
from surveys.models import Label, Survey, Team
from surveys.themes.framework import themes
from surveys.themes.suggesting import Suggested

TOO_LONG = "This is too long. Use fewer words."
QUOTE_LONGEST = 1000
MONTHS_BACK = 24
TOLD_APART = [("", "All together"), ("team", "Team"), ("month", "Month")]


class LabelForm(forms.Form):
    """Themes that are suggested stand first and are not ticked: a person takes them or does not."""

    themes = forms.MultipleChoiceField(
        label="What is it about?",
        help_text="All that fit; none if none does.",
        required=False,
        widget=Checkboxes,
        error_messages={"invalid_choice": "Choose themes from the list."},
    )
    tone = forms.ChoiceField(
        label="In what tone?",
        choices=Label.Tone.choices,
        widget=Radios,
        error_messages={
            "required": "Choose a tone.",
            "invalid_choice": "Choose a tone.",
        },
    )

    def __init__(self, *args: Any, suggestions: Iterable[Suggested] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        because = {one.theme: ", ".join(f"‘{word}’" for word in one.because) for one in suggestions}
        offered = [
            (code, f"{themes()[code].title}, suggested by {words}")
            for code, words in because.items()
        ]
        plain = [(one.code, one.title) for one in themes().values() if one.code not in because]
        offer(self, "themes", [*offered, *plain])

    @classmethod
    def of(cls, label: Label | None, suggestions: Iterable[Suggested] = ()) -> "LabelForm":
        """As somebody gave it before."""
        if label is None:
            return cls(suggestions=suggestions)
        given = {"themes": [one.theme for one in label.given.all()], "tone": label.tone}
        return cls(initial=given, suggestions=suggestions)


class SearchForm(forms.Form):
    words = forms.CharField(
        label="Words to look for",
        help_text=(
            "In what people wrote, and in what was translated of it. All of the words must be "
            "there."
        ),
        max_length=100,
        widget=forms.TextInput({"autocomplete": "off", "type": "search"}),
        error_messages={
            "required": "Type a word to look for.",
            "max_length": TOO_LONG,
        },
    )


class QuoteForm(forms.Form):
    words = forms.CharField(
        label="The words as they may be published",
        help_text=(
            "Take out names, places, dates, ages, and whatever else says who it is. Change nothing "
            "else; put … where something is left out."
        ),
        max_length=QUOTE_LONGEST,
        widget=forms.Textarea({"rows": 6, "spellcheck": "true"}),
        error_messages={
            "required": "Write the words without names.",
            "max_length": TOO_LONG,
        },
    )


class WithdrawForm(forms.Form):
    why = forms.CharField(
        label="Why it is withdrawn",
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Say why it is withdrawn.", "max_length": TOO_LONG},
    )


class ThemesForm(Filter):
    """Survey, tier, and what is told apart. Anything unknown is the first choice."""

    survey = forms.ChoiceField(label="Survey", required=False)
    tier = forms.ChoiceField(label="For whom", required=False)
    by = forms.ChoiceField(label="Told apart by", required=False, choices=TOLD_APART)
    team = forms.ChoiceField(label="Team", required=False)
    period = forms.ChoiceField(label="Time", required=False)

    def __init__(
        self,
        *args: Any,
        surveys: Iterable[Survey],
        tiers: Iterable[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.surveys, self.tiers = list(surveys), list(tiers)
        teams = Team.objects.order_by("name").values_list("code", "name")
        offer(self, "survey", [(one.code, one.title) for one in self.surveys])
        offer(self, "tier", self.tiers)
        offer(self, "team", [("", "Every team"), *teams])
        offer(self, "period", [("", "From the beginning"), *periods(timezone.localdate())])

    def as_asked(self, **about: Any) -> Filter:
        return super().as_asked(surveys=self.surveys, tiers=self.tiers)

    def chosen_survey(self) -> Survey | None:
        code = self.asked("survey")
        first = next(iter(self.surveys), None)
        return next((one for one in self.surveys if one.code == code), first)

    def chosen_tier(self) -> Tier:
        asked = self.asked("tier")
        return Tier(asked or self.tiers[0][0])

    def days(self) -> tuple[datetime.date | None, datetime.date | None]:
        """The first and the last day of the period that was chosen."""
        period = self.asked("period")
        if not period:
            return None, None
        year, _, part = period.partition("-")
        month, long = (3 * int(part[1:]) - 2, 3) if part.startswith("Q") else (int(part), 1)
        first = datetime.date(int(year), month, 1)
        return first, _after(first, long) - datetime.timedelta(days=1)


def periods(today: datetime.date) -> list[tuple[str, str]]:
    """Months and quarters, the latest first."""
    found, first = [], today.replace(day=1)
    for _ in range(MONTHS_BACK):
        quarter = (first.month + 2) // 3
        if first.month % 3 == 1:
            name = f"{first:%B} to {_after(first, 2):%B %Y}"
            found.append((f"{first.year}-Q{quarter}", name))
        found.append((f"{first:%Y-%m}", f"{first:%B %Y}"))
        first = (first - datetime.timedelta(days=1)).replace(day=1)
    return found


def _after(first: datetime.date, months: int) -> datetime.date:
    """The first day of a month so many later."""
    month = first.month - 1 + months
    return datetime.date(first.year + month // 12, month % 12 + 1, 1)


class DigestForm(forms.Form):
    is_wanted = forms.BooleanField(label="Send me the morning e-mail", required=False)
