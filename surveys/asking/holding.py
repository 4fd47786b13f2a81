"""The list of those who are not to be asked. It knows people by keyed hashes only."""

import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from portal.audit.actions import record
from surveys.models import Hold, Invitation

if TYPE_CHECKING:
    from portal.accounts.models import User

ADDED, ENDED = "surveys.hold.added", "surveys.hold.ended"
State = Invitation.State


@transaction.atomic
def hold(*, person: str, reason: str, until: datetime.date | None, by: "User") -> Hold:
    """Nothing is sent to this person (a hash of `people`) while it stands. What waits is held at
    once; of what was sent nobody is reminded."""
    row = Hold.objects.create(person_hash=person, reason=reason, until=until, made_by=by)
    theirs = Invitation.objects.filter(person_hash=person)
    theirs.filter(state=State.WAITING).update(state=State.HELD, hold_reason=reason)
    theirs.filter(state=State.SENT).update(remind_on=None)
    record(by=by, verb=ADDED, subject=row, detail={"reason": reason})
    return row


@transaction.atomic
def end_hold(*, row: Hold, by: "User") -> None:
    """What was held for it stays so until a person lets it go. A second time changes nothing."""
    locked = Hold.objects.select_for_update().get(pk=row.pk)
    if locked.ended_at is None:
        locked.ended_at = timezone.now()
        locked.save(update_fields=["ended_at"])
        record(by=by, verb=ENDED, subject=locked)
