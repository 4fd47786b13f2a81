"""A table of figures as plain data: the screen and the spreadsheet show the same one."""

from collections.abc import Sequence
from dataclasses import dataclass

from carers.cases.clocks.waits import spread

Cell = int | float | str | None
"""None: there is nothing to say, as for the median of no cases."""


@dataclass(frozen=True)
class Column:
    title: str
    is_number: bool = True


@dataclass(frozen=True)
class Row:
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """What is counted of which cases, and how it is defined, stand beside the numbers."""

    code: str
    title: str
    of: str
    """What its rows are: 'State', 'Language' …"""
    columns: Sequence[Column]
    rows: Sequence[Row]
    base: str
    notes: Sequence[str] = ()
    total: Row | None = None


def middle_and_longest(days: Sequence[int]) -> tuple[Cell, Cell]:
    found = spread(days)
    return (tidy(found.median), found.longest) if found else (None, None)


def tidy(number: float) -> int | float:
    """8 and not 8.0; the middle of two may be 8.5."""
    return int(number) if number == int(number) else number


def percent(part: int, whole: int) -> Cell:
    return round(100 * part / whole) if whole else None


def cases_in_words(number: int) -> str:
    return f"{number} case{'' if number == 1 else 's'}"
