"""The figures of one survey: all together, and told apart by team and by who people are."""

from collections.abc import Iterator
from typing import Any

from surveys.constructs import constructs
from surveys.figures.questions import INDICATOR
from surveys.figures.results import Asked, UnknownDimension, columns_for, results
from surveys.figures.tables import ProtectedTable, Tier
from surveys.models import Invitation, Survey
from surveys.packs.gathering.tables import bases_of, measures_of, rows_of
from surveys.packs.outline import Dimension, dimensions
from surveys.packs.quarters import Quarter
from surveys.reading.results_shown import Words

GOOD = "good"
INVITED = frozenset(Invitation.Channel.values)
"""Channels by which people were asked one by one."""


def figures_of(survey: Survey, quarter: Quarter, tier: Tier) -> dict[str, Any]:
    whole = results(Asked(survey, tier, first=quarter.first, last=quarter.last))
    rows = rows_of(whole, Words(survey, ""))
    breakdowns = list(_breakdowns(survey, quarter, tier)) if is_told(whole) else []
    return {
        "code": survey.code,
        "title": survey.title,
        "is_safeguarding": survey.is_safeguarding,
        "answered": whole.base,
        "invited": whole.invited,
        "answered_when_invited": _when_invited(breakdowns),
        "results": rows,
        "measures": measures_in(rows),
        "breakdowns": breakdowns,
    }


def is_told(table: ProtectedTable) -> bool:
    """There are enough answers to say anything."""
    return isinstance(table.base, int) and table.base > 0


def measures_in(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What a page each is about."""
    return [
        {"name": row["question"], "title": row["title"], "about": _about(row["question"])}
        for row in rows
        if row["is_measure"]
    ]


def _about(indicator: str) -> str:
    """The objective of ASCOF, by which comments stand beside it."""
    construct = constructs().get(indicator.removeprefix(INDICATOR))
    return construct.ascof if construct else ""


def _breakdowns(survey: Survey, quarter: Quarter, tier: Tier) -> Iterator[dict[str, Any]]:
    asked_for = _equalities(survey)
    for dimension in dimensions():
        if dimension.question and dimension.code not in asked_for:
            continue
        found = _breakdown(survey, quarter, tier, dimension)
        if found is not None:
            yield found


def _breakdown(
    survey: Survey, quarter: Quarter, tier: Tier, dimension: Dimension
) -> dict[str, Any] | None:
    # The answer 'language' that a person gives is not the language that she answered in.
    asked = Asked(survey, tier, by=dimension.code, first=quarter.first, last=quarter.last)
    try:
        table = results(asked)
    except UnknownDimension:
        return None
    words = Words(survey, dimension.code)
    return {
        "by": dimension.code,
        "title": dimension.title,
        "bases": bases_of(table, words),
        "rows": measures_of(table, words),
    }


def _equalities(survey: Survey) -> set[str]:
    return {
        tag.removeprefix("equality:")
        for columns in columns_for(survey).values()
        for column in columns
        for tag in column.question.tags
        if tag.startswith("equality:")
    }


def _when_invited(breakdowns: list[dict[str, Any]]) -> int | None:
    """How many of those who were asked one by one have answered; None where that is not told."""
    bases: list[int | str] = [
        base["base"]
        for one in breakdowns
        if one["by"] == "channel"
        for base in one["bases"]
        if base["group"] in INVITED
    ]
    shown = [base for base in bases if isinstance(base, int)]
    return sum(shown) if shown and len(shown) == len(bases) else None
