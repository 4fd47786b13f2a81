"""Whose a case is, changed by a person: taken, given to somebody, made more or less urgent."""

from django.utils import timezone

from carers.cases.changing import changing
from carers.cases.owner_news import tell_owner
from carers.cases.owners import duty_owners, record_owner, workers_of
from carers.cases.refusing import Refused
from carers.models import Case, Note
from carers.permissions import can_manage_case
from portal.accounts.models import User
from portal.audit.actions import record

GIVEN = "A case was given to you."


def assign(*, case: Case, to: User, by: User, seen: int | None) -> None:
    """Anybody of its organisation takes a case; a manager gives it to anybody there.

    Raises Refused, Moved and Ended.
    """
    with changing(case, seen=seen) as locked:
        if to != by and not can_manage_case(by, locked):
            raise Refused("Only a manager gives a case to somebody else.", field="to")
        if not workers_of(locked.organisation).filter(pk=to.pk).exists():
            raise Refused("This person no longer works for the organisation.", field="to")
        locked.owner = to
        record_owner(locked, by=by)
        if to != by:
            tell_owner(locked, GIVEN)


def set_urgency(*, case: Case, urgency: int, words: str, by: User, seen: int | None) -> None:
    """Up or down, with the reason as a note. What a machine raised a person may lower.

    Raises Refused, Moved and Ended.
    """
    with changing(case, seen=seen) as locked:
        if urgency == locked.urgency:
            raise Refused("It has this urgency already.", field="urgency")
        # The lower the number, the more urgent.
        verb = "urgency_raised" if urgency < locked.urgency else "urgency_lowered"
        locked.urgency = urgency
        locked.notes.create(kind=Note.Kind.STAFF, words=words, by=by)
        record(by=by, verb=f"carers.case.{verb}", subject=locked)


def start_checking(*, case: Case, by: User, seen: int | None) -> None:
    """Somebody takes up what she sent. Whoever starts takes it from the owner on duty, or where
    nobody has it. Raises Refused, Moved and Ended."""
    with changing(case, seen=seen) as locked:
        if locked.state != Case.State.NEW or not locked.has_answers:
            raise Refused("It is being checked already, or there is nothing to check.")
        locked.state = Case.State.CHECKING
        locked.opened_at = locked.opened_at or timezone.now()
        record(by=by, verb="carers.case.started", subject=locked)
        is_taken = locked.owner_id and locked.owner_id not in duty_owners({locked.organisation})
        if not is_taken and locked.owner != by:
            locked.owner = by
            record_owner(locked, by=by)
