"""A service of an Open Referral UK feed as a listing.

Version 3 (HSDS-UK) with the usual extensions (phones of contacts, names of languages, eligibility),
and as much of version 1 as says the same thing in other words. What is not taken over:
`docs/import.md`.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from directory.importing import cleaning
from directory.importing.oruk_parts import (
    areas,
    contacts,
    cost_facts,
    entries,
    hours,
    languages,
    phone_facts,
    place,
    term_names,
)
from directory.importing.record import BadValue, OrganisationRecord, Record
from directory.importing.terms import KnownTerms
from directory.listing.shape import CostFact, Listing, PlaceFact
from directory.models import Cost, Status

Value = TypeVar("Value")
Service = Mapping[str, Any]

LONGEST_ID = 120


def id_of(service: Any) -> str:
    """The id of one entry of a list, or BadValue."""
    if not isinstance(service, Mapping):
        raise BadValue("is not an object", "")
    return at("id", cleaning.required, service.get("id"), longest=LONGEST_ID)


def record_of(service: Service, terms: KnownTerms) -> Record:
    """The whole service, or BadValue naming the field."""
    organisation = _organisation(service.get("organization"))
    identity = id_of(service)
    return Record(
        source_id=identity,
        uuid=identity,
        listing=_listing(service, terms, organisation.name if organisation else ""),
        organisation=organisation,
        checked_on=at("assured_date", cleaning.date, service.get("assured_date")),
    )


def at(field: str, clean: Callable[..., Value], value: Any, **options: Any) -> Value:
    """Says at which field of the source a value is bad."""
    try:
        return clean(value, **options)
    except BadValue as bad:
        raise BadValue(bad.reason, f"{field}.{bad.field}" if bad.field else field) from None


def _organisation(value: Any) -> OrganisationRecord | None:
    if not isinstance(value, Mapping):
        return None
    name = at("organization.name", cleaning.line, value.get("name"), longest=300)
    if not name:
        return None
    website = value.get("website") or value.get("url")
    return OrganisationRecord(
        name=name,
        source_id=at("organization.id", cleaning.line, value.get("id"), longest=LONGEST_ID),
        description=at("organization.description", cleaning.text, value.get("description")),
        email=at("organization.email", cleaning.email, value.get("email")),
        website=at("organization.website", cleaning.url, website),
    )


def _listing(service: Service, terms: KnownTerms, organisation: str) -> Listing:
    lowest = at("minimum_age", cleaning.age, service.get("minimum_age"))
    highest = at("maximum_age", cleaning.age, service.get("maximum_age")) or None
    if lowest is not None and highest is not None and lowest > highest:
        raise BadValue("is below the minimum age", "maximum_age")
    costs = at("cost_options", cost_facts, service.get("cost_options"))
    tags, words = _terms(service, terms)
    eligibility = service.get("eligibility_description") or service.get("eligibility")
    return Listing(
        name=at("name", cleaning.required, service.get("name"), longest=300),
        organisation=organisation,
        description=_description(service),
        eligibility=at("eligibility_description", cleaning.text, _only_text(eligibility)),
        how_to_start=at("application_process", cleaning.text, service.get("application_process")),
        cost=_cost(costs),
        cost_note=at("fees", cleaning.text, service.get("fees")),
        words=words,
        url=at("url", cleaning.url, service.get("url")),
        email=at("email", cleaning.email, service.get("email")),
        minimum_age=lowest,
        maximum_age=highest,
        status=at("status", _status, service.get("status")),
        terms=tags,
        phones=phone_facts(service),
        schedules=hours(service),
        languages=at("languages", languages, service.get("languages")),
        cost_options=costs,
        areas=at("service_areas", areas, service.get("service_areas")),
        contacts=at("contacts", contacts, service.get("contacts")),
        places=_places(service),
    )


def _only_text(value: Any) -> Any:
    """Version 1 has other things under the same name."""
    return value if isinstance(value, str) else None


def _description(service: Service) -> str:
    """With the alert, which readers must not miss, above it."""
    alert = at("alert", cleaning.text, service.get("alert"))
    description = at("description", cleaning.text, service.get("description"))
    return "\n\n".join(part for part in (alert, description) if part)


def _status(value: Any) -> str:
    """In any case of letters; without one a listed service runs."""
    word = cleaning.line(value, longest=40).casefold().replace("_", " ").replace("-", " ")
    if not word:
        return Status.ACTIVE.value
    if word not in Status.values:
        raise BadValue(f"‘{word}’ is none of: {', '.join(Status.values)}")
    return word


def _cost(costs: tuple[CostFact, ...]) -> str:
    """Free only where an amount of nothing is stated; without amounts it is not known."""
    stated = {bool(float(cost.amount)) for cost in costs if cost.amount}
    if not stated:
        return Cost.UNKNOWN.value
    if len(stated) == 2:
        return Cost.VARIES.value
    return Cost.PAID.value if stated.pop() else Cost.FREE.value


def _terms(service: Service, terms: KnownTerms) -> tuple[tuple[str, ...], str]:
    """Our own terms by code or name; names we do not know become words that find the listing."""
    tags, words = [], []
    for name in at("attributes", term_names, service):
        tag = terms.anywhere(name)
        if tag:
            tags.append(tag)
        else:
            words.append(name)
    return tuple(dict.fromkeys(tags)), "\n".join(dict.fromkeys(words))


def _places(service: Service) -> tuple[PlaceFact, ...]:
    found: dict[str, PlaceFact] = {}
    for index, entry in enumerate(entries(service.get("service_at_locations"))):
        location = entry.get("location")
        if not isinstance(location, Mapping):
            continue
        fact = at(f"service_at_locations[{index}]", place, location, also=entry)
        found[fact.source_id or repr(fact)] = fact
    return tuple(found.values())
