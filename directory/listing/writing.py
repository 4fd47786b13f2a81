"""From the plain shape to the tables. Always inside the caller's transaction."""

from collections.abc import Collection, Mapping
from decimal import Decimal

from directory.listing import reading
from directory.listing.places import write_places
from directory.listing.rows import as_date, keep_rows, write_hours, write_phones
from directory.listing.shape import FIELDS, CostFact, Listing
from directory.models import (
    Contact,
    CostOption,
    Organisation,
    Service,
    ServiceArea,
    ServiceLanguage,
    Term,
)


def write_listing(
    service: Service,
    listing: Listing,
    *,
    fields: Collection[str] = FIELDS,
    organisation: Organisation | None = None,
    terms: Mapping[str, Term] | None = None,
) -> None:
    """Makes these fields of the listing say what the plain shape says; leaves the others alone.

    Rows that already say it stay the same rows, so that their ids stay true. The organisation is
    looked up by name where it is not given. `terms` by tag, where many listings are written.
    """
    is_new = service._state.adding
    for name in reading.SCALARS:
        if name in fields:
            setattr(service, name, getattr(listing, name))
    if "source_date" in fields:
        service.source_date = as_date(listing.source_date)
    if "organisation" in fields:
        service.organisation = organisation or organisation_named(listing.organisation)
    service.save()
    if "terms" in fields:
        _write_terms(service, listing.terms, terms, is_new=is_new)
    if "phones" in fields:
        write_phones(service.phones, listing.phones, is_new=is_new, service=service)
    if "schedules" in fields:
        write_hours(service.schedules, listing.schedules, is_new=is_new, service=service)
    if "places" in fields:
        write_places(service, listing.places, is_new=is_new)
    _write_small_lists(service, listing, fields, is_new=is_new)


def organisation_named(name: str) -> Organisation | None:
    """The organisation of this name, made if there is none; None for no name."""
    if not name:
        return None
    return Organisation.objects.filter(name=name).first() or Organisation.objects.create(name=name)


def terms_tagged(tags: tuple[str, ...]) -> list[Term]:
    """The terms of tags such as `needs:food`; one that is no longer there is left out."""
    if not tags:
        return []
    codes = [tag.partition(":")[2] for tag in tags]
    return [term for term in Term.objects.filter(code__in=codes) if term.tag in tags]


def _write_terms(
    service: Service, tags: tuple[str, ...], known: Mapping[str, Term] | None, *, is_new: bool
) -> None:
    terms = terms_tagged(tags) if known is None else [known[tag] for tag in tags if tag in known]
    if is_new:
        service.terms.add(*terms)
    else:
        service.terms.set(terms)


def _write_small_lists(
    service: Service, listing: Listing, fields: Collection[str], *, is_new: bool
) -> None:
    if "languages" in fields:
        keep_rows(
            service.languages,
            listing.languages,
            read=reading.language_fact,
            make=lambda fact: ServiceLanguage(service=service, code=fact.code, note=fact.note),
            is_new=is_new,
        )
    if "cost_options" in fields:
        keep_rows(
            service.cost_options,
            listing.cost_options,
            read=reading.cost_fact,
            make=lambda fact: _cost_option(service, fact),
            is_new=is_new,
        )
    if "areas" in fields:
        keep_rows(
            service.areas,
            listing.areas,
            read=reading.area_fact,
            make=lambda fact: ServiceArea(service=service, name=fact.name, extent=fact.extent),
            is_new=is_new,
        )
    if "contacts" in fields:
        keep_rows(
            service.contacts,
            listing.contacts,
            read=reading.contact_fact,
            make=lambda fact: Contact(
                service=service,
                name=fact.name,
                title=fact.title,
                email=fact.email,
                is_public=fact.is_public,
            ),
            is_new=is_new,
        )


def _cost_option(service: Service, fact: CostFact) -> CostOption:
    return CostOption(
        service=service,
        option=fact.option,
        amount=Decimal(fact.amount) if fact.amount else None,
        amount_description=fact.amount_description,
        valid_from=as_date(fact.valid_from),
        valid_to=as_date(fact.valid_to),
    )
