"""What every change of a listing ends with: a version, an audit event, a fresh search index."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from directory.listing.reading import listing_of
from directory.listing.shape import Listing
from directory.listing.versions import add_version
from directory.listing.writing import write_listing
from directory.models import Service, Version
from directory.search.index import rebuild
from portal.audit.actions import record
from portal.languages.models import State
from portal.languages.translated import source_changed

if TYPE_CHECKING:
    from portal.accounts.models import User

AS_IT_STOOD = "As it stood before the first change by staff"


def locked(service: Service) -> Service:
    """The listing as it is now, held until the transaction ends."""
    return Service.objects.select_for_update().get(pk=service.pk)


def keep_first_version(service: Service) -> None:
    """Something to compare with and to go back to, for a listing of which nothing was kept."""
    if not service.versions.exists():
        add_version(service, by="the portal", note=AS_IT_STOOD)


def write(service: Service, listing: Listing, *, fields: list[str], minor: bool) -> int:
    """Makes the listing say this, and says how many translations are outdated by it.

    Everyday words are for the search alone, and each language has its own: changing the English
    ones leaves the translations as they are, as a minor edit does.
    """
    before = service.source_digest()
    write_listing(service, listing, fields=fields)
    if service.source_digest() == before:
        return 0
    shown = set(service.TRANSLATED) - {"words"}
    outdated = source_changed(service, minor=minor or not shown & set(fields))
    true_again = service.translations().filter(
        state=State.OUTDATED, source_digest=service.source_digest()
    )
    if not minor:
        # The English is again what they were made from: a change was taken back.
        true_again.update(state=State.DRAFT)
    return outdated


def finish(
    service: Service,
    *,
    by: "User",
    verb: str,
    note: str = "",
    detail: Mapping[str, Any] | None = None,
) -> Version:
    """Inside the transaction of the change: all of it is kept, or nothing."""
    fresh = Service.objects.for_page().get(pk=service.pk)
    version = add_version(fresh, by=by, note=note, listing=listing_of(fresh))
    record(by=by, verb=verb, subject=fresh, detail={"version": version.number, **(detail or {})})
    rebuild([fresh, *_given_at_the_same_places(fresh)])
    return version


def _given_at_the_same_places(service: Service) -> list[Service]:
    """Other listings that share a place with this one: its address is theirs too."""
    places = [row.location_id for row in service.at_locations.all()]
    others = Service.objects.filter(at_locations__location__in=places)
    return list(others.exclude(pk=service.pk).distinct())
