"""The parts of a service in an Open Referral UK feed: hours, costs, areas, contacts, places."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from directory.geography.places import find_postcode
from directory.geography.units import COVENTRY
from directory.importing import cleaning
from directory.importing.phones import phones
from directory.importing.record import BadValue
from directory.listing.shape import (
    AccessFact,
    AreaFact,
    ContactFact,
    CostFact,
    HoursFact,
    LanguageFact,
    PhoneFact,
    PlaceFact,
)
from directory.models import WEEKDAYS, Accessibility, LocationType, Schedule
from portal.languages.table import LANGUAGES

Entry = Mapping[str, Any]
Value = TypeVar("Value")

_BYDAY = re.compile(r"^(-?\d?(?:MO|TU|WE|TH|FR|SA|SU))(,-?\d?(?:MO|TU|WE|TH|FR|SA|SU))*$")
_MONTH_DAYS = re.compile(r"^-?\d{1,2}(,-?\d{1,2})*$")
_AREA_CODE = re.compile(r"[EWSN]\d{8}")
_DISTRICTS = re.compile(r"^[A-Z]{1,2}[0-9][A-Z0-9]?(?:[ ,;]+[A-Z]{1,2}[0-9][A-Z0-9]?)*$")
_NO = re.compile(r"\b(no|not|without|limited|n't)\b", re.IGNORECASE)
_LANGUAGE = re.compile(r"^[a-z]{2,3}(?:-[a-z0-9]{2,8})?$")

FEATURES = {
    Accessibility.Feature.HEARING_LOOP: r"(hearing|induction) loop",
    Accessibility.Feature.CHANGING_PLACES: r"changing places",
    Accessibility.Feature.ACCESSIBLE_TOILET: r"(accessible|disabled) toilet",
    Accessibility.Feature.STEP_FREE: r"step[- ]free|level access",
    Accessibility.Feature.WHEELCHAIR: r"wheelchair",
    Accessibility.Feature.PARKING: r"(disabled|blue badge|accessible) parking",
}
"""What free text about access must say to be a feature of ours; text with a "no" is left."""

LANGUAGE_CODES = {
    **{language.english_name.casefold(): language.code for language in LANGUAGES},
    "british sign language": "bfi",
    "bsl": "bfi",
}


def _at(field: str, clean: Callable[..., Value], value: Any, **options: Any) -> Value:
    """Says at which field of the part a value is bad."""
    try:
        return clean(value, **options)
    except BadValue as bad:
        raise BadValue(bad.reason, field) from None


def entries(value: Any) -> Iterator[Entry]:
    """The objects of a list; anything else in it is passed over."""
    if isinstance(value, list):
        yield from (entry for entry in value if isinstance(entry, Mapping))


def hours(owner: Entry) -> tuple[HoursFact, ...]:
    """Schedules that say when; those with nothing but a description keep it."""
    given = owner.get("schedules") or owner.get("regular_schedules")
    found = []
    for index, entry in enumerate(entries(given)):
        try:
            fact = _schedule(entry)
        except BadValue as bad:
            raise BadValue(bad.reason, f"schedules[{index}].{bad.field}".rstrip(".")) from None
        if fact != HoursFact():
            found.append(fact)
    return tuple(dict.fromkeys(found))


def _schedule(entry: Entry) -> HoursFact:
    frequency = cleaning.line(entry.get("freq"), longest=20).upper()
    byday = re.sub(r"[\s;]+", ",", cleaning.line(entry.get("byday"), longest=60).upper())
    if frequency == "DAILY":
        frequency, byday = Schedule.Frequency.WEEKLY, ",".join(WEEKDAYS)
    if frequency and frequency not in Schedule.Frequency.values:
        raise BadValue(f"‘{frequency}’ is neither WEEKLY nor MONTHLY", "freq")
    byday = re.sub(",+", ",", byday).strip(",")
    if byday and not _BYDAY.match(byday):
        raise BadValue(f"‘{byday}’ is not like ‘MO,TU’", "byday")
    month_days = cleaning.line(entry.get("bymonthday"), longest=60).replace(" ", "")
    if month_days and not _MONTH_DAYS.match(month_days):
        raise BadValue(f"‘{month_days}’ is not like ‘1,15’", "bymonthday")
    interval = cleaning.number(entry.get("interval"))
    return HoursFact(
        byday=byday,
        opens_at=_at("opens_at", cleaning.clock, entry.get("opens_at")),
        closes_at=_at("closes_at", cleaning.clock, entry.get("closes_at")),
        freq=frequency or Schedule.Frequency.WEEKLY.value,
        interval=int(interval) if interval and 1 <= interval <= 52 else 1,
        bymonthday=month_days,
        dtstart=_at("dtstart", cleaning.date, entry.get("dtstart")),
        valid_from=_at("valid_from", cleaning.date, entry.get("valid_from")),
        valid_to=_at("valid_to", cleaning.date, entry.get("valid_to")),
        description=cleaning.line(entry.get("description"), longest=20_000)[:300],
    )


def cost_facts(value: Any) -> tuple[CostFact, ...]:
    found = []
    for entry in entries(value):
        amount = cleaning.number(entry.get("amount"))
        if amount is not None and amount < 0:
            raise BadValue(f"{amount} is less than nothing", "amount")
        fact = CostFact(
            option=cleaning.line(entry.get("option"), longest=200),
            amount="" if amount is None else f"{amount:.2f}",
            amount_description=cleaning.line(entry.get("amount_description"), longest=300),
            valid_from=_at("valid_from", cleaning.date, entry.get("valid_from")),
            valid_to=_at("valid_to", cleaning.date, entry.get("valid_to")),
        )
        if fact != CostFact():
            found.append(fact)
    return tuple(dict.fromkeys(found))


def languages(value: Any) -> tuple[LanguageFact, ...]:
    """By code or English name; the standard itself gives neither, so many feeds say nothing."""
    found: dict[str, LanguageFact] = {}
    for entry in entries(value):
        written = (entry.get("code"), entry.get("name"), entry.get("language"))
        for word in (cleaning.line(part, longest=100).casefold() for part in written):
            code = LANGUAGE_CODES.get(word, word if _LANGUAGE.match(word) else "")
            if code:
                note = cleaning.line(entry.get("note"), longest=200)
                found[code] = LanguageFact(code, note)
                break
    return tuple(found.values())


def areas(value: Any) -> tuple[AreaFact, ...]:
    """With the council codes and districts that are stated; a name alone says nothing to a map."""
    found = []
    for entry in entries(value):
        name = cleaning.line(entry.get("name") or entry.get("service_area"), longest=20_000)
        extent = cleaning.line(entry.get("extent"), longest=20_000)
        uri = cleaning.line(entry.get("uri"), longest=500)
        codes = list(dict.fromkeys(_AREA_CODE.findall(f"{extent} {uri}")))
        if _DISTRICTS.match(extent.upper()):
            codes += re.split(r"[ ,;]+", extent.upper())
        if not codes and "coventry" in name.casefold():
            codes = [COVENTRY]
        if name or codes:
            found.append(AreaFact((name or ", ".join(codes))[:200], ",".join(codes)))
    return tuple(dict.fromkeys(found))


def contacts(value: Any) -> tuple[ContactFact, ...]:
    """Kept for staff only: who answers a listing's phone may be a private person."""
    found = []
    for entry in entries(value):
        fact = ContactFact(
            name=cleaning.line(entry.get("name"), longest=200),
            title=cleaning.line(entry.get("title"), longest=200),
            email=cleaning.email(entry.get("email")),
        )
        if fact != ContactFact():
            found.append(fact)
    return tuple(dict.fromkeys(found))


def phone_facts(service: Entry) -> tuple[PhoneFact, ...]:
    """The service's own numbers, then those of its contacts."""
    found: dict[str, PhoneFact] = {}
    owners = [service, *entries(service.get("contacts"))]
    for entry in (phone for owner in owners for phone in entries(owner.get("phones"))):
        try:
            numbers = phones(entry.get("number"))
        except BadValue as bad:
            raise BadValue(bad.reason, "phones.number") from None
        description = cleaning.line(entry.get("description"), longest=200)
        for fact in numbers:
            found.setdefault(fact.number, PhoneFact(fact.number, description))
    return tuple(found.values())


def term_names(service: Entry) -> Iterator[str]:
    """Codes and names of the service's terms, version 3's and version 1's."""
    for entry in entries(service.get("attributes")):
        term = entry.get("taxonomy_term")
        if isinstance(term, Mapping):
            yield from _name_of(term)
    for entry in entries(service.get("service_taxonomys")):
        taxonomy = entry.get("taxonomy")
        if isinstance(taxonomy, Mapping):
            yield from _name_of(taxonomy)


def _name_of(term: Entry) -> Iterator[str]:
    name = cleaning.line(term.get("name"), longest=120)
    if name:
        yield name


def place(location: Entry, *, also: Entry) -> PlaceFact:
    """A location, with the hours kept at it. `also` is the service_at_location around it."""
    address = next(entries(location.get("addresses") or location.get("physical_addresses")), {})
    postcode = _at("postal_code", cleaning.postcode, address.get("postal_code"))
    latitude, longitude = _position(location, postcode)
    lines = (cleaning.line(address.get(part), longest=500) for part in ("address_1", "address_2"))
    return PlaceFact(
        source_id=cleaning.line(location.get("id"), longest=120),
        location_type=_at("location_type", _location_type, location.get("location_type")),
        name=cleaning.line(location.get("name"), longest=300),
        address=", ".join(part for part in lines if part),
        city=cleaning.line(address.get("city"), longest=100),
        county=cleaning.line(address.get("state_province") or address.get("region"), longest=100),
        postcode=postcode,
        latitude=latitude,
        longitude=longitude,
        accessibility=_access(location),
        schedules=tuple(sorted(hours(also), key=repr)),
    )


def _position(location: Entry, postcode: str) -> tuple[float | None, float | None]:
    latitude = _at("latitude", cleaning.coordinate, location.get("latitude"), limit=90)
    longitude = _at("longitude", cleaning.coordinate, location.get("longitude"), limit=180)
    if latitude is not None and longitude is not None and (latitude, longitude) != (0, 0):
        return latitude, longitude
    unit = find_postcode(postcode)
    return (unit.latitude, unit.longitude) if unit else (None, None)


def _location_type(value: Any) -> str:
    word = cleaning.line(value, longest=40).casefold()
    if word and word not in LocationType.values:
        raise BadValue(f"‘{word}’ is none of: {', '.join(LocationType.values)}")
    return word or LocationType.PHYSICAL.value


def _access(location: Entry) -> tuple[AccessFact, ...]:
    given = location.get("accessibility") or location.get("accessibility_for_disabilities")
    found: dict[str, AccessFact] = {}
    for entry in entries(given):
        said = cleaning.line(entry.get("accessibility") or entry.get("description"), longest=20_000)
        details = cleaning.line(entry.get("details"), longest=20_000)
        if _NO.search(said):
            continue
        for feature, pattern in FEATURES.items():
            plain = said.casefold() in (feature.value, feature.label.casefold())
            if plain or re.search(pattern, said, re.IGNORECASE):
                found[feature.value] = AccessFact(feature.value, details=details[:300])
    return tuple(sorted(found.values(), key=repr))
