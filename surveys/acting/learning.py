"""What others can learn of an action, and whether practice has changed."""

import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet

from portal.audit.actions import record
from surveys.acting.queue import surveys_to_act_on
from surveys.models import Action, Learning
from surveys.permissions import can_act_on, can_open_action

if TYPE_CHECKING:
    from portal.accounts.models import User

ADDED, CHECKED = "surveys.learning.added", "surveys.learning.checked"


class AlreadyChecked(Exception):
    """Somebody has checked meanwhile that practice has changed."""


@transaction.atomic
def add_learning(
    *, action: Action, by: "User", words: str, where_from: str, whom: str, is_alert: bool
) -> Learning:
    """Raises PermissionDenied."""
    if not can_open_action(by, action):
        raise PermissionDenied
    added = action.learnings.create(
        added_by=by, words=words, where_from=where_from, whom=whom, is_alert=is_alert
    )
    record(by=by, verb=ADDED, subject=action, detail={"alert": "yes" if is_alert else "no"})
    return added


@transaction.atomic
def check_embedded(*, learning: Learning, by: "User", on: datetime.date) -> None:
    """Somebody has looked, and practice is as it was learned. Raises PermissionDenied and
    AlreadyChecked."""
    locked = Learning.objects.select_for_update(of=("self",)).get(pk=learning.pk)
    if not can_open_action(by, locked.action):
        raise PermissionDenied
    if locked.embedded_on is not None:
        raise AlreadyChecked
    locked.embedded_on, locked.embedded_by = on, by
    locked.save(update_fields=["embedded_on", "embedded_by"])
    record(by=by, verb=CHECKED, subject=locked.action, detail={"on": on.isoformat()})


def learnings_for(
    user: Any, *, first: datetime.date | None = None, last: datetime.date | None = None
) -> "QuerySet[Learning]":
    """Of actions about the surveys that this person acts on; by the day they were added."""
    seen = Q(action__survey__in=surveys_to_act_on(user))
    if can_act_on(user, None):
        seen |= Q(action__survey=None)
    found = Learning.objects.filter(seen)
    if first is not None:
        found = found.filter(added_on__gte=first)
    if last is not None:
        found = found.filter(added_on__lte=last)
    return found.select_related("action__survey", "action__team", "embedded_by", "added_by")
