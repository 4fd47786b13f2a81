"""Fields of staff forms about cases: a time of the clock, pounds, a listing of the directory."""

import datetime
import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from directory.models import Service as Listing

CLOCK = re.compile(r"(\d{1,2})[:.]?(\d{2})?\s*([ap]m)?", re.ASCII | re.IGNORECASE)
POUNDS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})?", re.ASCII)
MOST_POUNDS = Decimal("999999.99")
LONGEST = 4000
TOO_LONG = "This is too long. Use fewer words."
MOST_NAMED = 5


class ClockField(forms.CharField):
    """14:30, 2.30pm, 1430 or 2pm; a bare number could be morning or night and is asked again.
    None where nothing is written and nothing has to be."""

    widget = forms.TextInput({"class": "govuk-input--width-5", "autocomplete": "off"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=20, **kwargs)

    def clean(self, value: Any) -> Any:
        written: str = super().clean(value)
        if not written:
            return None
        found = CLOCK.fullmatch(written)
        if found is None or not (found[2] or found[3]):
            raise ValidationError("Write a time like 14:30 or 2.30pm.", code="invalid")
        hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
        if half and not 1 <= hour <= 12:
            raise ValidationError("Write a time like 14:30 or 2.30pm.", code="invalid")
        hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
        try:
            return datetime.time(hour, minute)
        except ValueError:
            raise ValidationError("There is no such time on a clock.", code="invalid") from None


class PoundsField(forms.CharField):
    """£1,250.50 as people write it; None for nothing."""

    widget = forms.TextInput(
        {"class": "govuk-input--width-10", "inputmode": "decimal", "autocomplete": "off"}
    )

    def clean(self, value: Any) -> Any:
        written: str = super().clean(value)
        if not written:
            return None
        found = POUNDS.fullmatch(written.lstrip("£").strip())
        if found is None:
            raise ValidationError("Write an amount in pounds, like 250 or 83.50.", code="invalid")
        amount = Decimal(f"{found[1].replace(',', '')}{found[2] or ''}")
        if not 0 < amount <= MOST_POUNDS:
            words = "Write an amount above nothing and below a million pounds."
            raise ValidationError(words, code="range")
        return amount


class ListingField(forms.CharField):
    """A listing that the public sees, by its key or name; its key, or nothing."""

    def clean(self, value: Any) -> str:
        written: str = super().clean(value)
        if not written:
            return ""
        visible = Listing.objects.visible()
        for rule in ({"key": written}, {"name__iexact": written}, {"name__icontains": written}):
            named = list(visible.filter(**rule).values_list("key", "name")[: MOST_NAMED + 1])
            if len(named) == 1:
                return str(named[0][0])
            if named:
                names = ", ".join(f"‘{name}’" for _, name in named[:MOST_NAMED])
                raise ValidationError(f"Which one? Write the whole name: {names}.", code="many")
        words = "The directory has nothing of this name. Leave it empty, or write another name."
        raise ValidationError(words, code="unknown")


def prose(*, label: str, required: str = "", rows: int = 5, **kwargs: Any) -> forms.CharField:
    """Words of staff; `required` is the sentence for an empty box, none where it may be empty."""
    return forms.CharField(
        label=label,
        required=bool(required),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": rows, "spellcheck": "true"}),
        error_messages={"required": required, "max_length": TOO_LONG},
        **kwargs,
    )


def line(*, label: str, required: str = "", longest: int = 200, **kwargs: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=bool(required),
        max_length=longest,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": required, "max_length": TOO_LONG},
        **kwargs,
    )


def sure(label: str) -> forms.BooleanField:
    return forms.BooleanField(
        label=label, error_messages={"required": "Tick this if that is what you want."}
    )
