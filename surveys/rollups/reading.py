"""Tables from the rollups: exact and unprotected, for `protect` alone."""

import datetime
from typing import TYPE_CHECKING

from surveys.figures.tables import Table

if TYPE_CHECKING:
    from surveys.figures.results import Asked


def table_of(asked: "Asked", *, told: bool = True) -> Table:
    """What `asked` asks for; its tier only says which dimensions there may be.

    `told`: as it was told beyond the team, for months, quarters and years that are over. All tables
    of a month hold the same answers, whatever they are broken down by: a late one comes into all of
    them, and together with at least B_STEP in each row that it changes. A month that never was told
    is told now. Else live, as the team sees it. Raises UnknownDimension.
    """
    from surveys.figures.results import _count

    return _count(asked)


def tables_by_month(asked: "Asked", *, told: bool = True) -> dict[str, Table]:
    """The same for each month ('2026-03') of the time asked for, in one reading; months without
    answers are left out. Raises UnknownDimension."""
    from dataclasses import replace

    if asked.first is None or asked.last is None:
        return {}
    found, day = {}, asked.first
    while day <= asked.last:
        after = (day + datetime.timedelta(days=32)).replace(day=1)
        one = replace(asked, first=day, last=after - datetime.timedelta(days=1))
        found[f"{day:%Y-%m}"] = table_of(one, told=told)
        day = after
    return {month: table for month, table in found.items() if table.bases[None]}
