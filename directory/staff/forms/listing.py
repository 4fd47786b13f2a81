"""The whole form of a listing: its facts, and rows of everything that it has several of."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.utils import ErrorDict, ErrorList
from django.http import QueryDict

from directory.listing.shape import HoursFact, Listing, PhoneFact, PlaceFact
from directory.staff.forms import fields
from directory.staff.forms.details import DetailsForm, initial_of
from directory.staff.forms.hours import HoursForm, hours_initial
from directory.staff.forms.places import PlaceForm, place_initial
from directory.staff.forms.rows import (
    MOST_ROWS,
    AreaForm,
    ContactForm,
    CostForm,
    LanguageForm,
    PhoneForm,
    RowForm,
    RowFormSet,
    language_initial,
    rows_of,
)

KINDS: dict[str, tuple[type[RowForm], int]] = {
    "places": (PlaceForm, 1),
    "phones": (PhoneForm, 2),
    "hours": (HoursForm, 2),
    "languages": (LanguageForm, 2),
    "costs": (CostForm, 1),
    "areas": (AreaForm, 1),
    "contacts": (ContactForm, 1),
}
"""Kinds of rows, and how many empty ones each page offers."""
MORE = 3
"""Empty rows that one press of 'More rows' adds."""


class SavingForm(forms.Form):
    """How the change is kept."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**9)
    """The number of the version that the editor started from."""
    minor = forms.BooleanField(
        label="This is a minor edit: the translations stay as they are",
        help_text=(
            "For a comma, or a number that reads the same in every language. After any other "
            "change of words the translations are marked as outdated."
        ),
        required=False,
    )
    note = fields.line(
        label="What did you change, and how do you know?",
        help_text="Kept in the history, for staff. You can leave it empty.",
        longest=280,
    )


@dataclass(frozen=True)
class Mistake:
    message: str
    target: str


class ListingForms:
    """Reads a listing into forms, and a listing out of what was posted."""

    def __init__(
        self, *, started_from: Listing, version: int = 0, data: QueryDict | None = None
    ) -> None:
        self.started_from = started_from
        first = initial_of(started_from)
        self.details = DetailsForm(data, initial=None if data is not None else first)
        self.saving = SavingForm(data, initial={"version": version})
        self.rows: dict[str, RowFormSet] = {}
        initial = {} if data is not None else _initial_rows(started_from)
        for kind, (form, extra) in KINDS.items():
            self.rows[kind] = rows_of(form, extra=extra)(
                data,
                prefix=kind,
                initial=initial.get(kind),
                form_kwargs={"started_from": started_from, "places": self._place_choices()},
            )

    def _place_choices(self) -> list[tuple[str, str]]:
        """The rows of places there are; those already in the listing by name."""
        formset = self.rows.get("places")
        if formset is None:
            return []
        shown = [place.name or place.address for place in self.started_from.places]
        names = [" ".join(name.split())[:40] for name in shown]
        names += [""] * (formset.total_form_count() - len(names))
        return [
            (str(number), f"Place {number + 1}: {name}" if name else f"Place {number + 1}")
            for number, name in enumerate(names)
        ]

    def is_valid(self) -> bool:
        # Every form is judged, so that all mistakes are shown at once.
        judged = [self.details.is_valid(), self.saving.is_valid()]
        judged += [formset.is_valid() for formset in self.rows.values()]
        if not all(judged):
            return False
        self._check_places()
        self._check_languages()
        return not any(True for _mistake in self.mistakes())

    def _check_places(self) -> None:
        """Hours and phones name a place that is there; no place is there twice."""
        places = self.rows["places"]
        for form in (*self.rows["phones"].kept_rows, *self.rows["hours"].kept_rows):
            number = form.cleaned_data.get("place") or ""
            place = places.forms[int(number)] if number else None
            if place is not None and (not place.cleaned_data or _is_gone(places, place)):
                if place.cleaned_data.get("DELETE"):
                    continue
                form.add_error("place", "This place is empty. Fill it in, or choose another.")
        seen = set()
        for place in self._standing_places():
            fact = place.as_fact()
            identity = (fact.name, fact.address, fact.postcode)
            if identity in seen:
                place.add_error("name", "This place is here twice.")
            seen.add(identity)

    def _check_languages(self) -> None:
        seen = set()
        for form in self.rows["languages"].kept_rows:
            code = form.cleaned_data["language"]
            if code in seen:
                form.add_error("language", "This language is here twice.")
            seen.add(code)

    def _standing_places(self) -> list[PlaceForm]:
        rows = [form for form in self.rows["places"].kept_rows if isinstance(form, PlaceForm)]
        return [form for form in rows if not form.is_blank]

    def mistakes(self) -> Iterator[Mistake]:
        """For the summary at the top: every message, with the field that it belongs to."""
        for form in (self.details, self.saving):
            yield from _mistakes(form)
        for formset in self.rows.values():
            for message in formset.non_form_errors():
                yield Mistake(str(message), f"rows-{formset.prefix}")
            for row in formset.forms:
                if not (row.is_bound and row.cleaned_data.get("DELETE")):
                    yield from _mistakes(row)

    def forgive(self) -> None:
        """Shows what was posted without judging it yet."""
        rows = (row for formset in self.rows.values() for row in formset.forms)
        for form in (self.details, self.saving, *rows):
            vars(form)["_errors"] = ErrorDict()
        for formset in self.rows.values():
            vars(formset).update(_errors=[], _non_form_errors=ErrorList())

    def listing(self) -> Listing:
        """What the editor wrote. Only after `is_valid()`."""
        phones: dict[str, list[PhoneFact]] = {}
        for row in self.rows["phones"].kept_rows:
            phones.setdefault(row.cleaned_data["place"], []).append(row.as_fact())
        hours: dict[str, list[HoursFact]] = {}
        for row in self.rows["hours"].kept_rows:
            hours.setdefault(row.cleaned_data["place"], []).append(row.as_fact())
        return Listing(
            **self.details.as_facts(),
            phones=tuple(phones.get("", ())),
            schedules=tuple(hours.get("", ())),
            places=tuple(self._places(phones, hours)),
            languages=self._facts("languages"),
            cost_options=self._facts("costs"),
            areas=self._facts("areas"),
            contacts=self._facts("contacts"),
        )

    def _facts(self, kind: str) -> tuple[Any, ...]:
        return tuple(row.as_fact() for row in self.rows[kind].kept_rows)

    def _places(
        self, phones: dict[str, list[PhoneFact]], hours: dict[str, list[HoursFact]]
    ) -> Iterator[PlaceFact]:
        numbers = {id(form): str(number) for number, form in enumerate(self.rows["places"].forms)}
        sources: set[str] = set()
        for form in self._standing_places():
            number = numbers[id(form)]
            fact = form.as_fact()
            if fact.source_id in sources:
                fact = dataclasses.replace(fact, source_id="")
            sources |= {fact.source_id} - {""}
            yield dataclasses.replace(
                fact,
                phones=tuple(phones.get(number, ())),
                schedules=tuple(sorted(hours.get(number, ()), key=repr)),
            )


def with_more_rows(data: QueryDict, kind: str) -> QueryDict:
    """The posted form with further empty rows of this kind."""
    copy = data.copy()
    if kind in KINDS:
        posted = copy.get(f"{kind}-TOTAL_FORMS", "0")
        count = int(posted) if posted.isdecimal() and len(posted) < 5 else 0
        copy[f"{kind}-TOTAL_FORMS"] = str(min(count + MORE, MOST_ROWS))
    return copy


def _initial_rows(listing: Listing) -> dict[str, list[dict[str, Any]]]:
    owners = [("", phone) for phone in listing.phones]
    for number, place in enumerate(listing.places):
        owners += [(str(number), phone) for phone in place.phones]
    return {
        "places": [place_initial(place, number) for number, place in enumerate(listing.places)],
        "phones": [{**dataclasses.asdict(phone), "place": owner} for owner, phone in owners],
        "hours": hours_initial(listing),
        "languages": [language_initial(fact) for fact in listing.languages],
        "costs": [dataclasses.asdict(fact) for fact in listing.cost_options],
        "areas": [dataclasses.asdict(fact) for fact in listing.areas],
        "contacts": [dataclasses.asdict(fact) for fact in listing.contacts],
    }


def _is_gone(formset: RowFormSet, form: RowForm) -> bool:
    return formset.is_removed(form) or (isinstance(form, PlaceForm) and form.is_blank)


def _mistakes(form: forms.Form) -> Iterator[Mistake]:
    for message in form.non_field_errors():
        yield Mistake(str(message), "")
    for field in form:
        target = getattr(field, "first_input_id", field.auto_id)
        for message in field.errors:
            yield Mistake(str(message), target)
