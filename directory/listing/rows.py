"""Making the rows beside a listing or a place say what they should, and no more."""

import datetime
from collections.abc import Callable, Iterable
from typing import TypeVar

from django.db import models

from directory.listing.reading import hours_fact, phone_facts
from directory.listing.shape import HoursFact, PhoneFact
from directory.models import Location, Phone, Schedule, Service, ServiceAtLocation

Row = TypeVar("Row", bound=models.Model)
Fact = TypeVar("Fact")


def keep_rows(
    rows: models.Manager[Row],
    facts: Iterable[Fact],
    *,
    read: Callable[[Row], Fact],
    make: Callable[[Fact], Row],
    is_new: bool,
) -> None:
    """Deletes the rows that say something else, keeps those that are right, adds what is missing.

    A row that stays keeps its id, which other systems may have stored.
    """
    missing = list(facts)
    for row in () if is_new else rows.all():
        fact = read(row)
        if fact in missing:
            missing.remove(fact)
        else:
            row.delete()
    if missing:
        rows.bulk_create(make(fact) for fact in missing)


def write_phones(
    rows: models.Manager[Phone],
    phones: tuple[PhoneFact, ...],
    *,
    is_new: bool,
    service: Service | None = None,
    location: Location | None = None,
) -> None:
    """Phones keep the order they are given in, so a changed list is written anew."""
    if not is_new:
        if phone_facts(rows.all()) == phones:
            return
        rows.all().delete()
    rows.bulk_create(
        Phone(
            service=service,
            location=location,
            number=fact.number,
            description=fact.description,
            is_text_only=fact.is_text_only,
        )
        for fact in phones
    )


def write_hours(
    rows: models.Manager[Schedule],
    hours: tuple[HoursFact, ...],
    *,
    is_new: bool,
    service: Service | None = None,
    at: ServiceAtLocation | None = None,
) -> None:
    keep_rows(
        rows,
        hours,
        read=hours_fact,
        make=lambda fact: _schedule(fact, service=service, at=at),
        is_new=is_new,
    )


def _schedule(
    fact: HoursFact, *, service: Service | None, at: ServiceAtLocation | None
) -> Schedule:
    return Schedule(
        service=service,
        service_at_location=at,
        byday=fact.byday,
        freq=fact.freq,
        interval=fact.interval,
        bymonthday=fact.bymonthday,
        description=fact.description,
        by_appointment=fact.by_appointment,
        opens_at=as_time(fact.opens_at),
        closes_at=as_time(fact.closes_at),
        dtstart=as_date(fact.dtstart),
        valid_from=as_date(fact.valid_from),
        valid_to=as_date(fact.valid_to),
    )


def as_date(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def as_time(text: str) -> datetime.time | None:
    return datetime.time.fromisoformat(text) if text else None
