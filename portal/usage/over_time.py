"""Use by month: all together, and by one dimension."""

import datetime
from dataclasses import dataclass

from portal.usage.gathering import Gathered
from portal.usage.models import TOTAL
from portal.usage.months import Period
from portal.usage.sources import Dimension

ALL = "All"
MOST_ROWS = 60


@dataclass(frozen=True)
class Row:
    label: str
    total: int | str
    """In the whole period."""
    months: tuple[int | str, ...]


@dataclass(frozen=True)
class Table:
    code: str
    """Of the dimension; '' for all together."""
    title: str
    note: str
    months: tuple[datetime.date, ...]
    rows: tuple[Row, ...]
    """All together first, where that makes sense; then the most used."""
    left_out: bool = False
    """Whether there were more values than are shown."""

    @property
    def is_empty(self) -> bool:
        return all(row.total == 0 for row in self.rows)


def together(all_of_it: Gathered, period: Period) -> Table:
    row = _row(all_of_it, TOTAL, "", ALL, period)
    return Table(TOTAL, "By month", "", period.months, (row,))


def broken_down(all_of_it: Gathered, dimension: Dimension, period: Period) -> Table:
    values = all_of_it.values[dimension.code]
    rows = [
        _row(all_of_it, dimension.code, value, dimension.words(value), period)
        for value in values[:MOST_ROWS]
    ]
    if rows and dimension.adds_up:
        rows.insert(0, _row(all_of_it, TOTAL, "", ALL, period))
    return Table(
        code=dimension.code,
        title=dimension.title,
        note=dimension.note,
        months=period.months,
        rows=tuple(rows),
        left_out=len(values) > MOST_ROWS,
    )


def _row(all_of_it: Gathered, dimension: str, value: str, label: str, period: Period) -> Row:
    months = tuple(all_of_it.of(dimension, value, month) for month in period.months)
    return Row(label, all_of_it.of(dimension, value), months)
