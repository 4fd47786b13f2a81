"""What of the results is shown: choices in the address; anything unknown is the first of them."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils import timezone

from portal.ui.choices import offer
from surveys.charts.months import Days, first_day, in_words, last_day, month_on, months_between
from surveys.figures.outside.groups import dimension_of
from surveys.figures.questions import EQUALITY
from surveys.forms.reading import Filter
from surveys.models import Team
from surveys.reading.results_shown import Words

ALL_TEAMS = ("", "All teams")
TOGETHER = ("", "All together")
DIMENSIONS = [
    ("team", "Team"),
    ("month", "Month"),
    ("week", "Week"),
    ("language", "Language"),
    ("form", "Form"),
    ("mode", "Who put the answers in"),
    ("channel", "How they came in"),
]
BEYOND = [("service", "Service"), *(one for one in DIMENSIONS if one[0] != "week")]
"""What can be told apart beyond the team."""


def about_people(words: Words) -> Iterator[tuple[str, str]]:
    """What the survey asks about the person: age, ethnicity …"""
    kinds = dict.fromkeys(
        tag.removeprefix(EQUALITY)
        for columns in words.columns.values()
        for column in columns
        for tag in column.question.tags
        if tag.startswith(EQUALITY)
    )
    for kind in kinds:
        known = dimension_of(kind)
        yield kind, known.words.capitalize() if known else kind.replace("-", " ").capitalize()


class Questions(Filter):
    """Of which questions. Told apart, all of them would be a very long page."""

    EVERY = "every"
    question = forms.ChoiceField(
        label="Questions",
        required=False,
        choices=[("", "Measures"), (EVERY, "Every question")],
    )

    @property
    def every_question(self) -> bool:
        return self.asked("question") == self.EVERY


class ResultsForm(Questions):
    """In one line: from which month, to which, of which team, told apart by what."""

    field_order = ("since", "until", "team", "by", "question")
    since = forms.ChoiceField(label="From", required=False)
    until = forms.ChoiceField(label="To", required=False)
    team = forms.ChoiceField(label="Team", required=False)
    by = forms.ChoiceField(label="Told apart by", required=False)

    def __init__(self, *args: Any, words: Words, first: str | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about: dict[str, Any] = {"words": words, "first": first}
        now = month_on(timezone.localdate())
        months = [(one, in_words(one)) for one in months_between(first or now, now)]
        offer(self, "since", [("", "The beginning"), *months])
        offer(self, "until", [("", "Now"), *reversed(months)])
        offer(self, "team", [ALL_TEAMS, *Team.objects.values_list("code", "name")])
        offer(self, "by", [TOGETHER, *DIMENSIONS, *about_people(words)])

    @property
    def months(self) -> tuple[str, str]:
        """In their order, whichever way round they were chosen; '' for no end."""
        since, until = self.asked("since"), self.asked("until")
        return (until, since) if since and until and since > until else (since, until)

    def wanted(self) -> dict[str, Any]:
        """As `figures.results.Asked` has it."""
        since, until = self.months
        return {
            "by": self.asked("by"),
            "team": self.asked("team"),
            "first": first_day(since) if since else None,
            "last": last_day(until) if until else None,
        }

    def as_asked(self, **about: Any) -> Filter:
        return super().as_asked(**self.about, **about)

    @property
    def address(self) -> str:
        """The query of what is shown, without what was left as it is."""
        return urlencode({name: one for name in self.fields if (one := self.asked(name))})


class ServiceForm(Questions):
    """A whole year or quarter that is over, and one way to tell answers apart."""

    period = forms.ChoiceField(label="Time", required=False)
    by = forms.ChoiceField(label="Told apart by", required=False)

    field_order = ("period", "by", "question")

    def __init__(
        self, *args: Any, words: Words, periods: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.about: dict[str, Any] = {"words": words, "periods": list(periods)}
        offer(self, "period", self.about["periods"])
        offer(self, "by", [TOGETHER, *BEYOND, *about_people(words)])

    def as_asked(self, **about: Any) -> Filter:
        return super().as_asked(**self.about, **about)


def period_code(days: Days) -> str:
    """'2026-07-2026-09', for the address."""
    return f"{month_on(days[0])}-{month_on(days[1])}"
