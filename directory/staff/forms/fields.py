"""Form fields that clean what editors type as the importer cleans what sources say."""

import datetime
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from directory.importing import cleaning
from directory.importing.record import BadValue
from directory.keeping.in_words import language_in_words

LONGEST_LINE = 300
AS_TYPED = {"spellcheck": "false", "autocomplete": "off"}


class CleanedField(forms.CharField):
    """Text that one of the importer's rules cleans or refuses, in a sentence."""

    def __init__(self, clean: Callable[[str], str], **kwargs: Any) -> None:
        self._clean = clean
        super().__init__(**{"required": False, "strip": True, **kwargs})

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No counter below the box: the limits are far beyond what anyone writes."""
        return {}

    def to_python(self, value: Any) -> str:
        written = super().to_python(value) or ""
        try:
            return self._clean(written)
        except BadValue as refused:
            raise ValidationError(_sentence(refused.reason)) from None


def line(*, longest: int = LONGEST_LINE, **kwargs: Any) -> CleanedField:
    return CleanedField(lambda text: cleaning.line(text, longest=longest), **kwargs)


def prose(*, rows: int = 3, **kwargs: Any) -> CleanedField:
    kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
    return CleanedField(cleaning.text, **kwargs)


def web_address(**kwargs: Any) -> CleanedField:
    box = forms.TextInput(attrs={"inputmode": "url", **AS_TYPED})
    return CleanedField(cleaning.url, widget=box, **kwargs)


def email(**kwargs: Any) -> CleanedField:
    box = forms.TextInput(attrs={"inputmode": "email", **AS_TYPED})
    return CleanedField(cleaning.email, widget=box, **kwargs)


def date(**kwargs: Any) -> forms.DateField:
    """ISO on the wire; the browser shows the reader's own order."""
    box = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    message = "Write a date that is in the calendar."
    return forms.DateField(
        **{"required": False, "widget": box, "error_messages": {"invalid": message}, **kwargs}
    )


def time(**kwargs: Any) -> forms.TimeField:
    box = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    message = "Write a time like 09:30."
    return forms.TimeField(
        required=False, widget=box, error_messages={"invalid": message}, **kwargs
    )


def yes_no_unknown(**kwargs: Any) -> forms.ChoiceField:
    choices = [("", "Not known"), ("yes", "Yes"), ("no", "No")]
    return forms.ChoiceField(required=False, choices=choices, **kwargs)


YES_NO: dict[str, bool | None] = {"yes": True, "no": False, "": None}
AS_YES_NO = {known: word for word, known in YES_NO.items()}


def iso(value: datetime.date | datetime.time | None) -> str:
    """As the plain shape writes it: `2026-07-15`, `09:30`, nothing for nothing."""
    if isinstance(value, datetime.time):
        return f"{value:%H:%M}"
    return value.isoformat() if value else ""


def language_code(written: str, *, known: frozenset[str] = frozenset()) -> str:
    """The code of a language written by its English name; one that is there already stays."""
    from directory.staff.forms.choices import codes_of_languages

    if written in known:
        return written
    codes = codes_of_languages()
    by_name = {language_in_words(code).casefold(): code for code in known}
    code = {**codes, **by_name}.get(written.casefold())
    if code is None:
        raise ValidationError(
            f"We do not know a language ‘{written[:40]}’. Write its English name, such as Polish."
        )
    return code


def _sentence(reason: str) -> str:
    """The importer's reasons go on from the name of a field; here they stand alone."""
    said = reason if reason.startswith("‘") or reason[:1].isdigit() else f"This {reason}"
    return f"{said}."
