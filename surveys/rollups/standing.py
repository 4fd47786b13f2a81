"""Numbers as they stand in the rollups, for what is asked for."""

import datetime
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from surveys.figures.asked import Asked
from surveys.figures.counting import Counting
from surveys.figures.dimensions import ALL, CROSS, TEAM, WEEK
from surveys.figures.periods import week_filter
from surveys.figures.spans import Days
from surveys.models import Rollup
from surveys.rollups.adding import unpacked
from surveys.rollups.shelves import Shelf, Shelves

AT_A_TIME = 2000
KEPT = 10_000
"""Rows in memory, read already: when a screen asks again, most are as they were."""


class Stands(NamedTuple):
    """One row."""

    dimension: str
    month: str
    value: str
    version: int
    numbers: str


class Standing:
    """`shelves` say which rows."""

    def __init__(self, asked: Asked, shelves: Shelves) -> None:
        self.asked, self.shelves = asked, shelves
        self.total = shelves.total or Shelf(ALL, ())

    def count_months(self, counting: Counting, first: str, last: str | None, *, told: bool) -> None:
        """Whole months, such as '2026-03'."""
        found = self._rows().filter(month__gte=first)
        if last is not None:
            found = found.filter(month__lte=last)
        self._count(found, counting, told=told)

    def count_weeks(self, counting: Counting, days: Days) -> None:
        """Weeks of one month, live; shelves look at weeks besides."""
        rows = self._rows().filter(month=f"{days.last:%Y-%m}")
        self._count(rows, counting, told=False, weeks=week_filter(days.first, days.last))

    def _rows(self) -> QuerySet[Rollup]:
        dimensions = {self.total.dimension, *self.shelves.dimensions}
        found = Rollup.objects.filter(survey=self.asked.survey, dimension__in=dimensions)
        team = self.asked.team
        if team:
            found = found.filter(Q(value=team) | Q(value__startswith=f"{team}{CROSS}"))
        return found

    def _count(
        self,
        found: QuerySet[Rollup],
        counting: Counting,
        *,
        told: bool,
        weeks: dict[str, datetime.date] | None = None,
    ) -> None:
        for row in _read(found, told=told):
            groups = list(self._groups(row, weeks))
            numbers = _numbers(row.numbers) if groups else ()
            if numbers:
                counting.add_up(row.version, numbers, groups)

    def _groups(self, row: Stands, weeks: dict[str, datetime.date] | None) -> Iterator[str | None]:
        """None, for all together, where the row is of them."""
        if row.dimension == self.total.dimension:
            values = self.total.values(row.value)
            if self._is_wanted(values, weeks):
                yield None
        if not self.shelves.axes.each:
            return
        mine = self.shelves.values(row.version, row.dimension, row.value)
        if mine is not None and self._is_wanted(mine, weeks):
            yield self.shelves.group(mine, row.month, row.version)

    def _is_wanted(self, values: dict[str, str], weeks: dict[str, datetime.date] | None) -> bool:
        if self.asked.team and values[TEAM] != self.asked.team:
            return False
        if weeks is None:
            return True
        week = values[WEEK]
        first, last = weeks.get("week__gte"), weeks.get("week__lte")
        return (first is None or week >= first.isoformat()) and (
            last is None or week <= last.isoformat()
        )


@lru_cache(maxsize=KEPT)
def _numbers(text: str) -> Sequence[int]:
    return unpacked(text)


def _read(found: QuerySet[Rollup], *, told: bool) -> Iterator[Stands]:
    numbers = Coalesce("told", "counts") if told else F("counts")
    rows = found.order_by().values_list("dimension", "month", "value", "version_id", numbers)
    for row in rows.iterator(chunk_size=AT_A_TIME):
        yield Stands(*row)
