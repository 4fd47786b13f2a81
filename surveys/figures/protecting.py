"""What each tier may see of a table: the one gate of every page, file and command.

The table of domain/surveys.md, section 5. Thresholds are settings: B_MIN_BASE, B_MAX_HIDDEN,
C_MAX_HIDDEN, C_ROUND, C_MIN_PCT.
"""

from typing import Protocol

from surveys.figures.cells import State
from surveys.figures.company import gone_groups
from surveys.figures.hiding import Hiding, hide
from surveys.figures.tables import Cell, Group, ProtectedRow, ProtectedTable, Row, Table, Tier
from surveys.figures.wilson import wilson

DIGITS = 4
"""Of percents that are shown exactly."""
SMALL = "1 to {most}"
HIDDEN = "hidden"
FEWER = "fewer than {least} answers"
STAR = "*"
EVERY = 100


class Thresholds(Protocol):
    B_MIN_BASE: int
    """Of fewer answers the service tier shows nothing else."""
    B_MAX_HIDDEN: int
    """Smaller counts, from one on, are shown as a range."""
    C_MAX_HIDDEN: int
    """The same in public, as a star."""
    C_ROUND: int
    """In public counts are rounded to the nearest multiple."""
    C_MIN_PCT: int
    """In public there is no percent of a smaller rounded base."""


def protect(table: Table, tier: Tier, settings: Thresholds) -> ProtectedTable:
    """Groups where there are some; else all together."""
    if tier == Tier.TEAM:
        return _exact(table)
    if tier == Tier.SERVICE:
        return _hidden(table, settings)
    return _rounded(table, settings)


# Tier A: who works on it --------------------------------------------------------------------


def _exact(table: Table) -> ProtectedTable:
    return ProtectedTable(
        tier=Tier.TEAM,
        base=table.bases[None],
        bases={group: table.bases[group] for group in table.groups},
        invited=table.invited,
        rows=tuple(
            ProtectedRow(
                row.question,
                row.by,
                row.base,
                (
                    *(_share(option, count, row.base) for option, count in row.counts.items()),
                    *(Cell(option, count) for option, count in row.apart.items()),
                ),
            )
            for row in _shown_rows(table)
        ),
    )


def _share(option: str, count: int, base: int) -> Cell:
    if not base:
        return Cell(option, count)
    low, high = wilson(count, base)
    return Cell(option, count, *(round(one, DIGITS) for one in (EVERY * count / base, low, high)))


# Tier B: across teams -----------------------------------------------------------------------


def _hidden(table: Table, settings: Thresholds) -> ProtectedTable:
    hiding = hide(table, least=settings.B_MIN_BASE, most=settings.B_MAX_HIDDEN)
    groups = gone_groups(table, settings.B_MIN_BASE)
    fewer = FEWER.format(least=settings.B_MIN_BASE)
    small = SMALL.format(most=settings.B_MAX_HIDDEN)

    def base_of(count: int, *, is_gone: bool, is_silent: bool) -> int | str:
        if count < settings.B_MIN_BASE and not is_silent:
            return fewer
        return HIDDEN if is_gone else count

    def group_base(group: Group) -> int | str:
        is_silent = groups.is_silent and group is not None
        return base_of(table.bases[group], is_gone=group in groups.gone, is_silent=is_silent)

    rows = []
    for row in _shown_rows(table):
        mine = hiding[row.question]
        base = base_of(row.base, is_gone=mine.is_gone(row), is_silent=mine.is_silent(row))
        cells = () if isinstance(base, str) else tuple(_told(row, mine, small))
        rows.append(ProtectedRow(row.question, row.by, base, cells))
    return ProtectedTable(
        tier=Tier.SERVICE,
        base=group_base(None),
        bases={group: group_base(group) for group in table.groups},
        invited=table.invited,
        rows=tuple(rows),
    )


def _told(row: Row, hiding: Hiding, small: str) -> list[Cell]:
    cells = []
    for option, count in row.counts.items():
        state = hiding.state_of(row, option)
        if state == State.SHOWN:
            low, high = wilson(count, row.base)
            cells.append(Cell(option, count, _whole(count, row.base), _round(low), _round(high)))
        else:
            cells.append(Cell(option, small if state == State.SMALL else HIDDEN))
    return cells + [
        Cell(option, count if hiding.shows_apart(row) else HIDDEN)
        for option, count in hiding.apart(row).items()
    ]


# Tier C: everybody --------------------------------------------------------------------------


def _rounded(table: Table, settings: Thresholds) -> ProtectedTable:
    def rounded(count: int) -> int | str:
        """Once, from the exact number; nought stays nought."""
        if 0 < count <= settings.C_MAX_HIDDEN:
            return STAR
        return (2 * count + settings.C_ROUND) // (2 * settings.C_ROUND) * settings.C_ROUND

    def cell(option: str, count: int, base: int | str) -> Cell:
        shown = rounded(count)
        if isinstance(shown, str) or isinstance(base, str) or base < settings.C_MIN_PCT:
            return Cell(option, shown)
        return Cell(option, shown, min(EVERY, _whole(shown, base)))

    rows = []
    for row in _shown_rows(table):
        base = rounded(row.base)
        cells = [cell(option, count, base) for option, count in row.counts.items()]
        cells += [Cell(option, rounded(count)) for option, count in row.apart.items()]
        rows.append(ProtectedRow(row.question, row.by, base, tuple(cells)))
    return ProtectedTable(
        tier=Tier.PUBLIC,
        base=rounded(table.bases[None]),
        bases={group: rounded(table.bases[group]) for group in table.groups},
        invited=rounded(table.invited),
        rows=tuple(rows),
    )


def _shown_rows(table: Table) -> list[Row]:
    groups = table.groups
    return [row for row in table.rows if not groups or row.by is not None]


def _whole(count: int, base: int) -> int:
    return _round(EVERY * count / base)


def _round(percent: float) -> int:
    """To the nearest whole number; a half goes up, as people expect it."""
    return int(percent + 0.5)
