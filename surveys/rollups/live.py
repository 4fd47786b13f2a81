"""Figures as the team sees them: rollups, and what still waits to be worked off.

Where dates cut a month, its weeks come from the rollups by week if these are kept for what is asked
for (all together, by team, of a team), and else are counted from the answers of those weeks.
"""

from dataclasses import replace

from surveys.figures.answers import count
from surveys.figures.asked import Asked
from surveys.figures.counting import Counting
from surveys.figures.dimensions import NO_TEAM, WEEK, Axes, Given
from surveys.figures.periods import TO_THURSDAY
from surveys.figures.spans import Days, Span, span_of
from surveys.models import Change, FiguresState
from surveys.rollups.outbox import given_in
from surveys.rollups.shelves import Shelves
from surveys.rollups.standing import Standing

MOST_WAITING = 2000
"""Of more that wait none is shown: figures are as they were when last worked off."""
TRIES = 10


def live(asked: Asked, axes: Axes, shelves: Shelves) -> Counting:
    """Read again where somebody worked at the figures meanwhile: nobody is counted twice."""
    for _ in range(TRIES):
        before = _version(asked)
        counting = _read(asked, axes, shelves)
        if _version(asked) == before:
            break
    return counting


def _version(asked: Asked) -> int | None:
    states = FiguresState.objects.filter(survey=asked.survey)
    return states.values_list("version", flat=True).first()


def _read(asked: Asked, axes: Axes, shelves: Shelves) -> Counting:
    counting = Counting(axes.asking.columns)
    span = span_of(asked.first, asked.last)
    by_week = Shelves(axes, *shelves.also, WEEK)
    _add_waiting(counting, asked, axes, span, by_week)
    if span.has_months:
        standing = Standing(asked, shelves)
        standing.count_months(counting, span.first_month, span.last_month, told=False)
    for days in span.edges:
        if by_week.are_kept:
            Standing(asked, by_week).count_weeks(counting, days)
        else:
            count(counting, replace(asked, first=days.first, last=days.last), axes)
    return counting


def _add_waiting(
    counting: Counting, asked: Asked, axes: Axes, span: Span, by_week: Shelves
) -> None:
    """Edges that are counted from the answers know of them already."""
    waiting = list(Change.objects.filter(survey=asked.survey)[: MOST_WAITING + 1])
    if len(waiting) > MOST_WAITING:
        return
    edges = span.edges if by_week.are_kept else ()
    for one in waiting:
        given = given_in(one.facts)
        is_in_months = span.has_months and span.first_month <= one.month <= (
            span.last_month or one.month
        )
        is_meant = not asked.team or (given.team_id or NO_TEAM) == asked.team
        if is_meant and (is_in_months or any(_is_within(given, days) for days in edges)):
            groups = axes.groups_of(given)
            counting.add(given.version_id, given.answers, groups, sign=one.sign)


def _is_within(given: Given, days: Days) -> bool:
    thursday = given.week + TO_THURSDAY
    return days.first <= thursday <= days.last
