"""What has to happen next with a case, and since when the carer waits for it, in words for staff.

Goes by what is stored alone and opens nothing that is encrypted. Lists fetch the case with
`CaseQuerySet.for_queue`, so that a row asks the database for nothing.
"""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from carers.models import Attempt, Case, Letter, Talk

CALLS = (Case.Kind.CALL_BACK, Case.Kind.REFERRAL)
WRITE = "Write the letter"
LETTERS = {
    Letter.State.BEING_WRITTEN: "Finish the letter",
    Letter.State.WAITS_FOR_WORDS: "Wait for the translation of the letter",
    Letter.State.READY: "Deliver the written record",
}


@dataclass(frozen=True)
class NextStep:
    words: str
    since: datetime.datetime | None
    """Since when the carer waits for it; None where she waits for nothing."""


def next_step(case: Case) -> NextStep:
    if case.has_ended:
        return NextStep("Nothing: it has ended", None)
    pause = case.open_pause
    if pause is not None:
        return NextStep(_after_pause(pause.until), pause.started_at)
    if case.kind in CALLS:
        return NextStep(_of_call(case), case.sent_at)
    return _BY_STATE[Case.State(case.state)](case)


def _after_pause(until: datetime.date | None) -> str:
    if until is None:
        return "Wait for the carer"
    if until <= timezone.localdate():
        return "Look again: the pause was until today or earlier"
    return "Wait for the carer, then look again"


def _of_call(case: Case) -> str:
    if case.first_contact_at:
        return "Say what came of it"
    return "Try to phone again" if _tried(case) else "Phone the carer"


def _of_new(case: Case) -> NextStep:
    words = "Start checking"
    if case.first_contact_at is None:
        words = "Try to reach the carer again" if _tried(case) else "First contact"
    return NextStep(words, case.sent_at)


def _of_checking(case: Case) -> NextStep:
    talks = {talk.state for talk in case.talks.all()}
    words = "Book a talk" if case.checked_at else "Go through the sections"
    if Talk.State.CHANGE_ASKED in talks:
        words = "Find another time for the talk"
    elif Talk.State.BOOKED in talks:
        words = "Hold the talk"
    return NextStep(words, case.opened_at or case.sent_at)


def _of_talked(case: Case) -> NextStep:
    return NextStep("Record the decision", case.talked_at)


def _of_letter(case: Case) -> NextStep:
    letter = getattr(case, "letter", None)
    words = LETTERS.get(letter.state, WRITE) if letter else WRITE
    return NextStep(words, case.decided_at)


def _of_review(case: Case) -> NextStep:
    if case.review_on is None:
        return NextStep("Set a review", None)
    if case.review_on <= timezone.localdate():
        return NextStep("Ask what has changed: the review is due", _start_of(case.review_on))
    return NextStep("Review when it is due", None)


def _tried(case: Case) -> bool:
    return any(one.outcome != Attempt.Outcome.SPOKE for one in case.attempts.all())


def _start_of(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))


_BY_STATE = {
    Case.State.NEW: _of_new,
    Case.State.CHECKING: _of_checking,
    Case.State.TALKED: _of_talked,
    Case.State.DECIDED: _of_letter,
    Case.State.RECORD_SENT: _of_review,
}
