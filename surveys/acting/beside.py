"""What pages of results and comments show of actions: those about a measure, what is due, and the
way to record one. Links carry codes alone."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from surveys.acting.queue import SOON, actions_for, due_of
from surveys.charts.measures import Measure
from surveys.models import Action, Survey, Team
from surveys.permissions import can_act_on, can_follow_actions

MOST = 5


def about_measure(
    request: HttpRequest, survey: Survey, measure: Measure, team: str = ""
) -> dict[str, Any]:
    """`team` is its code; nothing for all together."""
    found = actions_for(request.user).filter(
        survey=survey, question=measure.question, option=measure.option, team=team or None
    )
    link = link_to_new(
        source=Action.Source.FIGURES,
        survey=survey.pk,
        question=measure.question,
        option=measure.option,
        team=team,
    )
    may = can_act_on(request.user, survey)
    return {"actions": _with_due(found[:MOST]), "link": link if may else ""}


def about_comment(
    request: HttpRequest, survey: Survey, team: Team | None = None, theme: str = ""
) -> dict[str, Any]:
    """Nothing leads from the action to the comment: it is about all that say the same."""
    may = can_act_on(request.user, survey)
    link = link_to_new(
        source=Action.Source.COMMENTS,
        survey=survey.pk,
        team=team.pk if team else "",
        theme=theme,
    )
    return {"link": link if may else ""}


def what_is_due(request: HttpRequest) -> dict[str, Any]:
    """Of all that this person sees: late, or due within a week."""
    if not can_follow_actions(request.user):
        return {"actions": []}
    until = timezone.localdate() + SOON
    found = actions_for(request.user).going().filter(due_on__lte=until)
    return {"actions": _with_due(found[:MOST])}


def link_to_new(**codes: str) -> str:
    known = {name: code for name, code in codes.items() if code}
    return f"{reverse('staff-surveys:new-action')}?{urlencode(known)}"


def _with_due(actions: Any) -> list[tuple[Action, Any]]:
    return [(action, due_of(action)) for action in actions]
