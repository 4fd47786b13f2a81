"""The places of a listing: address, getting in, and whether the address is kept private."""

import dataclasses
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from directory.geography.places import find_postcode
from directory.importing import cleaning
from directory.importing.record import BadValue
from directory.listing.shape import AccessFact, PlaceFact
from directory.models import Accessibility
from directory.staff.forms import fields
from directory.staff.forms.rows import RowForm

FEATURES = [(feature.value, str(feature.label)) for feature in Accessibility.Feature]
WRITTEN = ("name", "address", "city", "postcode")


class PlaceForm(RowForm):
    """One place. What the form does not show (its source's id, a county) stays as it was."""

    was = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=0)
    """Which place of the listing this row came from."""
    name = fields.line(label="Name, if it has one")
    address = fields.prose(label="Building and street", rows=2)
    city = fields.line(label="Town", longest=100)
    postcode = fields.line(
        label="Postcode",
        longest=40,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "dir": "ltr"}),
    )
    is_masked = forms.BooleanField(
        label="Keep the address private: it would endanger people", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, label in FEATURES:
            self.fields[f"has_{code}"] = fields.yes_no_unknown(label=label)
            self.fields[f"about_{code}"] = fields.line(label=f"{label}: more about it")

    @property
    def access_fields(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"has_{code}"], self[f"about_{code}"]) for code, _label in FEATURES]

    @property
    def has_access(self) -> bool:
        """Whether the folded part of the row says something, or something is wrong in it."""
        fields = (field for pair in self.access_fields for field in pair)
        return any(field.value() or field.errors for field in fields)

    def clean_postcode(self) -> str:
        written: str = self.cleaned_data["postcode"]
        if written in {place.postcode for place in self.started_from.places}:
            return written
        try:
            return cleaning.postcode(written)
        except BadValue as refused:
            raise ValidationError(f"{refused.reason}.") from None

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for code, _label in FEATURES:
            if cleaned.get(f"about_{code}") and not cleaned.get(f"has_{code}"):
                self.add_error(f"has_{code}", "Say yes or no, or empty the words about it.")
        said = any(cleaned.get(f"has_{code}") for code, _label in FEATURES)
        if said and not self.errors and self.is_blank:
            self.add_error("address", "Write the address of the place.")
        return cleaned

    @property
    def original(self) -> PlaceFact | None:
        number = self.cleaned_data.get("was")
        places = self.started_from.places
        return places[number] if number is not None and number < len(places) else None

    @property
    def is_blank(self) -> bool:
        """Emptied by the editor. A place that never had an address is not."""
        if self.cleaned_data.get("is_masked") or any(
            self.cleaned_data.get(name) for name in WRITTEN
        ):
            return False
        original = self.original
        return original is None or any(getattr(original, name) for name in WRITTEN)

    def as_fact(self) -> PlaceFact:
        """The place without its phones and hours, which have rows of their own."""
        cleaned, was = self.cleaned_data, self.original or PlaceFact()
        latitude, longitude = self._point(was)
        access = [
            AccessFact(code, cleaned[f"has_{code}"] == "yes", cleaned[f"about_{code}"])
            for code, _label in FEATURES
            if cleaned[f"has_{code}"]
        ]
        return dataclasses.replace(
            was,
            **{name: cleaned[name] for name in WRITTEN},
            latitude=latitude,
            longitude=longitude,
            is_masked=cleaned["is_masked"],
            accessibility=tuple(sorted([*access, *_others(was)], key=repr)),
            phones=(),
            schedules=(),
        )

    def _point(self, was: PlaceFact) -> tuple[float | None, float | None]:
        """The source's own point for as long as the postcode stays; else that of the postcode."""
        postcode = self.cleaned_data["postcode"]
        if postcode == was.postcode:
            return was.latitude, was.longitude
        unit = find_postcode(postcode)
        return (unit.latitude, unit.longitude) if unit else (None, None)


def _others(was: PlaceFact) -> list[AccessFact]:
    """Facts of a source's own kind, which the form does not know."""
    known = dict(FEATURES)
    return [fact for fact in was.accessibility if fact.feature not in known]


def place_initial(place: PlaceFact, number: int) -> dict[str, Any]:
    access = {fact.feature: fact for fact in place.accessibility}
    return {
        "was": number,
        **{name: getattr(place, name) for name in WRITTEN},
        "is_masked": place.is_masked,
        **{f"has_{code}": fields.AS_YES_NO[fact.available] for code, fact in access.items()},
        **{f"about_{code}": fact.details for code, fact in access.items()},
    }
