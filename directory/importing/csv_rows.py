"""A row of a CSV file as a listing. What each column means: `docs/import.md`."""

import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from directory.geography.places import find_postcode
from directory.geography.units import COVENTRY
from directory.importing import cleaning
from directory.importing.column_map import ColumnMap
from directory.importing.phones import phones
from directory.importing.record import BadValue, OrganisationRecord, Record
from directory.importing.terms import KnownTerms
from directory.listing.shape import (
    AccessFact,
    AreaFact,
    HoursFact,
    LanguageFact,
    Listing,
    PlaceFact,
)
from directory.models import WEEKDAYS, Accessibility, Cost, Publication, Status

Value = TypeVar("Value")
Row = Mapping[str, str | None]

LONGEST_KEY = 120
_KEY = re.compile(r"^[\w.:-]+$")
_HOURS = re.compile(r"^((?:(?:MO|TU|WE|TH|FR|SA|SU)[ ,]+)+)(\d{1,2}:\d{2}) ?[-–] ?(\d{1,2}:\d{2})$")
_AREA_CODE = re.compile(r"^(?:[EWSN]\d{8}|[A-Z]{1,2}[0-9][A-Z0-9]?)$")
_LANGUAGE = re.compile(r"^[a-z]{2,3}(?:-[a-z0-9]{2,8})?$")


class RowReader:
    """Reads rows with one column map against the terms of this directory."""

    def __init__(self, columns: ColumnMap, terms: KnownTerms) -> None:
        self._columns = columns
        self._terms = terms

    def key_of(self, row: Row) -> str:
        return self._value("key", row, cleaning.required, longest=LONGEST_KEY)

    def record(self, row: Row) -> Record:
        """The whole row, or BadValue naming the field."""
        key = self.key_of(row)
        if not _KEY.match(key):
            raise BadValue("may hold letters, digits and - _ . : only", "key")
        organisation = self._value("organisation", row, cleaning.line, longest=300)
        return Record(
            source_id=key,
            key=key,
            listing=self._listing(row, organisation),
            organisation=OrganisationRecord(organisation) if organisation else None,
        )

    def _listing(self, row: Row, organisation: str) -> Listing:
        status, publication = self._value("status", row, _status)
        lowest = self._value("minimum_age", row, cleaning.age)
        highest = self._value("maximum_age", row, cleaning.age)
        if lowest is not None and highest is not None and lowest > highest:
            raise BadValue("is below the minimum age", "maximum_age")
        return Listing(
            name=self._value("name", row, cleaning.required, longest=300),
            organisation=organisation,
            description=self._value("description", row, cleaning.text),
            eligibility=self._value("eligibility", row, cleaning.text),
            how_to_start=self._value("how_to_start", row, cleaning.text),
            opening=self._value("opening", row, cleaning.text),
            cost_note=self._value("cost_note", row, cleaning.text),
            cost=self._value("cost", row, _cost),
            words="\n".join(self._value("search_words", row, _several)),
            url=self._value("url", row, cleaning.url),
            email=self._value("email", row, cleaning.email),
            minimum_age=lowest,
            maximum_age=highest,
            without_assessment=self._value("without_assessment", row, cleaning.yes_or_no),
            is_sensitive=bool(self._value("sensitive", row, cleaning.line, longest=40)),
            status=status,
            publication=publication,
            staff_note=self._staff_note(row),
            source_note=self._value("source", row, cleaning.text),
            source_date=self._value("source_date", row, cleaning.date),
            licence=self._value("licence", row, cleaning.line, longest=120),
            terms=self._tags(row),
            phones=self._value("phone", row, phones),
            schedules=self._value("schedule", row, _schedules),
            languages=self._value("languages", row, _languages),
            areas=self._value("service_area", row, _areas),
            places=self._places(row),
        )

    def _staff_note(self, row: Row) -> str:
        reason = self._value("draft_reason", row, cleaning.text)
        note = self._value("note", row, cleaning.text)
        return "\n".join(part for part in (reason and f"Draft because: {reason}", note) if part)

    def _tags(self, row: Row) -> tuple[str, ...]:
        columns = {
            "needs": "needs",
            "audiences": "audiences",
            "cultures": "cultures",
            "delivery": "delivery",
            "place_kind": "places",
        }
        tags: list[str] = []
        for ours, taxonomy in columns.items():
            names = self._value(ours, row, _several)
            tags += self._at(ours, self._terms.tagged, taxonomy, names)
        return tuple(dict.fromkeys(tags))

    def _places(self, row: Row) -> tuple[PlaceFact, ...]:
        postcode = self._value("postcode", row, cleaning.postcode)
        address, city = _address(
            self._value("address", row, cleaning.text),
            postcode,
            self._value("city", row, cleaning.line, longest=100),
        )
        access = self._value("accessibility", row, _accessibility)
        name = self._value("place_name", row, cleaning.line, longest=300)
        latitude, longitude = self._position(row, postcode)
        is_masked = cleaning.is_district(postcode)
        if is_masked:
            # The place must not be told exactly, so what tells it is not even kept.
            address, latitude, longitude = "", None, None
        if not (name or address or postcode or latitude is not None):
            if access:
                raise BadValue("needs an address to belong to", "accessibility")
            return ()
        return (
            PlaceFact(
                name=name,
                address=address,
                city=city,
                postcode=postcode,
                latitude=latitude,
                longitude=longitude,
                is_masked=is_masked,
                accessibility=access,
            ),
        )

    def _position(self, row: Row, postcode: str) -> tuple[float | None, float | None]:
        """As given, else the middle of the postcode, else not known."""
        pair = self._value("position", row, _pair)
        latitude = self._value("latitude", row, cleaning.coordinate, limit=90)
        longitude = self._value("longitude", row, cleaning.coordinate, limit=180)
        if pair:
            latitude, longitude = pair
        if (latitude is None) != (longitude is None):
            raise BadValue("is given without the other coordinate", "latitude")
        if latitude is not None and (latitude, longitude) != (0, 0):
            return latitude, longitude
        unit = find_postcode(postcode)
        return (unit.latitude, unit.longitude) if unit else (None, None)

    def _value(self, ours: str, row: Row, clean: Callable[..., Value], **options: int) -> Value:
        return self._at(ours, lambda: clean(self._columns.get(ours, row), **options))

    @staticmethod
    def _at(ours: str, read: Callable[..., Value], *arguments: object) -> Value:
        """Says at which of our fields a value is bad."""
        try:
            return read(*arguments)
        except BadValue as bad:
            raise BadValue(bad.reason, bad.field or ours) from None


def _several(cell: str) -> list[str]:
    """Values parted by semicolons, or by lines."""
    parts = (part.strip() for part in re.split(r"[;\n]", cleaning.text(cell)))
    return list(dict.fromkeys(part for part in parts if part))


def _status(cell: str) -> tuple[str, str]:
    """Whether it runs and whether the public sees it, from either kind of word."""
    word = cleaning.line(cell, longest=40).casefold()
    if word in Publication.values:
        return Status.ACTIVE.value, word
    if word in Status.values:
        return word, Publication.PUBLISHED.value
    if not word:
        return Status.ACTIVE.value, Publication.PUBLISHED.value
    known = ", ".join([*Publication.values, *Status.values])
    raise BadValue(f"‘{word}’ is none of: {known}")


def _cost(cell: str) -> str:
    word = cleaning.line(cell, longest=40).casefold()
    if word not in Cost.values:
        raise BadValue(f"‘{word}’ is none of: free, paid, varies")
    return word


def _schedules(cell: str) -> tuple[HoursFact, ...]:
    """`MO TU WE 09:00-17:00; SA 10:00-12:00`."""
    found = []
    for rule in _several(cell):
        match = _HOURS.match(rule.upper())
        if not match:
            raise BadValue(f"‘{rule}’ is not like ‘MO TU 09:00-17:00’")
        days = re.findall("|".join(WEEKDAYS), match[1])
        found.append(
            HoursFact(
                byday=",".join(day for day in WEEKDAYS if day in days),
                opens_at=cleaning.clock(match[2]),
                closes_at=cleaning.clock(match[3]),
            )
        )
    return tuple(found)


def _languages(cell: str) -> tuple[LanguageFact, ...]:
    codes = [code.casefold() for code in _several(cell)]
    for code in codes:
        if not _LANGUAGE.match(code):
            raise BadValue(f"‘{code}’ is not a language code such as pl or zh-hant")
    return tuple(LanguageFact(code) for code in codes)


def _areas(cell: str) -> tuple[AreaFact, ...]:
    """Council codes and postcode districts as one area; the city also by its name."""
    parts = [COVENTRY if part.casefold() == "coventry" else part.upper()
             for part in re.split(r"[;,\n]", cleaning.text(cell))
             for part in [part.strip()] if part]  # fmt: skip
    for part in parts:
        if not _AREA_CODE.match(part):
            raise BadValue(f"‘{part}’ is neither a council’s code nor a postcode district")
    if not parts:
        return ()
    name = ", ".join("Coventry" if part == COVENTRY else part for part in parts)
    return (AreaFact(name=name, extent=",".join(parts)),)


def _accessibility(cell: str) -> tuple[AccessFact, ...]:
    """Codes of features; `no ` in front makes it a known 'no'."""
    found = []
    for written in _several(cell):
        code = written.casefold()
        available = not code.startswith("no ")
        code = code.removeprefix("no ").strip().replace(" ", "-")
        if code not in Accessibility.Feature.values:
            known = ", ".join(Accessibility.Feature.values)
            raise BadValue(f"‘{written}’ is none of: {known}")
        found.append(AccessFact(code, available))
    return tuple(sorted({fact.feature: fact for fact in found}.values(), key=repr))


def _pair(cell: str) -> tuple[float, float] | None:
    """`52.41,-1.51`."""
    if not cell.strip():
        return None
    parts = cell.split(",")
    if len(parts) != 2:
        raise BadValue(f"‘{cell[:60]}’ is not a latitude and a longitude")
    latitude = cleaning.coordinate(parts[0], limit=90)
    longitude = cleaning.coordinate(parts[1], limit=180)
    if latitude is None or longitude is None:
        raise BadValue(f"‘{cell[:60]}’ is not a latitude and a longitude")
    return latitude, longitude


def _address(written: str, postcode: str, city: str) -> tuple[str, str]:
    """Street and building on one line, without the postcode and the city's name at its end."""
    parts = [part.strip() for part in re.split(r"[,\n]", written) if part.strip()]
    joined = postcode.replace(" ", "")
    if postcode and parts and parts[-1].replace(" ", "").upper() == joined:
        parts.pop()
    if parts and parts[-1].casefold() in ("coventry", city.casefold()):
        city = parts.pop()
    return ", ".join(parts), city
