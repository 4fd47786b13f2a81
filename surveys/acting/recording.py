"""Writing actions down and changing them."""

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.audit.actions import record
from surveys.acting.findings import Measure, what_figures_say
from surveys.acting.periods import Period
from surveys.models import Action, Survey
from surveys.permissions import can_act_on

if TYPE_CHECKING:
    from portal.accounts.models import User

RECORDED, CHANGED = "surveys.action.recorded", "surveys.action.changed"
CAN_CHANGE = ("title", "words", "finding", "source_words", "statement", "ascof", "cqc", "theme")
"""What the figures said then stays, and so does where it came from."""


@transaction.atomic
def record_action(
    *,
    by: "User",
    source: str,
    survey: Survey | None,
    owner: "User",
    due_on: datetime.date,
    period: Period | None = None,
    **about: Any,
) -> Action:
    """`about` are the other columns. Where it comes from figures, what they say is taken now and
    kept: with a measure and a period. Raises PermissionDenied and NotClosed."""
    if not can_act_on(by, survey):
        raise PermissionDenied
    action = Action(
        source=source, survey=survey, owner=owner, due_on=due_on, recorded_by=by, **about
    )
    if period:
        action.first, action.last = period.first, period.last
    if period and action.is_measured and survey:
        said = what_figures_say(
            Measure(survey, action.question, action.option, action.team), period
        )
        action.figures_say, action.base, action.tier = said.words, said.base, said.tier
    action.save()
    record(by=by, verb=RECORDED, subject=action, detail={"owner": str(owner)})
    return action


@transaction.atomic
def change_action(
    *,
    action: Action,
    by: "User",
    owner: "User",
    due_on: datetime.date,
    **about: Any,
) -> Action:
    """Words, frameworks, owner and date. Raises PermissionDenied."""
    action = Action.objects.select_for_update(of=("self",)).get(pk=action.pk)
    if not can_act_on(by, action.survey):
        raise PermissionDenied
    before = _shown(action)
    for name in CAN_CHANGE:
        setattr(action, name, about.get(name, getattr(action, name)))
    if (action.owner_id, action.due_on) != (owner.pk, due_on):
        # Whoever has it now, and the new day, are reminded of anew.
        action.told_before = action.told_late = False
    action.owner, action.due_on = owner, due_on
    action.save()
    record(by=by, verb=CHANGED, subject=action, detail=_changes(before, _shown(action)))
    return action


def _shown(action: Action) -> dict[str, str]:
    return {"owner": str(action.owner), "due": action.due_on.isoformat()}


def _changes(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str]:
    return {**after, **{f"{name}_before": value for name, value in before.items()}}
