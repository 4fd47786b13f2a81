"""Which survey, and which time that is over."""

import datetime
from typing import Any

from django import forms

from portal.ui.choices import offer
from surveys.charts.months import Days, days_in_words
from surveys.figures.outside.groups import Dimension
from surveys.forms.reading import Filter
from surveys.forms.results import period_code
from surveys.models import Survey
from surveys.reading.equity import asked_by, periods_of

FIRST, EVERYTHING = "ethnicity", "everything"


class EquityForm(Filter):
    survey = forms.ChoiceField(label="Survey", required=False)
    period = forms.ChoiceField(label="Time", required=False)
    by = forms.ChoiceField(label="Told apart by", required=False)

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        periods = {one: periods_of(one, today) for one in Survey.objects.in_use()}
        # Those of which there is something to see; else all of them.
        self.surveys = [one for one, found in periods.items() if found] or list(periods)
        self.periods = periods[self.of] if self.surveys else []
        offer(self, "survey", [(one.pk, one.title) for one in self.surveys])
        self.dimensions = asked_by(self.of) if self.surveys else []
        # What is asked for most stands first.
        self.dimensions.sort(key=lambda one: one.code != FIRST)
        named = [(one.code, one.words) for one in self.dimensions]
        offer(self, "by", [*named, (EVERYTHING, "All of these, which takes longer")])
        offer(self, "period", [(period_code(one), days_in_words(one)) for one in self.periods])

    @property
    def of(self) -> Survey:
        """The first where nothing is asked for, or what is not there."""
        asked = self.data.get("survey", "")
        return next((one for one in self.surveys if one.pk == asked), self.surveys[0])

    @property
    def days(self) -> Days | None:
        asked = self.data.get("period", "")
        found = (one for one in self.periods if period_code(one) == asked)
        return next(found, self.periods[0] if self.periods else None)

    @property
    def way(self) -> str:
        asked = str(self.data.get("by", ""))
        known = [*(one.code for one in self.dimensions), EVERYTHING]
        return asked if asked in known else known[0]

    @property
    def told_apart(self) -> list[Dimension]:
        return [one for one in self.dimensions if self.way in (one.code, EVERYTHING)]

    def as_asked(self, **about: Any) -> Filter:
        days = self.days
        shown = {"survey": self.of.pk, "period": period_code(days) if days else "", "by": self.way}
        return EquityForm(shown, today=self.today, **about)
