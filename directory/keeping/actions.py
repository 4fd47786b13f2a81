"""What editors do with listings. Each is one transaction with its version and its audit event."""

import dataclasses
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from directory.keeping import saving
from directory.keeping.meanwhile import ChangedMeanwhile, as_seen, latest_version, merge
from directory.keeping.rules import EDITED, Refused, check_fit_for_public, free_key
from directory.listing.reading import listing_of
from directory.listing.shape import Listing
from directory.listing.versions import listing_in
from directory.listing.writing import write_listing
from directory.models import CHECK_EVERY, Publication, Service, Status, Version

if TYPE_CHECKING:
    from portal.accounts.models import User


@dataclasses.dataclass(frozen=True)
class Edited:
    """What an edit came to."""

    service: Service
    changed: tuple[str, ...]
    """Fields that say something else now; none where nothing was changed."""
    outdated: int = 0
    """Translations that no longer match the English."""


@transaction.atomic
def create(*, listing: Listing, by: "User", note: str = "") -> Service:
    """A new listing is always a draft; publishing it is a decision of its own."""
    service = Service(key=free_key(listing.name))
    draft = dataclasses.replace(
        listing, publication=Publication.DRAFT.value, status=Status.ACTIVE.value
    )
    write_listing(service, draft)
    saving.finish(service, by=by, verb="directory.listing.created", note=note or "Written by staff")
    return service


@transaction.atomic
def edit(
    *, service: Service, listing: Listing, seen: int, minor: bool, by: "User", note: str = ""
) -> Edited:
    """Makes the listing say this, but for its publication and status.

    `seen` is the number of the version that the editor started from. Where somebody saved another
    one since, nothing is written and `ChangedMeanwhile` holds both works. After a change that is
    not minor the translations are marked outdated.
    """
    held = saving.locked(service)
    now = listing_of(held)
    mine = dataclasses.replace(listing, publication=now.publication, status=now.status)
    latest = latest_version(held)
    if latest and latest.number != seen:
        started_from = as_seen(held, seen)
        merged = merge(started_from=started_from, mine=mine, now=now)
        if merged.theirs:
            raise ChangedMeanwhile(started_from=started_from, now=now, merged=merged, latest=latest)
    return _write(held, now, mine, minor=minor, by=by, note=note, verb="directory.listing.updated")


@transaction.atomic
def restore(*, version: Version, by: "User") -> Edited:
    """Brings back what the listing said then, as a new version: nothing after it is lost.

    Whether it is published and running stays as it is now: an old version must not show a withdrawn
    listing to the public again.
    """
    held = saving.locked(version.service)
    now = listing_of(held)
    then = dataclasses.replace(listing_in(version), publication=now.publication, status=now.status)
    note = f"Brought back version {version.number}"
    return _write(
        held, now, then, minor=False, by=by, note=note, verb="directory.listing.restored",
    )  # fmt: skip


def _write(
    held: Service, now: Listing, wanted: Listing, *, minor: bool, by: "User", note: str, verb: str
) -> Edited:
    changed = [name for name in EDITED if getattr(now, name) != getattr(wanted, name)]
    if not changed:
        return Edited(held, ())
    if not wanted.name.strip():
        raise Refused("A listing needs a name.")
    if held.publication == Publication.PUBLISHED:
        check_fit_for_public(wanted)
    saving.keep_first_version(held)
    outdated = saving.write(held, wanted, fields=changed, minor=minor)
    saving.finish(held, by=by, verb=verb, note=note, detail={"fields": changed, "minor": minor})
    return Edited(held, tuple(changed), outdated)


@transaction.atomic
def publish(*, service: Service, by: "User") -> Service:
    """Shows the listing to the public. A listing nobody could find is refused."""
    held = saving.locked(service)
    if held.publication == Publication.PUBLISHED:
        return held
    check_fit_for_public(listing_of(held))
    saving.keep_first_version(held)
    held.publication = Publication.PUBLISHED
    if held.next_check_due is None:
        held.next_check_due = timezone.localdate() + CHECK_EVERY
    held.save(update_fields=["publication", "next_check_due", "updated_at"])
    saving.finish(held, by=by, verb="directory.listing.published", note="Published")
    return held


@transaction.atomic
def withdraw(*, service: Service, reason: str, by: "User") -> Service:
    """Takes the listing away from the public at once, for a reason. Staff keep all of it."""
    held = saving.locked(service)
    if not reason.strip():
        raise Refused("Say why the listing is withdrawn.")
    if held.publication == Publication.WITHDRAWN:
        return held
    saving.keep_first_version(held)
    held.publication = Publication.WITHDRAWN
    held.save(update_fields=["publication", "updated_at"])
    saving.finish(
        held,
        by=by,
        verb="directory.listing.withdrawn",
        note=f"Withdrawn: {reason.strip()}",
        detail={"reason": reason.strip()},
    )
    return held


@transaction.atomic
def still_correct(*, service: Service, by: "User") -> Service:
    """Somebody made sure today that the listing is right; the next check is due in half a year."""
    held = saving.locked(service)
    saving.keep_first_version(held)
    held.checked_at = timezone.now()
    held.checked_by = by
    held.next_check_due = timezone.localdate() + CHECK_EVERY
    held.save(update_fields=["checked_at", "checked_by", "next_check_due", "updated_at"])
    saving.finish(held, by=by, verb="directory.listing.checked", note="Checked: still correct")
    return held


@transaction.atomic
def change_status(*, service: Service, status: str, reason: str, by: "User") -> Service:
    """Says whether the service itself is running: closed for now, gone for good, running again."""
    held = saving.locked(service)
    label = str(Status(status).label)
    if not reason.strip():
        raise Refused("Say how you know.")
    if held.status == status:
        return held
    saving.keep_first_version(held)
    held.status = status
    held.save(update_fields=["status", "updated_at"])
    saving.finish(
        held,
        by=by,
        verb="directory.listing.status_changed",
        note=f"{label}: {reason.strip()}",
        detail={"status": label, "reason": reason.strip()},
    )
    return held
