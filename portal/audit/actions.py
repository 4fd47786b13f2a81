"""Writing the record of what was done."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import DatabaseError, connection, models, transaction

from portal.audit.models import AuditEvent

if TYPE_CHECKING:
    from portal.accounts.models import User

THE_PUBLIC = "A member of the public"


class OutsideTransaction(Exception):
    """An event was to be recorded apart from the change that it is about."""


def record(
    *,
    by: "User | str | None",
    verb: str,
    subject: models.Model | str,
    detail: Mapping[str, Any] | None = None,
) -> AuditEvent:
    """Records one change inside the caller's transaction: both are kept, or neither.

    `by` is a person who is signed in, None for a member of the public, or words for the machine
    ("import from the council's feed").
    """
    if not connection.in_atomic_block:
        raise OutsideTransaction(f"Record {verb} inside the transaction that makes the change.")
    return AuditEvent.objects.create(
        **_actor(by), verb=verb, **_subject(subject), detail=dict(detail or {})
    )


class NotRecorded(Exception):
    """That somebody reads answers could not be written down: they must not be shown."""


def record_read(
    *,
    by: "User | str",
    verb: str,
    subject: models.Model | str,
    detail: Mapping[str, Any] | None = None,
) -> AuditEvent:
    """Records that somebody opens answers, before they are shown. Raises NotRecorded.

    It is the one write that a GET makes. It has a transaction of its own, which is durable: it is
    kept whatever fails afterwards, and a call inside another transaction is refused rather than
    undone with it. So it works alike where a second connection would wait for the first.
    """
    try:
        with transaction.atomic(durable=True):
            return record(by=by, verb=verb, subject=subject, detail=detail)
    except DatabaseError as error:
        raise NotRecorded from error


def _actor(by: "User | str | None") -> dict[str, str]:
    if by is None:
        return {"actor_words": THE_PUBLIC}
    if isinstance(by, str):
        return {"actor_words": by[:200]}
    return {"actor_id": str(by.pk), "actor_words": str(by)[:200]}


def _subject(subject: models.Model | str) -> dict[str, str]:
    if isinstance(subject, str):
        return {"subject_words": subject[:300]}
    return {
        "subject_kind": subject._meta.label_lower,
        "subject_id": str(subject.pk),
        "subject_words": str(subject)[:300],
    }
