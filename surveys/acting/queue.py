"""The queue of actions: which of them somebody sees, and what each one's date means in words."""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils import timezone

from surveys.models import Action, Survey
from surveys.permissions import can_act_on

if TYPE_CHECKING:
    from surveys.models.acting import ActionQuerySet

SOON = datetime.timedelta(days=7)


def surveys_to_act_on(user: Any) -> list[Survey]:
    return [survey for survey in Survey.objects.all() if can_act_on(user, survey)]


def actions_for(user: Any) -> "ActionQuerySet":
    """Those about surveys that this person acts on, and their own; by their clock."""
    seen = Q(survey__in=surveys_to_act_on(user)) | Q(owner=user.pk)
    if can_act_on(user, None):
        seen |= Q(survey=None)
    return Action.objects.filter(seen).select_related("survey", "team", "owner").by_clock()


@dataclass(frozen=True)
class Due:
    """What stands where an action's date is looked for: word, icon and colour."""

    words: str
    icon: str
    kind: str


def due_of(action: Action, today: datetime.date | None = None) -> Due:
    today = today or timezone.localdate()
    if action.state == Action.State.DONE:
        return Due("Done", "tick-circle", "good")
    if action.state == Action.State.STOPPED:
        return Due("Stopped", "close", "plain")
    left = action.due_on - today
    if left.days < 0:
        return Due(f"Overdue by {_days(-left.days)}", "warning", "danger")
    if left.days == 0:
        return Due("Due today", "clock", "warn")
    if left <= SOON:
        return Due(f"Due in {_days(left.days)}", "clock", "warn")
    return Due(str(action.get_state_display()), "clock", "plain")


def how_many_are_due(user: Any) -> str:
    """Of one's own, for the tile: '2 of yours overdue, 1 due within a week'."""
    today = timezone.localdate()
    own = Action.objects.filter(owner=user.pk).going()
    late = own.overdue(today).count()
    soon = own.filter(due_on__gte=today, due_on__lte=today + SOON).count()
    parts = [f"{late} of yours overdue" if late else "", f"{soon} due soon" if soon else ""]
    return ", ".join(filter(None, parts))


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"
