"""Comments: which of them somebody may read, and that somebody has read one."""

import uuid
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from portal.alerts.acting import WORDS_READ, read_for
from portal.audit.actions import record
from portal.registry.registry import after_this
from surveys.models import Comment, Survey
from surveys.permissions import can_read

if TYPE_CHECKING:
    from portal.accounts.models import User

HAS_READ = "surveys.comment.has_read"


def register() -> None:
    after_this(WORDS_READ, "surveys.comments", _read_in_the_queue)


def surveys_of(user: Any) -> list[Survey]:
    """Those whose comments this person may read."""
    return [survey for survey in Survey.objects.all() if can_read(user, survey)]


def comments_for(user: Any) -> "QuerySet[Comment]":
    """Unread ones first, the oldest of them on top. Without the words: a list shows none."""
    found = Comment.objects.filter(survey__in=surveys_of(user), is_trial=False)
    by_reading = (F("read_at").asc(nulls_first=True), "week", "pk")
    return found.select_related("survey", "team").defer("words").order_by(*by_reading)


@transaction.atomic
def has_read(*, comment: Comment, by: "User", outcome: str = "") -> None:
    """Says that this person has read it, here and in the queue. A second time changes nothing.

    `outcome` is what she found behind a phrase of danger (`ToRead.Outcome`): a machine may put a
    comment first, and a person says what it was. Raises PermissionDenied.
    """
    locked = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    if not can_read(by, locked.survey):
        raise PermissionDenied
    read_for(locked, by, outcome=outcome)
    _note_down(locked, by)


def _read_in_the_queue(**facts: Any) -> None:
    """On the page of the alerts' room, from the queue of what must be read the same day."""
    if facts["subject_kind"] != Comment._meta.label_lower:
        return
    pk = uuid.UUID(facts["subject_id"])
    comment = Comment.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if comment is not None:
        _note_down(comment, facts["by"])


def _note_down(comment: Comment, by: "User") -> None:
    if comment.read_at is not None:
        return
    comment.read_at, comment.read_by = timezone.now(), by
    comment.save(update_fields=["read_at", "read_by"])
    record(by=by, verb=HAS_READ, subject=comment)
