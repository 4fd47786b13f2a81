"""Use by month: all together, and by one dimension."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from portal.usage.hiding import Total, shown
from portal.usage.models import TOTAL
from portal.usage.months import Period
from portal.usage.sources import Dimension, Source
from portal.usage.tallying import Tallied, tallied

ALL = "All"
PERIOD = "period"
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
    """The most used first; before them, all together."""
    left_out: bool = False
    """Whether there were more values than are shown."""

    @property
    def is_empty(self) -> bool:
        return not self.rows or all(row.total == 0 for row in self.rows)


def together(code: str, source: Source, period: Period) -> Table:
    """All together, by month."""
    counted = tallied(code, source, TOTAL, period)
    return table_of(Dimension(TOTAL, "By month"), counted, period)


def broken_down(code: str, source: Source, dimension: Dimension, period: Period) -> Table:
    counted = tallied(code, source, dimension.code, period)
    return table_of(dimension, counted, period)


def table_of(dimension: Dimension, counted: Tallied, period: Period) -> Table:
    """`counted` by value, exact."""
    sums = {value: sum(months.values()) for value, months in counted.items()}
    values = [value for value, times in sums.items() if times and times >= dimension.least]
    values.sort(key=lambda value: (-sums[value], value))
    kept, adds_up = values[:MOST_ROWS], dimension.code != TOTAL and dimension.adds_up
    numbers, totals = _numbers(counted, period)
    if adds_up:
        _add_whole(numbers, totals, counted, period)
    told = shown(numbers, totals)
    is_whole = dimension.code == TOTAL
    rows = [
        _row(value, ALL if is_whole else dimension.words(value), told, period) for value in kept
    ]
    if adds_up and rows:
        rows.insert(0, _row(None, ALL, told, period))
    return Table(
        code=dimension.code,
        title=dimension.title,
        note=dimension.note,
        months=period.months,
        rows=tuple(rows),
        left_out=len(values) > len(kept),
    )


Key = tuple[str | None, object]
"""Value (None for all together), and month or `PERIOD`."""


def _numbers(
    lines: Mapping[str, Mapping[datetime.date, int]], period: Period
) -> tuple[dict[object, int], list[Total]]:
    numbers: dict[object, int] = {}
    totals = []
    for value, months in lines.items():
        of_months: dict[object, int] = {
            (value, month): months.get(month, 0) for month in period.months
        }
        numbers |= of_months
        numbers[value, PERIOD] = sum(of_months.values())
        totals.append(Total((value, PERIOD), tuple(of_months)))
    return numbers, totals


def _add_whole(
    numbers: dict[object, int], totals: list[Total], values: Iterable[str], period: Period
) -> None:
    """All together: the sum of all values, in each month and in the period."""
    for column in (*period.months, PERIOD):
        parts = tuple((value, column) for value in values)
        numbers[None, column] = sum(numbers[part] for part in parts)
        totals.append(Total((None, column), parts))
    totals.append(Total((None, PERIOD), tuple((None, month) for month in period.months)))


def _row(value: str | None, label: str, told: Mapping[object, int | str], period: Period) -> Row:
    months = tuple(told[value, month] for month in period.months)
    return Row(label, told[value, PERIOD], months)
