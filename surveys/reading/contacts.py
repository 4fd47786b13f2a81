"""People who asked to hear from us: who may see whom, and how it ended."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from portal.audit.actions import record
from portal.languages.own_words.actions import cancel_for
from surveys.models import Contact
from surveys.permissions import can_open_contact

if TYPE_CHECKING:
    from portal.accounts.models import User

ENDED = "surveys.contact.ended"
MINE, NOBODY = "mine", "nobody"


class AlreadyEnded(Exception):
    """Somebody was quicker; `contact` says who and what came of it."""

    def __init__(self, contact: Contact) -> None:
        super().__init__(str(contact))
        self.contact = contact


def contacts_for(
    user: Any, *, wish: str = "", ended: bool = False, owner: str = ""
) -> list[Contact]:
    """Who waits for this person, the longest first; or those that have ended, the latest first.
    `owner` is 'mine' or 'nobody' where only those are wanted.

    Without names and numbers: a list shows none.
    """
    found = Contact.objects.filter(is_trial=False, ended_at__isnull=not ended)
    if owner == MINE:
        found = found.filter(taken_by=user)
    elif owner == NOBODY:
        found = found.filter(taken_by=None)
    found = found.select_related("survey", "team", "ended_by", "taken_by")
    found = found.defer("name", "how", "safe", "words", "note", "handover")
    ordered = found.order_by(*(("-ended_at", "pk") if ended else ("asked_on", "pk")))
    # Wishes are a list in JSON, which SQLite cannot be asked about; what waits is short.
    return [
        one for one in ordered if can_open_contact(user, one) and (not wish or wish in one.wishes)
    ]


def how_many_wait(user: Any) -> int:
    waiting = Contact.objects.waiting().filter(is_trial=False).select_related("survey")
    waiting = waiting.only("wishes", "survey__is_safeguarding")
    return sum(can_open_contact(user, one) for one in waiting)


@transaction.atomic
def end_contact(*, contact: Contact, outcome: str, note: str, by: "User") -> Contact:
    """Raises AlreadyEnded, PermissionDenied, and ValidationError by field."""
    found = Contact.objects.select_for_update(of=("self",)).select_related("survey")
    locked = found.get(pk=contact.pk)
    if not can_open_contact(by, locked):
        raise PermissionDenied
    if locked.ended_at is not None:
        raise AlreadyEnded(locked)
    if outcome not in Contact.Outcome.values:
        raise ValidationError({"outcome": "Choose what came of it."})
    locked.outcome, locked.note = outcome, note.strip()
    locked.ended_at, locked.ended_by = timezone.now(), by
    locked.save(update_fields=["outcome", "note", "ended_at", "ended_by"])
    cancel_for(locked)
    record(by=by, verb=ENDED, subject=locked, detail={"outcome": locked.get_outcome_display()})
    return locked
