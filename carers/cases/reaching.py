"""Reaching a carer: what she allows, tries that were made, and a new code for her."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from carers.cases.changing import changing
from carers.cases.contact import Contact
from carers.cases.pausing import go_on
from carers.models import Attempt, Case, CasePause
from portal.accounts.models import User
from portal.audit.actions import record

IN_VAIN = (Attempt.Outcome.NO_ANSWER, Attempt.Outcome.MESSAGE_LEFT, Attempt.Outcome.WRONG_NUMBER)


@dataclass(frozen=True)
class Rule:
    """One way of reaching her, and whether she said that it is safe."""

    words: str
    icon: str
    is_allowed: bool


def rules_of(contact: Contact) -> list[Rule]:
    """Whatever she did not allow is not allowed."""
    return [
        Rule("Phone", "phone", contact.may_phone),
        Rule("Leave a message", "listen", contact.may_leave_message),
        Rule("Say who is calling", "person", contact.may_say_who),
        Rule("Text", "text", contact.may_text),
        Rule("E-mail", "email", contact.may_email),
        Rule("Post", "formats", contact.may_post),
    ]


def log_attempt(
    *,
    case: Case,
    by: User,
    how: str,
    outcome: str,
    words: str = "",
    at: datetime.datetime | None = None,
) -> Attempt:
    """Writes down one try. Only where somebody spoke with her has she been reached: that stops the
    clock of first contact, and lets one go on that stood because she was not. Raises Ended."""
    when = at or timezone.now()
    with changing(case, seen=None) as locked:
        attempt = locked.attempts.create(how=how, outcome=outcome, words=words, at=when, by=by)
        if outcome == Attempt.Outcome.SPOKE:
            locked.first_contact_at = min(when, locked.first_contact_at or when)
            go_on(locked, by=by, reasons=(CasePause.Reason.CANNOT_REACH,))
        record(
            by=by,
            verb="carers.case.attempted",
            subject=locked,
            detail={"how": how, "outcome": outcome},
        )
    return attempt


def failed_in_a_row(case: Case) -> int:
    """Tries in vain since she was last spoken with or written to."""
    count = 0
    for attempt in case.attempts.all():
        if attempt.outcome not in IN_VAIN:
            break
        count += 1
    return count
