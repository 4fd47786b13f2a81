"""Tables of counts: as they are, which no page may show, and as one tier may see them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

BASE = ""
"""In place of an option: how many answered the question."""
NOT_ANSWERED = "not-answered"
Group = str | None
"""A value of the dimension that a table is broken down by; None for all together."""


class Tier(StrEnum):
    TEAM = "team"
    """Those who work on it: exact, audited."""
    SERVICE = "service"
    """Across teams: small numbers are hidden."""
    PUBLIC = "public"
    """Everybody: all numbers are rounded."""


@dataclass(frozen=True)
class Row:
    """What one question was answered, by all or by one group."""

    question: str
    by: Group
    counts: Mapping[str, int]
    """By option: those that make up the base."""
    apart: Mapping[str, int]
    """Don't know, rather not, left out: never in the base."""
    base: int
    """How many chose at least one of `counts`."""
    is_partition: bool
    """Everybody chose one of them, so that they add up to the base."""


@dataclass(frozen=True)
class Sum:
    """A row that is worked out of others: the 'good' of an indicator of those of both forms."""

    whole: tuple[str, str]
    """Question and option."""
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    bases: Mapping[Group, int]
    """Whole sets of answers, of all and of each group."""
    rows: tuple[Row, ...]
    """Of all together, and of each group."""
    sums: tuple[Sum, ...] = ()
    invited: int = 0
    groups_add_up: bool = True
    """Everybody is in one group; not so where people may belong to several."""

    @property
    def groups(self) -> list[str]:
        return [group for group in self.bases if group is not None]

    def rows_of(self, group: Group) -> Iterator[Row]:
        return (row for row in self.rows if row.by == group)


@dataclass(frozen=True)
class Cell:
    option: str
    count: int | str
    """Or what stands in its place: '1 to 4', 'hidden', '*'."""
    percent: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class ProtectedRow:
    question: str
    by: Group
    base: int | str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class ProtectedTable:
    """What every renderer takes, and nothing else. Made by `protecting.protect` alone."""

    tier: Tier
    base: int | str
    bases: Mapping[str, int | str]
    """Of each group."""
    invited: int | str
    rows: tuple[ProtectedRow, ...]
