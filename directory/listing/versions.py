"""Numbered versions of a listing: each whole, so that any two can be compared and any restored."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db.models import Max

from directory.listing.reading import listing_of
from directory.listing.shape import Listing
from directory.models import Service, Version

if TYPE_CHECKING:
    from portal.accounts.models import User

KEPT = "kept"
"""Beside the listing's own fields: what the source says where the council's own words were kept."""


def add_version(
    service: Service,
    *,
    by: "User | str",
    note: str = "",
    listing: Listing | None = None,
    kept: Mapping[str, Any] | None = None,
) -> Version:
    """Keeps the listing as it stands now. `by` is a person, or words for the machine."""
    content = (listing or listing_of(service)).as_json()
    if kept:
        content[KEPT] = dict(kept)
    last = service.versions.aggregate(last=Max("number"))["last"] or 0
    person = None if isinstance(by, str) else by
    return Version.objects.create(
        service=service,
        number=last + 1,
        content=content,
        note=note[:300],
        made_by=person,
        made_by_words=by[:120] if isinstance(by, str) else "",
    )


def listing_in(version: Version) -> Listing:
    return Listing.from_json(version.content)


def source_said(version: Version) -> Listing:
    """What the source said at that import, also where the council's own words were kept."""
    return Listing.from_json({**version.content, **version.content.get(KEPT, {})})
