"""Two editors at once: nobody's work is lost, and the second one is told."""

import dataclasses
from dataclasses import dataclass

from directory.keeping.rules import EDITED
from directory.listing.reading import listing_of
from directory.listing.shape import Listing
from directory.listing.versions import listing_in
from directory.models import Service, Version


@dataclass(frozen=True)
class Merged:
    """What two editors wrote, put together field by field."""

    listing: Listing
    theirs: tuple[str, ...]
    """Fields that the other one changed."""
    both: tuple[str, ...]
    """Those of them that both changed, each to something else: mine stands in `listing`."""


class ChangedMeanwhile(Exception):
    """Somebody else saved the listing first. Holds both works, for a person to look at."""

    def __init__(self, *, started_from: Listing, now: Listing, merged: Merged, latest: Version):
        super().__init__("Somebody else changed this listing while you were writing.")
        self.started_from = started_from
        self.now = now
        self.merged = merged
        self.latest = latest


def latest_version(service: Service) -> Version | None:
    return service.versions.select_related("made_by").order_by("-number").first()


def latest_number(service: Service) -> int:
    """0 for a listing of which no version is kept yet."""
    latest = latest_version(service)
    return latest.number if latest else 0


def as_seen(service: Service, number: int) -> Listing:
    """What the listing said when its latest version had this number.

    A listing opened before any version was kept stood as its first version has it.
    """
    if number == latest_number(service):
        return listing_of(service)
    version = service.versions.filter(number__gte=number).order_by("number").first()
    return listing_in(version) if version else listing_of(service)


def merge(*, started_from: Listing, mine: Listing, now: Listing) -> Merged:
    """Takes over each field that only the other editor changed."""
    taken, theirs, both = {}, [], []
    for name in EDITED:
        was, is_now, wanted = (getattr(state, name) for state in (started_from, now, mine))
        if is_now == was:
            continue
        theirs.append(name)
        if wanted == was:
            taken[name] = is_now
        elif wanted != is_now:
            both.append(name)
    return Merged(dataclasses.replace(mine, **taken), tuple(theirs), tuple(both))
