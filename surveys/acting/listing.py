"""The actions of a quarter, for the pack and the meeting: what was begun, what became of it."""

import datetime
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.utils import timezone

from surveys.models import Action

DAY = datetime.timedelta(days=1)
MONTHS_OF_A_QUARTER = 3


@dataclass(frozen=True)
class Listed:
    """One action in words. Nothing of it leads to a person but the name of its owner."""

    title: str
    finding: str
    figures_say: str
    """Of the service tier; empty where it does not come from figures."""
    survey: str
    team: str
    owner: str
    due_on: datetime.date
    state: str
    """As it stood at the end of the quarter: 'Open', 'Under way', 'Done', 'Stopped'."""
    ended_on: datetime.date | None
    stopped_because: str
    is_overdue: bool
    statement: str
    """Code of the I and We statement."""
    judgement: str
    """'It got better', 'No change yet', 'It cannot be said', with its reason; or nothing."""
    published: str
    """Title of what the public was told, or nothing."""
    key: str
    """Of the action, for its address."""


@dataclass(frozen=True)
class OfQuarter:
    """Whatever belongs to several lists stands in each of them."""

    first: datetime.date
    last: datetime.date
    opened: tuple[Listed, ...]
    """Recorded in the quarter."""
    done: tuple[Listed, ...]
    stopped: tuple[Listed, ...]
    overdue: tuple[Listed, ...]
    """Not ended by its last day, and due before."""
    before: tuple[Listed, ...]
    """Going when the quarter began: what became of last quarter's."""

    def document(self) -> dict[str, Any]:
        """As plain values, days as 2026-03-31: for snapshots."""
        return {name: _plain(value) for name, value in asdict(self).items()}


def of_quarter(
    first: datetime.date,
    last: datetime.date,
    *,
    safeguarding: bool = False,
    today: datetime.date | None = None,
) -> OfQuarter:
    """As things stood on the last day, or stand today where that is still to come; days inclusive.

    Actions about safeguarding surveys are for their own readers, and are left out unless asked for.
    """
    until = min(last, today or timezone.localdate())
    found = Action.objects.filter(recorded_on__lte=until)
    found = found.select_related("survey", "team", "owner")
    found = found.prefetch_related("judgements", "entries").order_by("due_on", "pk")
    if not safeguarding:
        found = found.exclude(survey__is_safeguarding=True)
    actions = list(found)
    ended = [one for one in actions if one.ended_on and first <= one.ended_on <= until]
    return OfQuarter(
        first=first,
        last=last,
        opened=_listed((one for one in actions if one.recorded_on >= first), until),
        done=_listed((one for one in ended if one.state == Action.State.DONE), until),
        stopped=_listed((one for one in ended if one.state == Action.State.STOPPED), until),
        overdue=_listed((one for one in actions if _is_overdue(one, until)), until),
        before=_listed((one for one in actions if _was_going(one, first)), until),
    )


def _was_going(action: Action, first: datetime.date) -> bool:
    return action.recorded_on < first and (action.ended_on is None or action.ended_on >= first)


def _is_overdue(action: Action, until: datetime.date) -> bool:
    return action.due_on < until and (action.ended_on is None or action.ended_on > until)


def _listed(actions: Iterable[Action], until: datetime.date) -> tuple[Listed, ...]:
    return tuple(_one(action, until) for action in actions)


def _one(action: Action, until: datetime.date) -> Listed:
    has_ended = action.ended_on is not None and action.ended_on <= until
    was_going = not action.is_going and not has_ended
    state = Action.State.UNDER_WAY if was_going else Action.State(action.state)
    judged = [one for one in action.judgements.all() if timezone.localdate(one.at) <= until]
    told = [one for one in action.entries.all() if one.state == one.State.PUBLISHED]
    return Listed(
        title=action.title,
        finding=action.finding,
        figures_say=action.figures_say,
        survey=action.survey.title if action.survey else "",
        team=action.team.name if action.team else "",
        owner=action.owner.name or action.owner.email,
        due_on=action.due_on,
        state=str(state.label),
        ended_on=action.ended_on if has_ended else None,
        stopped_because=action.stopped_because if has_ended else "",
        is_overdue=_is_overdue(action, until),
        statement=action.statement,
        judgement=f"{judged[0].get_verdict_display()}: {judged[0].reason}" if judged else "",
        published=told[0].title if told else "",
        key=str(action.pk),
    )


def _plain(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value
