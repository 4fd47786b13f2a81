"""What changed in the English since a translation was made from it."""

from directory.keeping.differences import Difference, differences_of_texts
from directory.listing.versions import listing_in
from directory.models import Service
from portal.languages.models import State, Translation

VERSIONS_LOOKED_AT = 50


def changes_since(service: Service, row: Translation | None) -> list[Difference]:
    """Word by word, from the English that the texts were made from; nothing where not known."""
    if row is None or row.state != State.OUTDATED:
        return []
    for version in service.versions.order_by("-number")[:VERSIONS_LOOKED_AT]:
        listing = listing_in(version)
        then = Service(**{name: getattr(listing, name) for name in Service.TRANSLATED})
        if then.source_digest() == row.source_digest:
            return differences_of_texts(then.english_texts(), service.english_texts())
    return []
