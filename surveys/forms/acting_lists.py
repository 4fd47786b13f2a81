"""Filters of the lists of actions and of what was learned."""

from collections.abc import Mapping
from typing import Any

from django import forms

from portal.ui.choices import offer
from surveys.acting.periods import closed_periods
from surveys.acting.queue import surveys_to_act_on
from surveys.forms.reading import Filter
from surveys.models import Action


class ActionsForm(Filter):
    """Plain choices in the address: anything unknown is the first of them."""

    MINE, OVERDUE, ENDED, ALL = "mine", "overdue", "ended", "all"
    whose = forms.ChoiceField(
        label="Whose", required=False, choices=[("", "Everybody’s"), (MINE, "Mine")]
    )
    state = forms.ChoiceField(
        label="Which",
        required=False,
        choices=[
            ("", "To do"),
            (OVERDUE, "Overdue"),
            (ENDED, "Done or stopped"),
            (ALL, "All"),
        ],
    )
    survey = forms.ChoiceField(label="Survey", required=False)

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        named = [(one.pk, one.title) for one in surveys_to_act_on(by)]
        offer(self, "survey", [("", "Every survey"), *named])

    def as_asked(self, **about: Any) -> Filter:
        return super().as_asked(by=self.by)

    def filtered(self, found: Any) -> Any:
        """Of what this person may see."""
        if self.asked("whose") == self.MINE:
            found = found.filter(owner=self.by)
        if survey := self.asked("survey"):
            found = found.filter(survey=survey)
        ways: Mapping[str, Any] = {
            "": found.going,
            self.OVERDUE: found.overdue,
            self.ENDED: lambda: found.exclude(state__in=Action.GOING),
        }
        way = ways.get(self.asked("state"))
        return way() if way else found


class LearningsForm(Filter):
    period = forms.ChoiceField(label="Added in", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.periods = {one.code: one for one in closed_periods()}
        known = [(code, one.label) for code, one in self.periods.items()]
        offer(self, "period", [("", "Any time"), *known])

    @property
    def days(self) -> dict[str, Any]:
        """As `learnings_for` has them."""
        period = self.periods.get(self.asked("period"))
        return {"first": period.first, "last": period.last} if period else {}

    @property
    def in_words(self) -> str:
        period = self.periods.get(self.asked("period"))
        return f"added in {period.label}" if period else "everything"
