"""Sending together with a member of staff: all pages on one, in English, with the carer's own words
beside them to read aloud. The labels of this module alone are for staff, and English."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils import translation

from carers.cases.filling import initial
from carers.cases.ready import Ready
from carers.forms.asking import PARTS, TITLES, AskingForm, ShareForm
from carers.forms.emergency import SHORT
from carers.models import Case, Sending
from portal.languages.table import ENGLISH, Language, language_for
from questionnaires.models import Draft

MOVED = "It goes somewhere else now, or other things are sent. Read it out again, then tick."


class AloudShareForm(ShareForm):
    """Consent that was given aloud."""

    consent = forms.BooleanField(
        label="I have read all of this to the carer, and the carer agrees",
        error_messages={"required": "Without the carer’s agreement nothing is sent."},
    )
    agreed = forms.CharField(
        label="How did the carer agree?",
        help_text="For example: by phone, through an interpreter (name). You are recorded.",
        max_length=SHORT,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={
            "required": "Write how the carer agreed.",
            "max_length": "This is too long. Use fewer words.",
        },
    )
    to = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)

    def __init__(self, *args: Any, to: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._to = to
        self.initial["to"] = to

    def clean_consent(self) -> bool:
        """For where it goes now, not for what was on the page before."""
        if self.data.get(self.add_prefix("to")) != self._to:
            self._untick()
            raise ValidationError(MOVED, code="moved")
        return bool(self.cleaned_data["consent"])

    def _untick(self) -> None:
        """It is shown again with an empty box, and for where it goes now."""
        data: Any = self.data
        posted = data.copy()
        posted.pop(self.add_prefix("consent"), None)
        posted[self.add_prefix("to")] = self._to
        self.data = posted

    def stored(self) -> dict[str, Any]:
        return {**self.cleaned_data, "to": self._to}


@dataclass(frozen=True)
class Row:
    field: BoundField
    theirs: list[str]
    """Its words in the carer's language: label, hint, choices; nothing for English."""


@dataclass(frozen=True)
class Part:
    code: str
    title: str
    rows: list[Row]


class AskingSheet:
    """One draft with what has been filled in so far, and what was just posted."""

    def __init__(self, draft: Draft, sending: Sending | None, posted: QueryDict | None = None):
        self.draft, self.posted = draft, posted
        self.body: dict[str, Any] = dict(sending.body) if sending else {}
        self.review_of = sending.review_of if sending else None
        self.forms: dict[str, AskingForm] = {}
        for part in _order(harm=self.ready.harm):
            form = self.forms[part] = self._form(part)
            if form.is_bound and form.is_valid():
                self.body[part] = form.stored()

    @property
    def ready(self) -> Ready:
        return Ready(self.draft, self.body, source=Case.Source.STAFF)

    @property
    def language(self) -> Language:
        return language_for(self.draft.language)

    @property
    def is_foreign(self) -> bool:
        return self.language != ENGLISH

    @property
    def is_valid(self) -> bool:
        return not any(form.is_bound and form.errors for form in self.forms.values())

    def filled(self) -> dict[str, dict[str, Any]]:
        """The parts that were posted and are right."""
        return {
            part: self.body[part]
            for part, form in self.forms.items()
            if form.is_bound and form.is_valid()
        }

    def errors(self) -> list[dict[str, str]]:
        """For the summary on top."""
        bound = [form for form in self.forms.values() if form.is_bound]
        found = [
            {"target": "", "message": str(error)}
            for form in bound
            for error in form.non_field_errors()
        ]
        return found + [
            {
                "target": getattr(field, "first_input_id", field.auto_id),
                "message": f"{field.label} – {error}",
            }
            for form in bound
            for field in form
            for error in field.errors
        ]

    def parts(self) -> Iterator[Part]:
        for code, form in self.forms.items():
            rows = [
                Row(field, self._theirs(field) if code != "share" else [])
                for field in form.visible_fields()
                if not getattr(field, "is_under_a_choice", False)
            ]
            yield Part(code, str(TITLES[code]), rows)

    def _form(self, part: str) -> AskingForm:
        ready = self.ready
        kind: Any = PARTS[part]
        more: dict[str, Any] = {"asked": ready.asked, "prefix": part}
        if part == "share":
            kind, more["to"] = AloudShareForm, ready.asked.agreed_to(ready.placed)
        if self.posted is None:
            return kind(initial=initial(ready, part, self.review_of), **more)  # type: ignore[no-any-return]
        if part in ready.asked.parts:
            return kind(self.posted, **more)  # type: ignore[no-any-return]
        # Not asked now: what was typed stands there, and nothing is said about it.
        typed = {name: self.posted.get(f"{part}-{name}", "") for name in kind.base_fields}
        return kind(initial=typed, **more)  # type: ignore[no-any-return]

    def _theirs(self, field: BoundField) -> list[str]:
        if not self.is_foreign:
            return []
        under = getattr(field.field.widget, "more", {}).values()
        with translation.override(self.language.code):
            return [
                line
                for one in (field, *(field.form[name] for name in under))
                for line in _said(one)
            ]


def _order(*, harm: bool) -> list[str]:
    """As the carer herself is asked: where there is harm, what is safe comes first."""
    first = ["what", "other", *(["safe", "reach"] if harm else ["reach", "safe"])]
    return [*first, *(part for part in PARTS if part not in first)]


def _said(field: BoundField) -> Iterator[str]:
    """Everything that a field says, in the language that is switched on."""
    yield str(field.field.label)
    if field.help_text:
        yield str(field.help_text)
    for value, label in getattr(field.field, "choices", ()):
        if value:
            yield f"– {label}"
