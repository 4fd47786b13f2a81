"""How a letter reached her, with evidence. It counts as sent once she can understand it: it is
there in her language, or an interpreter has read it to her (interfaces: a person's own words)."""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from carers.cases.changing import changing
from carers.cases.contact import Contact
from carers.cases.letters.writing import State, letter_of
from carers.cases.refusing import Refused
from carers.cases.telling import tell
from carers.models import Case, Letter
from portal.audit.actions import record

if TYPE_CHECKING:
    from portal.accounts.models import User

How = Letter.How
NEEDS_WORDS = (
    "The letter is not yet in the carer’s language, so it does not count as sent. "
    "An interpreter may read it to her."
)
NO_POST = "The carer did not say that post is safe. Do not post it: agree on another way with her."
NOON = datetime.time(12)


@dataclass(frozen=True)
class Evidence:
    how: str
    on: datetime.date
    interpreter: str = ""
    """Name or number of whoever read it to her."""
    words: str = ""

    def in_words(self) -> str:
        read_by = f"Interpreter: {self.interpreter.strip()}" if self.interpreter.strip() else ""
        return "\n".join(filter(None, [read_by, self.words.strip()]))


def deliver(*, case: Case, by: "User", seen: int | None, evidence: Evidence) -> Letter:
    """By post, handed over, or read aloud. Raises Refused and Moved; nothing is written then."""
    with changing(case, seen=seen, ended_too=True) as locked:
        letter = letter_of(locked)
        if letter is None or letter.finished_at is None:
            raise Refused("Finish the letter first.")
        _refuse(letter, locked, evidence)
        letter.delivered_words = evidence.in_words()
        letter.delivered_by = by
        _delivered(letter, locked, evidence.how, _moment(evidence.on))
        record(
            by=by,
            verb="carers.case.letter_delivered",
            subject=locked,
            detail={"how": evidence.how},
        )
    return letter


def read_online(case: Case) -> bool:
    """The carer says that she has read it, or takes it as a file. False where nothing is there to
    be read, or it has reached her before."""
    with changing(case, seen=None, ended_too=True) as locked:
        letter = letter_of(locked)
        if letter is None or letter.state != State.READY:
            return False
        _delivered(letter, locked, How.ONLINE, timezone.now())
        record(
            by=None,
            verb="carers.case.letter_delivered",
            subject=locked,
            detail={"how": How.ONLINE},
        )
    return True


def _refuse(letter: Letter, case: Case, evidence: Evidence) -> None:
    if letter.state == State.DELIVERED:
        raise Refused("It is recorded already how the letter reached the carer.")
    if evidence.how not in (How.POST, How.HANDED, How.READ_ALOUD):
        raise Refused("Say how the letter reached the carer.", field="how")
    if evidence.how != How.READ_ALOUD and letter.state != State.READY:
        raise Refused(NEEDS_WORDS, field="how")
    if evidence.how == How.READ_ALOUD and not evidence.interpreter.strip():
        raise Refused("Give the name or number of the interpreter.", field="interpreter")
    if evidence.how == How.POST and not Contact.read(case.contact).may_post:
        raise Refused(NO_POST, field="how")
    if evidence.on > timezone.localdate():
        raise Refused("This day has not come yet.", field="on")
    if letter.finished_at and evidence.on < timezone.localdate(letter.finished_at):
        raise Refused("The letter was finished after that day.", field="on")


def _delivered(letter: Letter, case: Case, how: str, at: datetime.datetime) -> None:
    letter.state, letter.delivered_how, letter.delivered_at = State.DELIVERED, how, at
    letter.save()
    if case.record_sent_at is None:
        case.record_sent_at = at
    if case.state == Case.State.DECIDED:
        case.state = Case.State.RECORD_SENT
    tell("assessment.record_delivered", case)


def _moment(day: datetime.date) -> datetime.datetime:
    """Now, for today; the middle of an earlier day, of which nobody knows the hour."""
    if day == timezone.localdate():
        return timezone.now()
    return timezone.make_aware(datetime.datetime.combine(day, NOON))
