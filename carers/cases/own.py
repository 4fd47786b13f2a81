"""What a carer does with what she has sent: adds, corrects, changes a time, takes it back.

Nothing that she sent is overwritten: what is new stands beside it, for a person to read the same
working day and, in another language than English, for a translator first.
"""

from typing import TYPE_CHECKING, Literal

from django.db import transaction
from django.utils import timezone

from carers.cases.alarms import roles_of, url_of
from carers.cases.changing import changing
from carers.cases.contact import Contact
from carers.cases.owner_news import TALK, WITHDREW, tell_owner
from carers.cases.telling import tell
from carers.models import Case, Note, Talk
from portal.alerts.actions import ask_to_read
from portal.alerts.models import Alert
from portal.audit.actions import record
from portal.languages.own_words.actions import ask_for_translation, cancel_for

if TYPE_CHECKING:
    from portal.accounts.models import User

BEFORE_DECISION = (Case.State.NEW, Case.State.CHECKING, Case.State.TALKED)
BY_CARER = "carer"
"""How it ended: she withdrew."""


class TooLate(Exception):
    """It has been decided: there is nothing left to withdraw."""


class NoTalk(Exception):
    """None is booked any more."""


def may_withdraw(case: Case) -> bool:
    return case.state in BEFORE_DECISION


def add(*, case: Case, words: str, language: str) -> Note:
    """Something that she wants to be known, at any time, whatever has become of the case."""
    with changing(case, seen=None, ended_too=True) as locked:
        note = _note(locked, Note.Kind.ADDED, words, language)
        record(by=None, verb="carers.case.added_to", subject=locked)
    return note


def correct(*, case: Case, section: str, words: str, language: str) -> Note:
    """`section` is the title of the part of her answers, in the language she reads; empty for what
    belongs to none."""
    said = f"{section}\n\n{words}" if section else words
    with changing(case, seen=None, ended_too=True) as locked:
        note = _note(locked, Note.Kind.CORRECTED, said, language)
        record(by=None, verb="carers.case.corrected", subject=locked)
    return note


def say_what_changed(case: Case, words: str, language: str) -> None:
    """Beside a review that she asks for. The case is locked by the caller."""
    if words.strip():
        _note(case, Note.Kind.CHANGED, words, language)


def texted(case: Case, words: str) -> Note:
    """A text message from her. Its language is not known; hers is the best guess."""
    return _note(case, Note.Kind.TEXTED, words, case.language)


def _note(case: Case, kind: Note.Kind, words: str, language: str) -> Note:
    note = case.notes.create(kind=kind, words=words, language=language)
    _to_be_read(case, words)
    ask_for_translation(
        subject=case,
        parts={f"note/{note.pk}": words},
        source=language,
        urgent=case.urgency == Case.Urgency.NOW,
    )
    return note


def _to_be_read(case: Case, words: str) -> None:
    """By a person, the same working day."""
    ask_to_read(
        subject=case,
        words=str(case),
        url=url_of(case),
        roles=roles_of(case.organisation),
        texts=[words],
    )


# Talks -----------------------------------------------------------------------------------------


def booked_talk(case: Case) -> Talk | None:
    """The next one, booked or with another time asked for."""
    states = (Talk.State.BOOKED, Talk.State.CHANGE_ASKED)
    talks = case.talks.filter(state__in=states, at__gte=timezone.now())
    return talks.select_related("with_whom").order_by("at").first()


def ask_for_another_time(*, case: Case, words: str, language: str) -> None:
    """When would suit her better, in her words. Raises NoTalk and Ended."""
    with changing(case, seen=None) as locked:
        talk = booked_talk(locked)
        if talk is None:
            raise NoTalk
        another_time(locked, talk, words)
        _to_be_read(locked, words)
        ask_for_translation(
            subject=locked, parts={f"talk/{talk.pk}": words}, source=language, urgent=True
        )


def another_time(case: Case, talk: Talk, words: str) -> None:
    """The case is locked by the caller."""
    talk.state, talk.carer_words = Talk.State.CHANGE_ASKED, words
    talk.save(update_fields=["state", "carer_words"])
    record(by=None, verb="carers.case.talk_changed", subject=case)
    tell_owner(case, TALK)


# The end, and news -----------------------------------------------------------------------------


def withdraw(*, case: Case, by: "User | None" = None) -> None:
    """She takes it back; `by` is the member of staff whom she told. Alerts stay until a person
    closes them, and so long what she wrote is still translated; else nobody needs it. Her own
    answers and plan are hers: they stay, and can be sent again. Raises Ended and TooLate."""
    with changing(case, seen=None) as locked:
        if not may_withdraw(locked):
            raise TooLate
        locked.state, locked.ended_how = Case.State.WITHDRAWN, BY_CARER
        locked.ended_at, locked.draft = timezone.now(), None
        locked.talks.filter(state__in=(Talk.State.BOOKED, Talk.State.CHANGE_ASKED)).update(
            state=Talk.State.CANCELLED
        )
        locked.pauses.filter(ended_at=None).update(ended_at=timezone.now())
        if not Alert.objects.open().about(locked).exists():
            cancel_for(locked)
        record(by=by, verb="carers.case.withdrawn", subject=locked)
        tell("assessment.withdrawn", locked)
        tell_owner(locked, WITHDREW)


@transaction.atomic
def set_news(*, case: Case, by: Literal["", "text", "email"]) -> None:
    """How she hears of what happens, among the ways that she has allowed."""
    with changing(case, seen=None, ended_too=True) as locked:
        locked.contact = {**locked.contact, "news_by": by}


def ways_for_news(contact: Contact) -> list[str]:
    """Those for which there is an address that she called safe."""
    ways = {
        "text": contact.may_text and contact.mobile,
        "email": contact.may_email and contact.email,
    }
    return [way for way, may in ways.items() if may]
