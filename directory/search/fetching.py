"""What a result list shows of its listings, in four queries however many there are."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from directory.geography.places import Place, distance_m
from directory.models import Location, Phone, Service, ServiceAtLocation, Status
from directory.open_now import open_states


@dataclass
class Listing:
    """One visible listing with what a result says of it."""

    service: Service
    places: list[Location] = field(default_factory=list)
    """Those that may be told."""
    phones: list[Phone] = field(default_factory=list)
    """Its own, else its organisation's."""
    open_now: bool | None = None
    """None where nobody can say."""

    def nearest(self, place: Place | None) -> tuple[Location | None, int | None]:
        """The nearest of its places and the distance in metres, where they are known."""
        if not self.places:
            return None, None
        if place is None:
            return self.places[0], None
        measured = [
            (
                round(distance_m(place.latitude, place.longitude, spot.latitude, spot.longitude)),
                number,
            )
            for number, spot in enumerate(self.places)
            if spot.latitude is not None and spot.longitude is not None
        ]
        if not measured:
            return self.places[0], None
        metres, number = min(measured)
        return self.places[number], metres


def fetch(service_ids: Iterable[str]) -> dict[str, Listing]:
    """The visible ones of these listings, by id as hexadecimal.

    Visible is asked once more: a listing withdrawn since the index was made must not come back.
    """
    visible = Service.objects.visible().filter(pk__in=list(service_ids))
    services = list(visible.select_related("organisation"))
    listings = {service.pk: Listing(service) for service in services}
    if not listings:
        return {}
    places = ServiceAtLocation.objects.filter(service__in=listings, location__is_masked=False)
    for row in places.select_related("location"):
        listings[row.service_id].places.append(row.location)
    _add_phones(listings, services)
    closed = {one.pk for one in services if one.status == Status.TEMPORARILY_CLOSED}
    states = open_states([key.hex for key in listings], closed=closed)
    for key, listing in listings.items():
        listing.open_now = states[key.hex]
    return {key.hex: listing for key, listing in listings.items()}


def _add_phones(listings: dict[uuid.UUID, Listing], services: Sequence[Service]) -> None:
    organisations = {service.organisation_id for service in services if service.organisation_id}
    of_organisation: dict[object, list[Phone]] = defaultdict(list)
    for phone in Phone.objects.filter(Q(service__in=listings) | Q(organisation__in=organisations)):
        if phone.service_id in listings:
            listings[phone.service_id].phones.append(phone)
        elif phone.organisation_id:
            of_organisation[phone.organisation_id].append(phone)
    for listing in listings.values():
        listing.phones = listing.phones or of_organisation[listing.service.organisation_id]
