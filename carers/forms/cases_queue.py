"""Filters of the queue, from a query string that nobody need trust."""

from typing import Any

from django import forms
from django.db.models import Q

from carers.cases.owners import duty_owners
from carers.cases.queue import TAB_BY_CODE
from carers.cases.routing import teams
from carers.models import Case
from portal.languages.table import LANGUAGES
from portal.ui.choices import offer

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
        self.organisations = organisations
        own = [
            (one.code, one.name) for one in teams().values() if one.organisation in organisations
        ]
        offer(self, "team", [*ALL, *own])
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

    def rule(self, *, me: int) -> Q:
        """Which cases are asked for."""
        rule = Q()
        for name in ("urgency", "kind", "language", "team"):
            if wanted := self._asked(name):
                rule &= Q(**{name: wanted})
        if self.digits:
            rule &= Q(reference__startswith=self.digits)
        return rule & self._whose(me)

    def _whose(self, me: int) -> Q:
        wanted = self._asked("owner")
        if wanted == "duty":
            return Q(owner__in=duty_owners(self.organisations))
        return {"mine": Q(owner=me), "none": Q(owner=None)}.get(wanted, Q())

    def _asked(self, name: str) -> str:
        return str(self.cleaned_data.get(name) or "")
