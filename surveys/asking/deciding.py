"""What a person does with an invitation: lets it go, takes it back, sends it another way."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from portal.audit.actions import record
from surveys.asking.data import NO_SAFE_ROUTE, habits
from surveys.asking.inviting import note_asked
from surveys.asking.people import person_hash
from surveys.asking.sending import why_not_now
from surveys.asking.wishes import CannotAsk, address_for
from surveys.models import LIVES, Asked, Invitation

if TYPE_CHECKING:
    from portal.accounts.models import User

RELEASED = "surveys.invitation.released"
WITHDRAWN = "surveys.invitation.withdrawn"
MOVED = "surveys.invitation.moved"
State = Invitation.State
OVER = "This invitation has ended meanwhile."
ON_THE_LIST = (
    "The person is on the list of those who are not to be asked. End the hold first, if it is over."
)
NO_WAY = "Say first how to reach the person: send it another way."


def release(*, invitation: Invitation, reason: str, by: "User") -> Invitation:
    """Lets a held one go out, for a reason of `data/asking.toml`. Raises CannotAsk."""
    if reason not in habits().releases:
        raise CannotAsk("Say why it may go out.", "reason")
    with _locked(invitation) as locked:
        if locked.state != State.HELD:
            raise CannotAsk("It is not held any more.", "reason")
        if against := why_not_now(locked):
            raise CannotAsk(NO_WAY if against == NO_SAFE_ROUTE else ON_THE_LIST, "reason")
        _let_go(locked)
        record(by=by, verb=RELEASED, subject=locked, detail={"reason": reason})
    return locked


def withdraw(*, invitation: Invitation, by: "User") -> None:
    """Nothing more is sent, the link ends, and whom it was for is forgotten. Answers that have been
    begun may still be sent; they lead to nobody. Raises CannotAsk."""
    with _locked(invitation) as locked:
        if locked.notice_id is None and locked.state != State.SENT:
            # She was never asked, so that she may be soon.
            asked = Asked.objects.filter(survey=locked.survey_id, person_hash=locked.person_hash)
            asked.filter(on=locked.made_on).delete()
        locked.state, locked.remind_on = State.WITHDRAWN, None
        locked.recipient = locked.reference = locked.person_hash = ""
        locked.save()
        record(by=by, verb=WITHDRAWN, subject=locked)


def send_another_way(
    *, invitation: Invitation, channel: str, recipient: str, by: "User"
) -> Invitation:
    """To another address, or by hand. The link stays what it was. Raises CannotAsk."""
    with _locked(invitation) as locked:
        address = address_for(channel, recipient)
        if channel != Invitation.Channel.HAND and address is None:
            raise CannotAsk("Write where it should go.", "recipient")
        locked.channel, locked.recipient = channel, address.value if address else ""
        locked.notice, locked.reminders, locked.remind_on = None, 0, None
        if address is not None and not locked.person_hash:
            locked.person_hash = person_hash(locked.reference, address)
        if against := why_not_now(locked):
            locked.state, locked.hold_reason = State.HELD, against
            locked.save()
        else:
            _let_go(locked)
        record(by=by, verb=MOVED, subject=locked, detail={"channel": channel})
    return locked


@contextmanager
def _locked(invitation: Invitation) -> Iterator[Invitation]:
    """In one transaction. Raises CannotAsk for one that has ended, and does not say how it ended:
    nobody learns from it who has answered."""
    with transaction.atomic():
        locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
        if not locked.is_live:
            raise CannotAsk(OVER, "")
        yield locked


def _let_go(invitation: Invitation) -> None:
    """On its day, or at once. The link lives as long as if it had been asked for today; after a
    safeguarding enquiry the time in which people are asked does not grow."""
    by_hand = invitation.channel == Invitation.Channel.HAND
    invitation.state = State.SENT if by_hand else State.WAITING
    invitation.hold_reason = ""
    note_asked([invitation])
    if not by_hand:
        invitation.send_on = max(invitation.send_on, timezone.localdate())
        if not invitation.survey.is_safeguarding:
            invitation.expires_on = invitation.send_on + LIVES
    invitation.save()
