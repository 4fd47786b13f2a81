"""From the tables to the plain shape."""

import datetime
from collections.abc import Iterable

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
from directory.models import (
    Accessibility,
    Contact,
    CostOption,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceLanguage,
)

SCALARS = (
    "name", "description", "eligibility", "how_to_start", "opening", "cost", "cost_note", "words",
    "url", "email", "minimum_age", "maximum_age", "without_assessment", "is_sensitive", "status",
    "publication", "staff_note", "source_note", "licence",
)  # fmt: skip
"""Columns of `Service` that the plain shape has as they are."""


def listing_of(service: Service) -> Listing:
    """Everything that the listing says. Cheap where `for_page()` has fetched it."""
    scalars = {name: getattr(service, name) for name in SCALARS}
    return Listing(
        **scalars,
        organisation=service.organisation.name if service.organisation else "",
        source_date=_iso(service.source_date),
        terms=tuple(term.tag for term in service.terms.all()),
        phones=phone_facts(service.phones.all()),
        schedules=tuple(hours_fact(row) for row in service.schedules.all()),
        languages=tuple(language_fact(row) for row in service.languages.all()),
        cost_options=tuple(cost_fact(row) for row in service.cost_options.all()),
        areas=tuple(area_fact(row) for row in service.areas.all()),
        contacts=tuple(contact_fact(row) for row in service.contacts.all()),
        places=tuple(place_fact(row) for row in service.at_locations.all()),
    )


def phone_facts(rows: Iterable[Phone]) -> tuple[PhoneFact, ...]:
    in_order = sorted(rows, key=lambda row: row.pk)
    return tuple(PhoneFact(row.number, row.description, row.is_text_only) for row in in_order)


def hours_fact(row: Schedule) -> HoursFact:
    return HoursFact(
        byday=row.byday,
        opens_at=_clock(row.opens_at),
        closes_at=_clock(row.closes_at),
        freq=row.freq,
        interval=row.interval,
        bymonthday=row.bymonthday,
        dtstart=_iso(row.dtstart),
        valid_from=_iso(row.valid_from),
        valid_to=_iso(row.valid_to),
        description=row.description,
        by_appointment=row.by_appointment,
    )


def language_fact(row: ServiceLanguage) -> LanguageFact:
    return LanguageFact(row.code, row.note)


def cost_fact(row: CostOption) -> CostFact:
    return CostFact(
        option=row.option,
        amount="" if row.amount is None else f"{row.amount:.2f}",
        amount_description=row.amount_description,
        valid_from=_iso(row.valid_from),
        valid_to=_iso(row.valid_to),
    )


def area_fact(row: ServiceArea) -> AreaFact:
    return AreaFact(row.name, row.extent)


def contact_fact(row: Contact) -> ContactFact:
    return ContactFact(row.name, row.title, row.email, row.is_public)


def access_fact(row: Accessibility) -> AccessFact:
    return AccessFact(row.feature, row.available, row.details)


def place_fact(row: ServiceAtLocation) -> PlaceFact:
    place = row.location
    access = (access_fact(fact) for fact in place.accessibility.all())
    hours = (hours_fact(schedule) for schedule in row.schedules.all())
    return PlaceFact(
        name=place.name,
        address=place.address,
        city=place.city,
        county=place.county,
        postcode=place.postcode,
        latitude=place.latitude,
        longitude=place.longitude,
        location_type=place.location_type,
        is_masked=place.is_masked,
        source_id=place.source_id,
        accessibility=tuple(sorted(access, key=repr)),
        phones=phone_facts(place.phones.all()),
        schedules=tuple(sorted(hours, key=repr)),
    )


def _iso(day: datetime.date | str | None) -> str:
    return str(day or "")


def _clock(time: datetime.time | str | None) -> str:
    """`09:30`; also of a row that was just made from text."""
    return str(time)[:5] if time is not None else ""
