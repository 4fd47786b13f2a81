"""What one tier is told at once: one breakdown of one period, line by line. Pure.

A table by month, or by team and month, is no unit of its own: it is put together from the units of
its months. So the same number is never protected twice in two ways.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from surveys.figures.tables import NOT_ANSWERED, Row, Sum, Table, Tier

SETS, INVITED = "", "invited"
"""In place of a question: whole sets of answers, and how many were invited."""
BETWEEN, MONTH = "*", "month"
Period = frozenset[str]
"""The months, each with the edition of its numbers: '2026-03/0'. A month whose told numbers moved
on by a step is another one; what was told of it before stays what it was."""
Group = tuple[str, ...]
"""The values of the dimensions of a unit, in their order."""
Place = tuple[tuple[str, ...], Group, Period]
"""Dimensions in the order of their names, their values, the period: of whom something is told."""


class Standing(StrEnum):
    """What is told of a line as a whole."""

    SHOWN = "shown"
    FEW = "few"
    """Only that there are too few answers."""
    GONE = "gone"
    """Nothing, for the sake of another; that it has enough answers can be seen."""
    SILENT = "silent"
    """Nothing, not even whether it has too few."""


class State(StrEnum):
    """Of a number that is not shown in a line that is."""

    SMALL = "small"
    """Its range is: '1 to 4'. In public a star."""
    HIDDEN = "hidden"
    """Larger than that, and hidden for the sake of another."""
    DROPPED = "dropped"
    """With all of its line, whatever it is."""


@dataclass
class Line:
    """What one group answered to one question, and how much of it is told."""

    row: Row
    group: Group = ()
    standing: Standing = Standing.SHOWN
    states: dict[str, State] = field(default_factory=dict)
    hides_apart: bool = False

    @property
    def question(self) -> str:
        return self.row.question

    @property
    def is_sets(self) -> bool:
        return self.row.question == SETS

    @cached_property
    def apart(self) -> Mapping[str, int]:
        """Those that can be told: 'left out' never is."""
        return {code: count for code, count in self.row.apart.items() if code != NOT_ANSWERED}


@dataclass
class Unit:
    tier: Tier
    dimensions: tuple[str, ...]
    period: Period
    lines: list[Line]
    sums: tuple[Sum, ...] = ()
    adds_up: bool = True

    def place(self, line: Line) -> Place:
        return self.dimensions, line.group, self.period


def unit_of(table: Table, tier: Tier, by: str, period: Period) -> Unit:
    """Of a table as it is, with nothing hidden yet: its groups; of no dimension all together."""
    order = sorted(range(len(_parts(by))), key=lambda at: _parts(by)[at])
    dimensions = tuple(_parts(by)[at] for at in order)
    lines = list(_lines(table, order))
    return Unit(tier, dimensions, period, lines, table.sums, table.groups_add_up or not by)


def _parts(by: str) -> list[str]:
    return by.split(BETWEEN) if by else []


def _lines(table: Table, order: list[int]) -> Iterator[Line]:
    if not order:
        yield Line(_number(SETS, None, table.bases[None]))
        yield Line(_number(INVITED, None, table.invited))
    for group in table.groups if order else ():
        yield Line(_number(SETS, group, table.bases[group]), values_of(group, order))
    for row in table.rows:
        if (row.by is not None) == bool(order):
            yield Line(row, values_of(row.by, order) if row.by is not None else ())


def _number(question: str, group: str | None, number: int) -> Row:
    return Row(question, group, {}, {}, number, is_partition=True)


def values_of(name: str, order: list[int]) -> Group:
    parts = name.split(BETWEEN) if len(order) > 1 else [name]
    return tuple(parts[at] for at in order)
