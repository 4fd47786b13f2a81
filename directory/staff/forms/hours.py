"""Opening hours as simple rows: which days, how often, from when to when."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from directory.keeping.in_words import DAYS, hours_in_words
from directory.listing.shape import HoursFact, Listing
from directory.staff.forms import fields
from directory.staff.forms.choices import OFTEN
from directory.staff.forms.rows import RowForm

ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "last": "-1"}
DATES = ("dtstart", "valid_from", "valid_to")
WORDS = {ordinal: word for word, ordinal in ORDINALS.items()}


class HoursForm(RowForm):
    """One row. Hours that no row can say (the 15th of the month) are kept as they are."""

    was = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=0)
    """Place in `all_hours` of hours that are kept as they are."""
    days = forms.MultipleChoiceField(
        label="Days",
        required=False,
        choices=[(code, name[:3]) for code, name in DAYS.items()],
        widget=forms.CheckboxSelectMultiple({"class": "govuk-checkboxes--small"}),
    )
    opens = fields.time(label="Opens")
    closes = fields.time(label="Closes")
    often = forms.ChoiceField(label="How often", choices=OFTEN, initial="weekly", required=False)
    place = forms.ChoiceField(label="Where", required=False)
    by_appointment = forms.BooleanField(label="By appointment", required=False)
    description = fields.line(label="Note, such as ‘in term time’")
    dtstart = fields.date(label="One date it is on", help_text="Needed for every 2, 3 or 4 weeks.")
    valid_from = fields.date(label="Only from")
    valid_to = fields.date(label="Only until")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept = self._kept()

    def _kept(self) -> HoursFact | None:
        raw = self.data.get(self.add_prefix("was")) if self.is_bound else self.initial.get("was")
        try:
            return all_hours(self.started_from)[int(raw)] if raw not in (None, "") else None
        except (ValueError, IndexError):
            return None

    @property
    def has_dates(self) -> bool:
        """Whether the folded part of the row says something, or something is wrong in it."""
        return any(self[name].value() or self[name].errors for name in DATES)

    @property
    def kept_in_words(self) -> str:
        return hours_in_words(self.kept) if self.kept else ""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and self.has_changed() and not self.kept:
            self._check(self.as_fact())
        return cleaned

    def _check(self, hours: HoursFact) -> None:
        if hours in all_hours(self.started_from):
            return
        if not (hours.byday or hours.by_appointment or hours.description):
            self.add_error("days", "Choose the days.")
        if bool(hours.opens_at) != bool(hours.closes_at):
            missing = "closes" if hours.opens_at else "opens"
            self.add_error(missing, "Write both times, or neither.")
        elif hours.opens_at and hours.opens_at == hours.closes_at != "00:00":
            self.add_error("closes", "It cannot close at the time it opens.")
        if hours.interval > 1 and not hours.dtstart:
            self.add_error("dtstart", "Write one date it is on, so that we can count from it.")
        if hours.valid_from and hours.valid_to and hours.valid_to < hours.valid_from:
            self.add_error("valid_to", "The last day must not be before the first.")

    def as_fact(self) -> HoursFact:
        if self.kept:
            return self.kept
        cleaned = self.cleaned_data
        often = cleaned["often"] or "weekly"
        ordinal = ORDINALS.get(often, "")
        return HoursFact(
            byday=",".join(f"{ordinal}{code}" for code in DAYS if code in cleaned["days"]),
            opens_at=fields.iso(cleaned["opens"]),
            closes_at=fields.iso(cleaned["closes"]),
            freq="MONTHLY" if ordinal else "WEEKLY",
            interval=int(often) if often.isdecimal() else 1,
            dtstart=fields.iso(cleaned["dtstart"]),
            valid_from=fields.iso(cleaned["valid_from"]),
            valid_to=fields.iso(cleaned["valid_to"]),
            description=cleaned["description"],
            by_appointment=cleaned["by_appointment"],
        )


def all_hours(listing: Listing) -> list[HoursFact]:
    """Those of the service, then those of its places in their order."""
    return [*listing.schedules, *(hours for place in listing.places for hours in place.schedules)]


def hours_initial(listing: Listing) -> list[dict[str, Any]]:
    """The rows of a listing, in the order of the week."""
    owners = ["" for _ in listing.schedules]
    owners += [str(number) for number, place in enumerate(listing.places) for _ in place.schedules]
    rows = [
        {**_initial(hours, number), "place": owner}
        for number, (hours, owner) in enumerate(zip(all_hours(listing), owners, strict=True))
    ]
    return sorted(rows, key=_in_the_week)


def _in_the_week(row: dict[str, Any]) -> tuple[Any, ...]:
    order = list(DAYS)
    first = min((order.index(day) for day in row.get("days", ())), default=len(order))
    return row["place"], first, row.get("opens", "")


def _initial(hours: HoursFact, number: int) -> dict[str, Any]:
    """The fields of a row that says these hours; their number where no row can say them."""
    try:
        row = _as_row(hours)
    except ValidationError:
        return {"was": number}
    return row


def _as_row(hours: HoursFact) -> dict[str, Any]:
    codes = [code for code in hours.byday.split(",") if code]
    ordinals = {code[:-2] for code in codes}
    often = str(hours.interval) if hours.interval > 1 else "weekly"
    if hours.freq == "MONTHLY" and len(ordinals) == 1:
        often = WORDS.get(ordinals.pop(), "")
    row = {
        "days": [code[-2:] for code in codes],
        "opens": hours.opens_at,
        "closes": hours.closes_at,
        "often": often,
        "by_appointment": hours.by_appointment,
        "description": hours.description,
        "dtstart": hours.dtstart,
        "valid_from": hours.valid_from,
        "valid_to": hours.valid_to,
    }
    if often not in dict(OFTEN) or _said_by(row) != hours:
        raise ValidationError("No row can say these hours.")
    return row


def _said_by(row: dict[str, Any]) -> HoursFact | None:
    form = HoursForm(row, started_from=Listing(name=""), places=[])
    return form.as_fact() if form.is_valid() else None
