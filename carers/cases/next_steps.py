"""What has to happen next with a case, and since when the carer waits for it, in words for staff.

Goes by what is stored in clear alone. The cases come from `with_facts`, so that a list asks the
database once.
"""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

from carers.models import Attempt, Case, Letter, Talk
from carers.models.cases import CaseQuerySet

CALLS = (Case.Kind.CALL_BACK, Case.Kind.REFERRAL)
WRITE = "Write the letter"
LETTERS = {
    Letter.State.BEING_WRITTEN: "Finish the letter",
    Letter.State.WAITS_FOR_WORDS: "Wait for the translation of the letter",
    Letter.State.READY: "Deliver the written record",
}


def with_facts(cases: CaseQuerySet) -> Any:
    """Each with whether somebody tried to reach her, the states of its talk and of its letter."""
    talks = Talk.objects.filter(case=OuterRef("pk"))
    return cases.annotate(
        was_tried=Exists(
            Attempt.objects.filter(case=OuterRef("pk")).exclude(outcome=Attempt.Outcome.SPOKE)
        ),
        is_to_move=Exists(talks.filter(state=Talk.State.CHANGE_ASKED)),
        is_booked=Exists(talks.filter(state=Talk.State.BOOKED)),
        letter_state=Subquery(Letter.objects.filter(case=OuterRef("pk")).values("state")[:1]),
    )


@dataclass(frozen=True)
class NextStep:
    words: str
    since: datetime.datetime | None
    """Since when the carer waits for it; None where she waits for nothing."""


def next_step(case: Any) -> NextStep:
    """Of a case with its facts."""
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


def _of_call(case: Any) -> str:
    if case.first_contact_at:
        return "Say what came of it"
    return "Try to phone again" if case.was_tried else "Phone the carer"


def _of_new(case: Any) -> NextStep:
    words = "Start checking"
    if case.first_contact_at is None:
        words = "Try to reach the carer again" if case.was_tried else "First contact"
    return NextStep(words, case.sent_at)


def _of_checking(case: Any) -> NextStep:
    words = "Book a talk" if case.checked_at else "Go through the sections"
    if case.is_to_move:
        words = "Find another time for the talk"
    elif case.is_booked:
        words = "Hold the talk"
    return NextStep(words, case.opened_at or case.sent_at)


def _of_talked(case: Case) -> NextStep:
    return NextStep("Record the decision", case.talked_at)


def _of_letter(case: Any) -> NextStep:
    return NextStep(LETTERS.get(case.letter_state, WRITE), case.decided_at)


def _of_review(case: Case) -> NextStep:
    if case.review_on is None:
        return NextStep("Set a review", None)
    if case.review_on <= timezone.localdate():
        return NextStep("Ask what has changed: the review is due", _start_of(case.review_on))
    return NextStep("Review when it is due", None)


def _start_of(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))


_BY_STATE = {
    Case.State.NEW: _of_new,
    Case.State.CHECKING: _of_checking,
    Case.State.TALKED: _of_talked,
    Case.State.DECIDED: _of_letter,
    Case.State.RECORD_SENT: _of_review,
}
