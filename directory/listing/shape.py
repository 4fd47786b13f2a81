"""What a listing says, as plain values that JSON can hold.

Imports, versions and restores all speak of a listing in this one shape. Dates are `2026-07-15`,
times `09:30`, amounts `3.50`; lists whose order means nothing are kept sorted, so that two equal
listings are equal values.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from directory.models import Cost, LocationType, Publication, Schedule, Status


@dataclass(frozen=True, slots=True)
class PhoneFact:
    number: str
    description: str = ""
    is_text_only: bool = False


@dataclass(frozen=True, slots=True)
class HoursFact:
    byday: str = ""
    opens_at: str = ""
    closes_at: str = ""
    freq: str = Schedule.Frequency.WEEKLY.value
    interval: int = 1
    bymonthday: str = ""
    dtstart: str = ""
    valid_from: str = ""
    valid_to: str = ""
    description: str = ""
    by_appointment: bool = False


@dataclass(frozen=True, slots=True)
class CostFact:
    option: str = ""
    amount: str = ""
    amount_description: str = ""
    valid_from: str = ""
    valid_to: str = ""


@dataclass(frozen=True, slots=True)
class LanguageFact:
    code: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class AreaFact:
    name: str
    extent: str = ""


@dataclass(frozen=True, slots=True)
class ContactFact:
    name: str = ""
    title: str = ""
    email: str = ""
    is_public: bool = False


@dataclass(frozen=True, slots=True)
class AccessFact:
    feature: str
    available: bool = True
    details: str = ""


@dataclass(frozen=True, slots=True)
class PlaceFact:
    name: str = ""
    address: str = ""
    city: str = ""
    county: str = ""
    postcode: str = ""
    latitude: float | None = None
    longitude: float | None = None
    location_type: str = LocationType.PHYSICAL.value
    is_masked: bool = False
    source_id: str = ""
    """Of the source's own record of the place; places with the same one are one place."""
    accessibility: tuple[AccessFact, ...] = ()
    phones: tuple[PhoneFact, ...] = ()
    schedules: tuple[HoursFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    name: str
    organisation: str = ""
    """By name; the organisation's own details are not the listing's."""
    description: str = ""
    eligibility: str = ""
    how_to_start: str = ""
    opening: str = ""
    cost: str = Cost.UNKNOWN.value
    cost_note: str = ""
    words: str = ""
    url: str = ""
    email: str = ""
    minimum_age: int | None = None
    maximum_age: int | None = None
    without_assessment: bool | None = None
    is_sensitive: bool = False
    status: str = Status.ACTIVE.value
    publication: str = Publication.PUBLISHED.value
    staff_note: str = ""
    source_note: str = ""
    source_date: str = ""
    licence: str = ""
    terms: tuple[str, ...] = ()
    """As tags: `needs:food`."""
    phones: tuple[PhoneFact, ...] = ()
    """In the order to show them."""
    schedules: tuple[HoursFact, ...] = ()
    languages: tuple[LanguageFact, ...] = ()
    cost_options: tuple[CostFact, ...] = ()
    areas: tuple[AreaFact, ...] = ()
    contacts: tuple[ContactFact, ...] = ()
    places: tuple[PlaceFact, ...] = field(default=())

    def __post_init__(self) -> None:
        for name in UNORDERED:
            object.__setattr__(self, name, tuple(sorted(getattr(self, name), key=repr)))

    def as_json(self) -> dict[str, Any]:
        """Lists instead of tuples, so that it equals what comes back from the database."""
        return {name: _as_json(value) for name, value in dataclasses.asdict(self).items()}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Listing":
        """Reads what `as_json` made, of this or an older version of the portal."""
        known = {name: _from_json(name, data[name]) for name in FIELDS if name in data}
        return cls(**{"name": "", **known})


FIELDS = tuple(entry.name for entry in fields(Listing))
UNORDERED = ("terms", "schedules", "languages", "cost_options", "areas", "contacts", "places")
_FACTS: dict[str, type[Any]] = {
    "phones": PhoneFact,
    "schedules": HoursFact,
    "languages": LanguageFact,
    "cost_options": CostFact,
    "areas": AreaFact,
    "contacts": ContactFact,
    "places": PlaceFact,
    "accessibility": AccessFact,
}


def _as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _as_json(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_as_json(inner) for inner in value]
    return value


def _from_json(name: str, value: Any) -> Any:
    fact = _FACTS.get(name)
    if fact is not None:
        return tuple(_fact(fact, entry) for entry in value)
    return tuple(value) if isinstance(value, list) else value


def _fact(fact: type[Any], entry: Mapping[str, Any]) -> Any:
    known = {part.name for part in fields(fact)}
    return fact(**{name: _from_json(name, inner) for name, inner in entry.items() if name in known})
