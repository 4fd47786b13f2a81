"""How an action goes: notes, and its way from open to done or stopped."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.audit.actions import record
from surveys.models import Action, ActionNote
from surveys.permissions import can_open_action

if TYPE_CHECKING:
    from portal.accounts.models import User

MOVED, NOTED = "surveys.action.moved", "surveys.action.noted"
State = Action.State
NEXT = {
    State.OPEN: (State.UNDER_WAY, State.DONE, State.STOPPED),
    State.UNDER_WAY: (State.DONE, State.STOPPED),
    State.DONE: (State.UNDER_WAY,),
    State.STOPPED: (State.UNDER_WAY,),
}
"""Where it can go from each state. What has ended can be taken up again."""


class AlreadyThere(Exception):
    """Somebody has moved the action meanwhile."""


@transaction.atomic
def note(*, action: Action, by: "User", words: str) -> ActionNote:
    """Raises PermissionDenied."""
    if not can_open_action(by, action):
        raise PermissionDenied
    written = action.notes.create(by=by, words=words)
    record(by=by, verb=NOTED, subject=action)
    return written


@transaction.atomic
def move(*, action: Action, by: "User", state: str, words: str = "") -> Action:
    """`words` say why, and must where it is stopped. Raises PermissionDenied and AlreadyThere."""
    action = Action.objects.select_for_update(of=("self",)).get(pk=action.pk)
    if not can_open_action(by, action):
        raise PermissionDenied
    if state not in NEXT[State(action.state)]:
        raise AlreadyThere
    action.state = State(state)
    action.ended_on = None if action.is_going else timezone.localdate()
    action.stopped_because = words if state == State.STOPPED else ""
    action.save(update_fields=["state", "ended_on", "stopped_because"])
    action.notes.create(by=by, words=words, state=state)
    detail = {"state": str(action.get_state_display())}
    record(by=by, verb=MOVED, subject=action, detail=detail)
    return action
