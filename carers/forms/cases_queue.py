"""Filters of the queue, from a query string that nobody need trust."""

from typing import Any

from django import forms
from django.db.models import Q

from carers.cases.queue import TAB_BY_CODE
from carers.cases.routing import teams
from carers.models import Case
from portal.languages.table import LANGUAGES

ALL = [("", "All")]
WHOSE = [("", "Anyone"), ("mine", "Mine"), ("duty", "Owner on duty"), ("none", "Nobody")]


class QueueForm(forms.Form):
    """Each filter may be left alone; a value that is none of ours counts as left alone."""

    tab = forms.ChoiceField(
        choices=[(code, code) for code in TAB_BY_CODE], required=False, widget=forms.HiddenInput
    )
    reference = forms.CharField(
        label="Reference",
        required=False,
        max_length=20,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "dir": "ltr"}),
    )
    owner = forms.ChoiceField(label="Owner", required=False, choices=WHOSE)
    urgency = forms.ChoiceField(
        label="Urgency", required=False, choices=[*ALL, *Case.Urgency.choices]
    )
    kind = forms.ChoiceField(label="Kind", required=False, choices=[*ALL, *Case.Kind.choices])
    language = forms.ChoiceField(
        label="Reads",
        required=False,
        choices=[*ALL, *((one.code, one.english_name) for one in LANGUAGES)],
    )
    team = forms.ChoiceField(label="Team", required=False)

    def __init__(self, *args: Any, organisations: set[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = [
            (one.code, one.name) for one in teams().values() if one.organisation in organisations
        ]
        self.fields["team"].choices = [*ALL, *own]  # type: ignore[attr-defined]
        self.is_valid()

    @property
    def tab_code(self) -> str:
        return self._asked("tab") or "all"

    @property
    def digits(self) -> str:
        """Of the reference that is looked for, however it was spaced."""
        return "".join(one for one in self._asked("reference") if one.isascii() and one.isdecimal())

    @property
    def is_filtered(self) -> bool:
        return any(self._asked(name) for name in self.fields if name != "tab")

    def rule(self, *, me: int, on_duty: set[int]) -> Q:
        """Which cases are asked for. `on_duty`: ids of the owners on duty."""
        rule = Q()
        for name in ("urgency", "kind", "language", "team"):
            if wanted := self._asked(name):
                rule &= Q(**{name: wanted})
        if self.digits:
            rule &= Q(reference__startswith=self.digits)
        whose = {"mine": Q(owner=me), "duty": Q(owner__in=on_duty), "none": Q(owner=None)}
        return rule & whose.get(self._asked("owner"), Q())

    def _asked(self, name: str) -> str:
        return str(self.cleaned_data.get(name) or "")
