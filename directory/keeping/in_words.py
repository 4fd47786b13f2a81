"""What each field of a listing says, in plain English for staff: one line for each fact."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from babel import Locale

from directory.listing.shape import (
    AccessFact,
    AreaFact,
    ContactFact,
    CostFact,
    HoursFact,
    LanguageFact,
    Listing,
    PhoneFact,
    PlaceFact,
)
from directory.models import WEEKDAYS, Accessibility, Cost, Publication, Status, Term

LABELS = {
    "name": "Name",
    "organisation": "Organisation",
    "description": "What it is",
    "eligibility": "Who it is for",
    "how_to_start": "How to start",
    "opening": "Opening, in words",
    "cost": "Cost",
    "cost_note": "Cost, in words",
    "words": "Everyday words",
    "url": "Website",
    "email": "E-mail address",
    "minimum_age": "Lowest age",
    "maximum_age": "Highest age",
    "without_assessment": "Open to people without a care assessment",
    "is_sensitive": "About abuse",
    "status": "Is the service running",
    "publication": "Does the public see it",
    "staff_note": "Note for staff",
    "source_note": "Where the facts come from",
    "source_date": "Date of the source",
    "licence": "Licence",
    "terms": "Needs, audiences and the like",
    "phones": "Phones",
    "schedules": "Opening hours",
    "languages": "Languages spoken there",
    "cost_options": "Prices",
    "areas": "Areas it serves",
    "contacts": "Who to ask for",
    "places": "Places",
}
"""Every field of a listing, as staff pages call it."""

DAYS = dict(
    zip(
        WEEKDAYS,
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        strict=True,
    )
)
ORDINALS = {
    "1": "first", "2": "second", "3": "third", "4": "fourth", "5": "fifth",
    "-1": "last", "-2": "last but one",
}  # fmt: skip


def field_in_words(name: str, listing: Listing, term_names: Mapping[str, str]) -> list[str]:
    """The lines of one field; none where it says nothing."""
    value = getattr(listing, name)
    if name == "terms":
        return sorted(term_names.get(tag, tag) for tag in value)
    if name in _LISTS:
        return [line for fact in value for line in _LISTS[name](fact)]
    if name in _CHOICES:
        return [_CHOICES[name].get(value, str(value))] if value != "" else []
    if name == "source_date" and value:
        return [_date(value)]
    if isinstance(value, bool):
        return ["Yes" if value else "No"]
    return [] if value in (None, "") else str(value).split("\n")


def term_names() -> dict[str, str]:
    return {term.tag: term.name for term in Term.objects.all()}


def phone_in_words(phone: PhoneFact) -> str:
    notes = [phone.description, "text messages only" if phone.is_text_only else ""]
    return _with_notes(phone.number, notes)


def hours_in_words(hours: HoursFact) -> str:
    """‘Monday and Tuesday, every 2 weeks, 09:00 to 17:00’."""
    parts = [_days(hours.byday), _rhythm(hours), _times(hours)]
    if hours.by_appointment:
        parts.append("by appointment")
    said = ", ".join(part for part in parts if part) or "No days"
    notes = [
        f"counted from {_date(hours.dtstart)}" if hours.dtstart else "",
        f"from {_date(hours.valid_from)}" if hours.valid_from else "",
        f"until {_date(hours.valid_to)}" if hours.valid_to else "",
        hours.description,
    ]
    return _with_notes(said, notes)


def place_in_words(place: PlaceFact) -> list[str]:
    """The address, then what is known of it, each line with the place in front."""
    parts = (place.name, place.address, place.city, place.postcode)
    address = ", ".join(" ".join(part.split()) for part in parts if part)
    named = address or "A place without an address"
    lines = [f"{named} (kept private)" if place.is_masked else named]
    if place.latitude is not None:
        lines.append(f"{named}: on the map at {place.latitude:.5f}, {place.longitude:.5f}")
    lines += [f"{named}: {_access(fact)}" for fact in place.accessibility]
    lines += [f"{named}: {phone_in_words(phone)}" for phone in place.phones]
    return lines + [f"{named}: {hours_in_words(hours)}" for hours in place.schedules]


def language_in_words(code: str) -> str:
    """The English name of a language; the code where there is none."""
    if code == "bfi":
        return "British Sign Language"
    return str(Locale("en").languages.get(code.replace("-", "_")) or code)


def _date(iso: str) -> str:
    """27 May 2026."""
    day = datetime.date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"


def _with_notes(said: str, notes: Iterable[str]) -> str:
    kept = "; ".join(note for note in notes if note)
    return f"{said} ({kept})" if kept else said


def _days(byday: str) -> str:
    names = []
    for code in filter(None, byday.split(",")):
        ordinal = ORDINALS.get(code[:-2], code[:-2])
        day = DAYS.get(code[-2:], code[-2:])
        names.append(f"{ordinal} {day}" if ordinal else day)
    return ", ".join(names)


def _rhythm(hours: HoursFact) -> str:
    unit = "month" if hours.freq == "MONTHLY" else "week"
    if hours.bymonthday:
        return f"on day {hours.bymonthday} of the month"
    if hours.interval > 1:
        return f"every {hours.interval} {unit}s"
    return "of the month" if unit == "month" else ""


def _times(hours: HoursFact) -> str:
    if hours.opens_at and hours.closes_at:
        return f"{hours.opens_at} to {hours.closes_at}"
    if hours.opens_at:
        return f"from {hours.opens_at}"
    return f"until {hours.closes_at}" if hours.closes_at else ""


def _access(fact: AccessFact) -> str:
    known = fact.feature in Accessibility.Feature
    label = str(Accessibility.Feature(fact.feature).label) if known else fact.feature
    return _with_notes(f"{label}: {'yes' if fact.available else 'no'}", [fact.details])


def _language(fact: LanguageFact) -> list[str]:
    return [_with_notes(language_in_words(fact.code), [fact.note])]


def _price(fact: CostFact) -> list[str]:
    dates = [f"from {_date(fact.valid_from)}" if fact.valid_from else "",
             f"until {_date(fact.valid_to)}" if fact.valid_to else ""]  # fmt: skip
    said = " ".join(filter(None, (fact.option, f"£{fact.amount}" if fact.amount else "")))
    return [_with_notes(said or "A price", [fact.amount_description, *dates])]


def _area(fact: AreaFact) -> list[str]:
    return [_with_notes(fact.name, [fact.extent])]


def _contact(fact: ContactFact) -> list[str]:
    seen = "the public sees this" if fact.is_public else "staff only"
    said = ", ".join(filter(None, (fact.name, fact.title, fact.email)))
    return [_with_notes(said or "Nobody named", [seen])]


_LISTS: dict[str, Callable[[Any], list[str]]] = {
    "phones": lambda fact: [phone_in_words(fact)],
    "schedules": lambda fact: [hours_in_words(fact)],
    "languages": _language,
    "cost_options": _price,
    "areas": _area,
    "contacts": _contact,
    "places": place_in_words,
}
_CHOICES: dict[str, dict[str, str]] = {
    "cost": {str(value): str(label) for value, label in Cost.choices},
    "status": {str(value): str(label) for value, label in Status.choices},
    "publication": {str(value): str(label) for value, label in Publication.choices},
}
