"""The places of a listing: each kept as the same row for as long as it is the same place."""

from django.db import models

from directory.listing.reading import access_fact, place_fact
from directory.listing.rows import keep_rows, write_hours, write_phones
from directory.listing.shape import PlaceFact
from directory.models import Accessibility, Location, Service, ServiceAtLocation

COLUMNS = (
    "name", "address", "city", "county", "postcode", "latitude", "longitude", "location_type",
    "is_masked", "source_id",
)  # fmt: skip
"""Columns of `Location` that the plain shape has as they are."""


def write_places(service: Service, places: tuple[PlaceFact, ...], *, is_new: bool) -> None:
    """Gives the listing these places: kept where they match, added, and taken away."""
    standing = {} if is_new else {_identity(place_fact(row)): row for row in _rows(service)}
    for place in places:
        row = standing.pop(_identity(place), None)
        if row is None:
            location, made = _location(service, place)
            row, _ = ServiceAtLocation.objects.get_or_create(service=service, location=location)
            _write_rows(row, place, is_new=made)
        elif place_fact(row) != place:
            _write_columns(row.location, place)
            _write_rows(row, place, is_new=False)
    for row in standing.values():
        _take_away(row)


def _rows(service: Service) -> models.QuerySet[ServiceAtLocation]:
    return service.at_locations.select_related("location").prefetch_related(
        "schedules", "location__accessibility", "location__phones"
    )


def _identity(place: PlaceFact) -> tuple[str, ...]:
    """What makes a place the same one: its source's id, else name, address and postcode."""
    if place.source_id:
        return (place.source_id,)
    return (place.name, place.address, place.postcode)


def _location(service: Service, place: PlaceFact) -> tuple[Location, bool]:
    """The source's own place where it is known already, else a new one."""
    if place.source_id:
        known = Location.objects.filter(source=service.source, source_id=place.source_id).first()
        if known:
            _write_columns(known, place)
            return known, False
    columns = {name: getattr(place, name) for name in COLUMNS}
    return Location.objects.create(source=service.source, **columns), True


def _write_columns(location: Location, place: PlaceFact) -> None:
    for name in COLUMNS:
        setattr(location, name, getattr(place, name))
    location.save()


def _write_rows(row: ServiceAtLocation, place: PlaceFact, *, is_new: bool) -> None:
    location = row.location
    write_hours(row.schedules, place.schedules, is_new=is_new, at=row)
    write_phones(location.phones, place.phones, is_new=is_new, location=location)
    keep_rows(
        location.accessibility,
        place.accessibility,
        read=access_fact,
        make=lambda fact: Accessibility(
            location=location,
            feature=fact.feature,
            available=fact.available,
            details=fact.details,
        ),
        is_new=is_new,
    )


def _take_away(row: ServiceAtLocation) -> None:
    """The place itself goes too, unless another listing is given there."""
    location = row.location
    row.delete()
    if not location.at_services.exists():
        location.delete()
