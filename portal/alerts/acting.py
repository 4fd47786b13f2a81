"""What people do with alerts and with words that are to be read. A machine does none of it."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils import timezone

from portal.alerts.models import Alert, ToRead
from portal.alerts.permissions import can_close, can_read_words, can_take_up
from portal.audit.actions import record
from portal.registry.registry import announce

if TYPE_CHECKING:
    from portal.accounts.models import User

WORDS_READ = "words.read"
"""Told to other rooms with `subject_kind`, `subject_id` and `by`: somebody read, in the queue, the
words that they asked to be read."""


class TakenByAnother(Exception):
    """Somebody else has taken the alert up meanwhile; `alert` says who and when."""

    def __init__(self, alert: Alert) -> None:
        super().__init__(str(alert))
        self.alert = alert


class AlreadyClosed(Exception):
    """Somebody has closed the alert meanwhile; `alert` says who and when."""

    def __init__(self, alert: Alert) -> None:
        super().__init__(str(alert))
        self.alert = alert


@transaction.atomic
def acknowledge(alert: Alert, by: "User") -> Alert:
    """Says that this person has it: the clock stops. A second time changes nothing.

    Raises TakenByAnother, AlreadyClosed, and PermissionDenied for whoever may not read it.
    """
    locked = _locked(alert)
    if not can_take_up(by, locked):
        raise PermissionDenied
    if locked.closed_at is not None:
        raise AlreadyClosed(locked)
    if locked.acknowledged_by_id not in (None, by.pk):
        raise TakenByAnother(locked)
    if locked.acknowledged_at is None:
        _take_up(locked, by)
        locked.save(update_fields=["acknowledged_at", "acknowledged_by"])
    return locked


@transaction.atomic
def close(alert: Alert, by: "User", outcome: str, words: str) -> Alert:
    """Ends it, with an outcome and words that say what was done. Anyone may who may read it.

    Raises AlreadyClosed, PermissionDenied, and ValidationError by field.
    """
    locked = _locked(alert)
    if not can_close(by, locked):
        raise PermissionDenied
    if locked.closed_at is not None:
        raise AlreadyClosed(locked)
    if outcome not in Alert.Outcome.values:
        raise ValidationError({"outcome": "Choose what came of it."})
    if not words.strip():
        raise ValidationError({"words": "Write what was done, and who has it now."})
    if locked.acknowledged_at is None:
        _take_up(locked, by)
    locked.outcome, locked.outcome_words = outcome, words.strip()
    locked.closed_at, locked.closed_by = timezone.now(), by
    locked.save()
    record(by=by, verb="alerts.alert.closed", subject=locked)
    return locked


@transaction.atomic
def mark_read(row: ToRead, by: "User", *, outcome: str = "") -> ToRead:
    """Says that this person has read the words. A second time changes nothing.

    `outcome` is what she found behind a phrase of danger, where she says it (`ToRead.Outcome`).
    The room that they are of is told. Raises PermissionDenied.
    """
    locked = ToRead.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if not can_read_words(by, locked):
        raise PermissionDenied
    if locked.read_at is None:
        _has_read(locked, by, outcome)
        announce(WORDS_READ, subject_kind=locked.subject_kind, subject_id=locked.subject_id, by=by)
    return locked


@transaction.atomic
def read_for(subject: models.Model, by: "User", *, outcome: str = "") -> int:
    """For other rooms, whose own page says that this person has read what is new of `subject`.

    Takes it out of the queue, as far as she is among those who were asked; how much that was.
    `outcome` as of `mark_read`.
    """
    rows = ToRead.objects.unread().about(subject).select_for_update(of=("self",))
    hers = [row for row in rows if can_read_words(by, row)]
    for row in hers:
        _has_read(row, by, outcome)
    return len(hers)


def _locked(alert: Alert) -> Alert:
    return (
        Alert.objects.select_for_update(of=("self",))
        .select_related("acknowledged_by", "closed_by")
        .get(pk=alert.pk)
    )


def _take_up(alert: Alert, by: "User") -> None:
    alert.acknowledged_at, alert.acknowledged_by = timezone.now(), by
    record(by=by, verb="alerts.alert.taken_up", subject=alert)


def _has_read(row: ToRead, by: "User", outcome: str) -> None:
    row.read_at, row.read_by = timezone.now(), by
    if row.sounds_like_danger and outcome in ToRead.Outcome.values:
        row.outcome = outcome
    row.save(update_fields=["read_at", "read_by", "outcome"])
    record(by=by, verb="alerts.words.read", subject=row)
