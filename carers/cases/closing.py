"""The end of a case, by a person and for a reason. Otherwise it stays open until its review."""

from dataclasses import dataclass

from django.utils import timezone

from carers.cases.changing import changing
from carers.cases.news import tell_carer
from carers.cases.next_steps import CALLS
from carers.cases.refusing import Refused
from carers.cases.talks import cancel_open
from carers.models import Case, Note
from carers.permissions import can_manage_case, can_work_case
from portal.accounts.models import User
from portal.alerts.models import Alert
from portal.audit.actions import record
from portal.languages.own_words.actions import cancel_for


@dataclass(frozen=True)
class End:
    """A reason why a case ends; the code is kept with it."""

    code: str
    words: str
    is_told: bool = True
    """Whether the carer hears of it."""


BY_MANAGERS = (
    End("moved", "The carer has moved away"),
    End("no-longer", "The carer no longer looks after anybody"),
    End("died", "The carer, or the person, has died", is_told=False),
)
OF_CALLS = (
    End("helped", "Spoke with the carer: nothing more is wanted", is_told=False),
    End("assessed", "Spoke with the carer: a self-assessment was sent", is_told=False),
    End("handed-on", "Spoke with the carer: handed on to somebody, as agreed", is_told=False),
    End("not-reached", "Could not be reached, in spite of several tries and a letter"),
)
"""A call-back or a referral ends with what came of it; whoever spoke with her knows."""


def ends_for(user: User, case: Case) -> list[End]:
    """The reasons for which this person may close it; none for most."""
    found: list[End] = []
    if case.kind in CALLS and can_work_case(user, case):
        found += OF_CALLS
    if can_manage_case(user, case):
        found += BY_MANAGERS
    return found


def close(*, case: Case, seen: int | None, by: User, how: str, words: str = "") -> None:
    """Ends it for one of the reasons of `ends_for`; `words` are kept as a note. Talks that are
    still to come are cancelled, and so is what waits for a translator, unless there is a decision,
    of which she is owed a letter that she can read. Raises Refused, Moved, Ended."""
    with changing(case, seen=seen) as locked:
        end = next((one for one in ends_for(by, locked) if one.code == how), None)
        if end is None:
            raise Refused("Choose why it ends.", field="how")
        if how in ("helped", "assessed", "handed-on") and locked.first_contact_at is None:
            raise Refused("Nobody has spoken with the carer yet: write down the talk first.")
        if Alert.objects.open().about(locked).exists():
            raise Refused("An alert about this case is still open: it must be answered first.")
        if words:
            locked.notes.create(kind=Note.Kind.STAFF, words=words, by=by)
        cancel_open(locked, by=by)
        if locked.decided_at is None:
            cancel_for(locked)
        locked.pauses.filter(ended_at=None).update(ended_at=timezone.now())
        locked.state, locked.ended_at, locked.ended_how = Case.State.CLOSED, timezone.now(), how
        record(by=by, verb="carers.case.closed", subject=locked, detail={"how": how})
        if end.is_told:
            tell_carer(case=locked, template="case-news", purpose="status")
