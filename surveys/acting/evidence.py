"""What came of an action: the course of its measure with the action in it, and a judgement.

Never two points held against each other: what changed and what is chance the XmR rules say.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.audit.actions import record
from surveys.charts.months import in_words, later, month_on
from surveys.charts.trend import Trend, TrendPoint
from surveys.charts.trends import NotAsked, trend
from surveys.figures.tables import Tier
from surveys.models import Action, Judgement
from surveys.permissions import can_open_action, can_read, can_read_service

if TYPE_CHECKING:
    from portal.accounts.models import User

JUDGED = "surveys.action.judged"
RECORDED, DONE = "Action recorded", "Action done"
"""In the table of the chart, as '… here.'"""
CLOSE = 4
"""Months within which one word would stand on the other."""
NO_MONTH = "No month after the action is on the chart yet."


@dataclass(frozen=True)
class Evidence:
    trend: Trend
    since: str
    """Month of the action in words: when it was done, else when it was recorded."""
    signal: str
    """What the months after it show, without numbers."""


def tier_for(user: Any, action: Action) -> Tier | None:
    """Exact where this person reads the answers of the survey, else as across the service; None
    where neither is for them. Of one team there is only the exact one."""
    if action.survey is None:
        return None
    if can_read(user, action.survey):
        return Tier.TEAM
    return Tier.SERVICE if can_read_service(user) and action.team is None else None


def evidence_of(action: Action, tier: Tier) -> Evidence | None:
    """None where the survey does not ask its measure any more, or never did."""
    if action.survey is None or not action.is_measured:
        return None
    team = action.team_id or ""
    try:
        found = trend(action.survey, action.question, action.option, tier=tier, team=team)
    except NotAsked:
        return None
    since = _month_of(action)
    points = tuple(_marked(point, _marks(action)) for point in found.points)
    marked = replace(found, points=points, marks=_words_on_chart(action))
    return Evidence(marked, in_words(since), _signal(points, since))


def _month_of(action: Action) -> str:
    is_done = action.state == Action.State.DONE and action.ended_on
    return month_on(action.ended_on if is_done and action.ended_on else action.recorded_on)


def _marks(action: Action) -> Mapping[str, str]:
    """By month what happened in it."""
    marks = {month_on(action.recorded_on): RECORDED}
    if action.state == Action.State.DONE and action.ended_on:
        marks[month_on(action.ended_on)] = DONE
    return marks


def _words_on_chart(action: Action) -> tuple[tuple[str, str], ...]:
    """By month, shorter than in the table; a line alone where words would not fit."""
    marks = sorted(_marks(action))
    if len(marks) == 1:
        return ((marks[0], "Action"),)
    is_close = later(marks[0], CLOSE) > marks[1]
    return ((marks[0], "" if is_close else "Recorded"), (marks[1], "Done"))


def _marked(point: TrendPoint, marks: Mapping[str, str]) -> TrendPoint:
    mark = marks.get(point.month.month)
    return replace(point, begins=f"{mark} here. {point.begins}".strip()) if mark else point


def _signal(points: tuple[TrendPoint, ...], since: str) -> str:
    after = [one for one in points if one.month.month > since and one.judged]
    if not after:
        return NO_MONTH
    months = "1 month is" if len(after) == 1 else f"{len(after)} months are"
    telling = [one for one in after if one.judged and one.judged.signals]
    if not telling:
        return f"{months} on the chart since then, with no signal: chance alone explains them."
    last = telling[-1]
    return f"{months} on the chart since then. {last.month.when}: {last.what}."


@transaction.atomic
def judge(*, action: Action, by: "User", verdict: str, reason: str) -> Judgement:
    """What the chart shows at that moment is kept beside it. Raises PermissionDenied."""
    if not can_open_action(by, action):
        raise PermissionDenied
    tier = tier_for(by, action)
    evidence = evidence_of(action, tier) if tier else None
    signal = evidence.signal if evidence else ""
    judged = action.judgements.create(by=by, verdict=verdict, reason=reason, signal=signal)
    detail = {"verdict": str(judged.get_verdict_display())}
    record(by=by, verb=JUDGED, subject=action, detail=detail)
    return judged
