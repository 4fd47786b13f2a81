"""All numbers of one source in some months, and what may be shown of each.

They go through `hiding` together, so that a total is the same wherever it is shown.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal.usage.counting import HOURS
from portal.usage.hiding import Key, Total, shown
from portal.usage.models import HOUR, TOTAL
from portal.usage.months import Period
from portal.usage.sources import Dimension, Source
from portal.usage.tallying import Tallied, tallied

DAYS_A_WEEK = 7
PARTS = (("night", 0, 6), ("morning", 6, 12), ("afternoon", 12, 18), ("evening", 18, 24))
OFFICE_DAYS, OFFICE_HOURS = range(5), range(9, 17)
SLOTS = range(DAYS_A_WEEK * HOURS)
PARTS_OF_WEEK = tuple((day, part) for day in range(DAYS_A_WEEK) for part in range(len(PARTS)))
Column = datetime.date | None
"""A month; None for all of them."""


@dataclass(frozen=True)
class Gathered:
    told: Mapping[Key, int | str]
    values: Mapping[str, tuple[str, ...]]
    """By dimension, those that were counted: the most used first."""

    def of(self, dimension: str, value: str, column: Column = None) -> int | str:
        return self.told[dimension, value, column]

    def total(self, column: Column = None) -> int | str:
        return self.of(TOTAL, "", column)

    def at(self, slot: int) -> int | str:
        return self.told["slot", slot]

    def in_part(self, part: tuple[int, int]) -> int | str:
        return self.told["part", part]

    @property
    def when_closed(self) -> int | str:
        return self.told["closed", 0]


def gathered(code: str, source: Source, period: Period) -> Gathered:
    return gather(
        source,
        {
            name: tallied(code, source, name, period)
            for name in (TOTAL, HOUR, *(one.code for one in source.dimensions))
        },
        period,
    )


def gather(source: Source, counted: Mapping[str, Tallied], period: Period) -> Gathered:
    """`counted` by dimension, exact."""
    numbers: dict[Key, int] = {}
    values: dict[str, tuple[str, ...]] = {}
    totals: list[Total] = []
    for one in (Dimension(TOTAL, ""), *source.dimensions):
        of = counted.get(one.code, {})
        values[one.code] = _ordered(of, one.least)
        for value in {*of, *([""] if one.code == TOTAL else [])}:
            months: dict[Key, int] = {
                (one.code, value, month): of.get(value, {}).get(month, 0) for month in period.months
            }
            numbers |= months
            numbers[one.code, value, None] = sum(months.values())
            if one.code != TOTAL:
                totals.append(Total((one.code, value, None), (tuple(months),)))
    hours = {int(value): sum(of.values()) for value, of in counted.get(HOUR, {}).items()}
    totals += _hours(numbers, hours)
    adding = [one.code for one in source.dimensions if one.adds_up]
    for column in (*period.months, None):
        key: Key = (TOTAL, "", column)
        ways: list[tuple[Key, ...]] = [
            tuple((name, value, column) for value in counted.get(name, {})) for name in adding
        ]
        if column is None:
            ways.append(tuple((TOTAL, "", month) for month in period.months))
            ways.append(tuple(("slot", slot) for slot in SLOTS))
        totals.append(Total(key, tuple(way for way in ways if _adds_up(numbers, way, key))))
    return Gathered(shown(numbers, totals), values)


def _ordered(of: Tallied, least: int) -> tuple[str, ...]:
    sums = {value: sum(months.values()) for value, months in of.items()}
    kept = [value for value, times in sums.items() if times and times >= least]
    return tuple(sorted(kept, key=lambda value: (-sums[value], value)))


def _hours(numbers: dict[Key, int], by_slot: Mapping[int, int]) -> Iterator[Total]:
    """Hours of the week, parts of days, and the hours when offices are closed."""
    numbers |= {("slot", slot): by_slot.get(slot, 0) for slot in SLOTS}
    ways: dict[Key, tuple[Key, ...]] = {}
    for day, part in PARTS_OF_WEEK:
        _, start, end = PARTS[part]
        hours = range(day * HOURS + start, day * HOURS + end)
        ways["part", (day, part)] = tuple(("slot", slot) for slot in hours)
    ways["closed", 0] = tuple(("slot", slot) for slot in SLOTS if is_closed(slot))
    for key, way in ways.items():
        numbers[key] = sum(numbers[slot] for slot in way)
        yield Total(key, (way,))


def is_closed(slot: int) -> bool:
    """Whether no office is open in this hour of the week."""
    return slot // HOURS not in OFFICE_DAYS or slot % HOURS not in OFFICE_HOURS


def _adds_up(numbers: Mapping[Key, int], way: tuple[Key, ...], key: Key) -> bool:
    return sum(numbers[part] for part in way) == numbers[key]
