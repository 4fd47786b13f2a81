"""What of the results is shown."""

import datetime
from typing import Any

from django import forms
from django.utils import timezone

from surveys.forms.reading import Filter

DIMENSIONS = [
    ("", "All together"),
    ("team", "Team"),
    ("month", "Month"),
    ("week", "Week"),
    ("language", "Language"),
    ("form", "Form"),
    ("mode", "Who put the answers in"),
    ("channel", "How they came in"),
]
PERIODS = [("", "From the beginning"), ("365", "The last 12 months"), ("91", "The last 3 months")]


class ResultsForm(Filter):
    """Plain choices in the address: anything unknown is the first of them."""

    by = forms.ChoiceField(label="Told apart by", required=False, choices=DIMENSIONS)
    days = forms.ChoiceField(label="Time", required=False, choices=PERIODS)

    def wanted(self) -> dict[str, Any]:
        """As `figures.results.Asked` has it."""
        days = self.asked("days")
        first = None
        if days:
            first = timezone.localdate() - datetime.timedelta(days=int(days))
        return {"by": self.asked("by"), "first": first}
