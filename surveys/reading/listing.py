"""The list of comments: filtered, in the order in which they are read, with how long each waits."""

import datetime
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone

from portal.alerts.models import ToRead
from portal.alerts.showing import State, due_state
from surveys.models import Comment
from surveys.reading.comments import comments_for

if TYPE_CHECKING:
    from portal.accounts.models import User

UNREAD, ALL, PLAIN, SECOND = "", "all", "plain", "second"
"""Not read; all; read and without themes; labelled by somebody else, for a second look."""
KIND = Comment._meta.label_lower


@dataclass(frozen=True)
class Wanted:
    """What is looked for; empty for anything."""

    survey: str = ""
    team: str = ""
    language: str = ""
    theme: str = ""
    state: str = UNREAD


def listed(user: "User", wanted: Wanted) -> "QuerySet[Comment]":
    """Unread before read; of the unread those with a phrase of danger, then those beside the lowest
    answer, then the oldest."""
    found = comments_for(user)
    named = {"survey": wanted.survey, "team": wanted.team, "language": wanted.language}
    found = found.filter(**{name: value for name, value in named.items() if value})
    if wanted.theme:
        found = found.filter(labels__is_check=False, labels__given__theme=wanted.theme)
    if wanted.state == UNREAD:
        found = found.filter(read_at=None)
    elif wanted.state == PLAIN:
        found = found.exclude(read_at=None).exclude(labels__is_check=False)
    elif wanted.state == SECOND:
        first = found.filter(labels__is_check=False).exclude(labels__by=user)
        found = first.exclude(labels__is_check=True)
    return found.order_by(_turn(), "week", "pk")


def _turn() -> Case:
    danger = Q(read_at=None, pk__in=_sounding_like_danger())
    return Case(
        When(danger, then=Value(0)),
        When(read_at=None, beside_lowest=True, then=Value(1)),
        When(read_at=None, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )


def _sounding_like_danger() -> list[uuid.UUID]:
    """Those that nobody has read, which are few."""
    rows = ToRead.objects.unread().filter(subject_kind=KIND, sounds_like_danger=True)
    return [uuid.UUID(one) for one in rows.values_list("subject_id", flat=True)]


@dataclass(frozen=True)
class Wait:
    """How long a comment waits against the promise of the same working day."""

    row: ToRead
    state: State
    """How long is left, or by how much it is overdue."""


def waits_of(
    comments: Collection[Comment], now: datetime.datetime | None = None
) -> dict[str, Wait]:
    """Of unread comments, by primary key as text. What was imported waits by no clock."""
    now = now or timezone.now()
    ids = [str(one.pk) for one in comments if one.read_at is None]
    rows = ToRead.objects.unread().filter(subject_kind=KIND, subject_id__in=ids)
    return {row.subject_id: Wait(row, due_state(row.due_at, now)) for row in rows}


def to_read_of(comment: Comment) -> ToRead | None:
    """The latest; None for what was imported."""
    return ToRead.objects.about(comment).order_by("-pk").first()


@dataclass(frozen=True)
class Neighbours:
    """Where a comment stands in the list that its reader came from."""

    before: Any
    after: Any
    """Primary keys; None at the ends."""
    place: int
    """From one; nought where the comment is not in the list any more."""
    total: int


def neighbours(user: "User", wanted: Wanted, comment: Comment) -> Neighbours:
    keys = list(listed(user, wanted).values_list("pk", flat=True))
    if comment.pk not in keys:
        return Neighbours(None, keys[0] if keys else None, 0, len(keys))
    at = keys.index(comment.pk)
    return Neighbours(
        keys[at - 1] if at else None,
        keys[at + 1] if at + 1 < len(keys) else None,
        at + 1,
        len(keys),
    )
