"""Notes of staff on a case, and that her own words have been read."""

import uuid
from typing import Any, Literal

from django.db.models import QuerySet
from django.utils import timezone

from carers.cases.changing import changing
from carers.models import Case, Note
from portal.accounts.models import User
from portal.alerts.acting import WORDS_READ, read_for
from portal.alerts.models import ToRead
from portal.audit.actions import record
from portal.registry.registry import after_this

OURS = (Note.Kind.STAFF, Note.Kind.WANTS)


def register() -> None:
    after_this(WORDS_READ, "carers.cases", _words_were_read)


def add_note(*, case: Case, words: str, by: User, kind: Literal["staff", "wants"]) -> Note:
    """A note, or what she wants to achieve as she said it in a talk. Raises Ended."""
    with changing(case, seen=None) as locked:
        note = locked.notes.create(kind=kind, words=words, by=by)
        record(by=by, verb="carers.case.noted", subject=locked)
    return note


def unread(case: Case) -> "QuerySet[Note]":
    """Notes of hers, or of whoever referred her, that nobody has marked as read."""
    return case.notes.exclude(kind__in=OURS).filter(read_at=None)


def words_wait(case: Case) -> bool:
    """Whether something she wrote has been read by nobody yet."""
    return unread(case).exists() or ToRead.objects.unread().about(case).exists()


def mark_read(*, case: Case, by: User, seen: int | None) -> None:
    """Somebody has read all that she wrote: what she sent, and what she added since. A case that
    has ended is read as well, for she may still add to it. Raises Moved: there may be more."""
    with changing(case, seen=seen, ended_too=True) as locked:
        read_for(locked, by)
        _note_down(locked, by)


def _words_were_read(**facts: Any) -> None:
    """On the page of the alerts' room, from the queue of what must be read the same day."""
    if facts["subject_kind"] != Case._meta.label_lower:
        return
    case = Case.objects.filter(pk=uuid.UUID(facts["subject_id"])).first()
    if case is not None:
        _note_down(case, facts["by"])


def _note_down(case: Case, by: User) -> None:
    unread(case).update(read_at=timezone.now(), read_by=by)
    record(by=by, verb="carers.case.words_read", subject=case)
