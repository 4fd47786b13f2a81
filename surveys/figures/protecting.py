"""What each tier may see of a table: the one gate of every page, file and command.

The table of domain/surveys.md, section 5. Thresholds are settings: B_MIN_BASE, B_MAX_HIDDEN,
C_MAX_HIDDEN, C_ROUND, C_MIN_PCT. What has to be hidden is found in `telling.layers`.
"""

from functools import lru_cache

from surveys.figures.tables import Cell, ProtectedRow, ProtectedTable, Row, Table, Tier
from surveys.figures.telling.layers import tell
from surveys.figures.telling.rules import Thresholds, rules_of
from surveys.figures.telling.showing import FEWER, HIDDEN, SMALL, STAR, shown
from surveys.figures.telling.units import unit_of
from surveys.figures.wilson import wilson

__all__ = ["FEWER", "HIDDEN", "SMALL", "STAR", "protect"]
DIGITS = 4
"""Of percents that are shown exactly."""
EVERY = 100
KEPT = 50_000
"""Cells in memory: most of a screen is the same when it is shown again."""
GROUP, ONCE = "group", frozenset({"once"})


def protect(table: Table, tier: Tier, settings: Thresholds) -> ProtectedTable:
    """Groups where there are some; else all together.

    As if nothing else was ever told: beyond the team `telling.remembering` is asked, which knows
    what was.
    """
    if tier == Tier.TEAM:
        return _exact(table)
    rules = {one: rules_of(one, settings) for one in (Tier.SERVICE, Tier.PUBLIC)}
    whole = unit_of(table, tier, "", ONCE)
    tell([whole], [], rules, services={})
    if not table.groups:
        return shown(whole, {"": whole}, (), settings)
    groups = unit_of(table, tier, GROUP, ONCE)
    tell([groups], [whole], rules, services={})
    return shown(whole, {"": groups}, (GROUP,), settings)


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
            for row in _rows(table)
        ),
    )


@lru_cache(maxsize=KEPT)
def _share(option: str, count: int, base: int) -> Cell:
    if not base:
        return Cell(option, count)
    low, high = wilson(count, base)
    return Cell(option, count, *(round(one, DIGITS) for one in (EVERY * count / base, low, high)))


def _rows(table: Table) -> list[Row]:
    groups = table.groups
    return [row for row in table.rows if not groups or row.by is not None]
