"""Use by hour of the week: a table of seven days and 24 hours, and what it says in sentences."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.usage.counting import HOURS
from portal.usage.gathering import PARTS, PARTS_OF_WEEK, SLOTS, Gathered

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LEVELS = 4
"""Shades; each cell has its number too."""
EVERY = 100


@dataclass(frozen=True)
class Cell:
    times: int | str
    level: int
    """0 for none, then 1 to `LEVELS` by the share of the busiest hour."""


@dataclass(frozen=True)
class Heat:
    hours: tuple[tuple[str, tuple[Cell, ...]], ...]
    """'09:00' and seven cells."""
    sentences: tuple[str, ...]


def heat_of(all_of_it: Gathered, unit: str) -> Heat:
    shown = [number for slot in SLOTS if isinstance(number := all_of_it.at(slot), int)]
    most = max(shown, default=0)
    hours = tuple(
        (
            f"{hour:02}:00",
            tuple(_cell(all_of_it.at(day * HOURS + hour), most) for day in range(len(DAYS))),
        )
        for hour in range(HOURS)
    )
    return Heat(hours, tuple(_sentences(all_of_it, unit)))


def _cell(times: int | str, most: int) -> Cell:
    if isinstance(times, str):
        return Cell(times, 1)
    return Cell(times, -(-times * LEVELS // most) if times else 0)


def _sentences(all_of_it: Gathered, unit: str) -> Iterator[str]:
    """From the numbers that are shown, and no others."""
    total = all_of_it.total()
    if not isinstance(total, int) or not total:
        return
    parts = [
        (number, part)
        for part in PARTS_OF_WEEK
        if isinstance(number := all_of_it.in_part(part), int)
    ]
    most = max((number for number, _ in parts), default=0)
    busiest = [part for number, part in parts if number == most]
    if most and len(busiest) == 1:
        day, part = busiest[0]
        yield (
            f"Busiest: {DAYS[day]} {PARTS[part][0]}s, with about {most:,} of {total:,} {unit} "
            f"({_percent(most, total)}%)."
        )
    hours = [
        (number, slot) for slot in SLOTS if isinstance(number := all_of_it.at(slot), int) and number
    ]
    top = max((number for number, _ in hours), default=0)
    best = [slot for number, slot in hours if number == top]
    if len(best) == 1:
        yield f"The busiest hour is {_hour_words(best[0])}, with about {top:,}."
    closed = all_of_it.when_closed
    if isinstance(closed, int):
        yield (
            f"About {_percent(closed, total)}% came when offices are closed, any time but "
            "9:00 to 17:00 from Monday to Friday."
        )


def _percent(part: int, whole: int) -> int:
    return min(EVERY, (2 * EVERY * part + whole) // (2 * whole))


def _hour_words(slot: int) -> str:
    hour = slot % HOURS
    return f"{DAYS[slot // HOURS]} from {hour}:00 to {hour + 1}:00"
