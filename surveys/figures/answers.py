"""Figures counted from the answers themselves, one after the other."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from surveys.figures.asked import Asked
from surveys.figures.counting import Counting
from surveys.figures.dimensions import NO_TEAM, Axes, Given
from surveys.figures.periods import week_filter
from surveys.models import Response

AT_A_TIME = 2000
FIELDS = ("version_id", "answers", "week", "language", "mode", "channel", "team_id")


def given_to(asked: Asked, **further: Any) -> Iterator[Given]:
    for row in answers_to(asked).filter(**further).iterator(chunk_size=AT_A_TIME):
        yield Given(*row)


def answers_to(asked: Asked) -> "QuerySet[Response, tuple[Any, ...]]":
    counted = Response.objects.that_count().filter(survey=asked.survey)
    found = counted.filter(**week_filter(asked.first, asked.last))
    if asked.team:
        found = found.filter(team=None if asked.team == NO_TEAM else asked.team)
    return found.order_by().values_list(*FIELDS)


def count(counting: Counting, asked: Asked, axes: Axes, **further: Any) -> None:
    for given in given_to(asked, **further):
        counting.add(given.version_id, given.answers, axes.groups_of(given))
