"""Use by hour of the week: a table of seven days and 24 hours, and what it says in sentences."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.usage.counting import HOURS
from portal.usage.hiding import Total, shown
from portal.usage.models import HOUR
from portal.usage.months import Period
from portal.usage.sources import Source
from portal.usage.tallying import tallied

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PARTS = (("night", 0, 6), ("morning", 6, 12), ("afternoon", 12, 18), ("evening", 18, 24))
OFFICE_DAYS, OFFICE_HOURS = range(5), range(9, 17)
LEVELS = 4
"""Shades; each cell has its number too."""
EVERY = 100
ALL, CLOSED = "all", "closed"


@dataclass(frozen=True)
class Cell:
    times: int | str
    level: int
    """0 for none, then 1 to `LEVELS` by the share of the busiest hour."""


@dataclass(frozen=True)
class Heat:
    hours: tuple[tuple[str, tuple[Cell, ...]], ...]
    """'09:00' and seven cells."""
    total: int | str
    sentences: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        return self.total == 0


def heat(code: str, source: Source, period: Period) -> Heat:
    counted = tallied(code, source, HOUR, period)
    by_slot = {int(value): sum(months.values()) for value, months in counted.items()}
    return heat_of(by_slot, source.unit)


def heat_of(by_slot: Mapping[int, int], unit: str) -> Heat:
    """`by_slot`: times by hour of the week, exact."""
    slots = range(len(DAYS) * HOURS)
    numbers: dict[object, int] = {slot: by_slot.get(slot, 0) for slot in slots}
    totals = [Total(part, _slots_of(*part)) for part in _parts()]
    totals.append(Total(CLOSED, tuple(slot for slot in slots if _is_closed(slot))))
    totals.append(Total(ALL, tuple(slots)))
    numbers |= {one.key: sum(numbers[slot] for slot in one.parts) for one in totals}
    told = shown(numbers, totals)
    most = max((number for slot in slots if isinstance(number := told[slot], int)), default=0)
    hours = tuple(
        (
            f"{hour:02}:00",
            tuple(_cell(told[day * HOURS + hour], most) for day in range(len(DAYS))),
        )
        for hour in range(HOURS)
    )
    return Heat(hours, told[ALL], tuple(_sentences(told, unit)))


def _parts() -> list[tuple[int, int]]:
    """Day and part of the day."""
    return [(day, part) for day in range(len(DAYS)) for part in range(len(PARTS))]


def _slots_of(day: int, part: int) -> tuple[int, ...]:
    _, start, end = PARTS[part]
    return tuple(day * HOURS + hour for hour in range(start, end))


def _is_closed(slot: int) -> bool:
    return slot // HOURS not in OFFICE_DAYS or slot % HOURS not in OFFICE_HOURS


def _cell(times: int | str, most: int) -> Cell:
    if isinstance(times, str):
        return Cell(times, 1)
    return Cell(times, -(-times * LEVELS // most) if times else 0)


def _sentences(told: Mapping[object, int | str], unit: str) -> list[str]:
    """From the numbers that are shown, and no others."""
    total = told[ALL]
    if not isinstance(total, int) or not total:
        return []
    parts = [(number, part) for part in _parts() if isinstance(number := told[part], int)]
    found = []
    most = max((number for number, _ in parts), default=0)
    if most:
        busiest = [part for number, part in parts if number == most]
        names = " and ".join(f"{DAYS[day]} {PARTS[part][0]}s" for day, part in busiest)
        each = " each" if len(busiest) > 1 else ""
        found.append(
            f"Busiest: {names}, with about {most:,}{each} of {total:,} {unit} "
            f"({_percent(most, total)}%)."
        )
    hours = [
        (number, slot) for slot in range(len(DAYS) * HOURS) if isinstance(number := told[slot], int)
    ]
    top = max((number for number, _ in hours), default=0)
    best = [slot for number, slot in hours if number == top]
    if top and len(best) == 1:
        found.append(f"The busiest hour is {_hour_words(best[0])}, with about {top:,}.")
    closed = told[CLOSED]
    if isinstance(closed, int):
        found.append(
            f"About {_percent(closed, total)}% came when offices are closed: evenings, nights and "
            "weekends, by hours from 9:00 to 17:00, Monday to Friday."
        )
    return found


def _percent(part: int, whole: int) -> int:
    return min(EVERY, (2 * EVERY * part + whole) // (2 * whole))


def _hour_words(slot: int) -> str:
    hour = slot % HOURS
    return f"{DAYS[slot // HOURS]} from {hour}:00 to {hour + 1}:00"
