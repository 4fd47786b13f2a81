"""Which numbers of use are shown, and how: none so that a small one can be worked out. Pure.

Numbers from one to four are not told apart. All others are rounded to the nearest five, totals
too, each from the exact number. Where a total would tell what one of its small parts is, it is
rounded to a multiple beside it: so a total is right to within seven, and nobody knows which one was
moved. Of one sum nothing can be worked out so; what somebody might make of several sums that cross
is told in docs/adr/0043-usage.md.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

FEWEST = 5
"""The smallest number that is said."""
STEP = 5
HALF = STEP // 2
SMALL = "1 to 4"
Key = Hashable
Range = tuple[int, int]


@dataclass(frozen=True)
class Total:
    """A number that others add up to, in one way or in several."""

    key: Key
    ways: tuple[tuple[Key, ...], ...]


def rounded(times: int) -> int:
    return (2 * times + STEP) // (2 * STEP) * STEP


def shown(numbers: Mapping[Key, int], totals: Sequence[Total] = ()) -> dict[Key, int | str]:
    """What stands in place of each number. Totals are among the numbers, under their keys; those
    that are parts of others come first."""
    told = {key: _told(times) for key, times in numbers.items()}
    for total in totals:
        ways = [[told[part] for part in parts] for parts in total.ways]
        told[total.key] = _total(numbers[total.key], [parts for parts in ways if SMALL in parts])
    return told


def _told(times: int) -> int | str:
    return SMALL if 0 < times < FEWEST else rounded(times)


def _total(times: int, ways: Sequence[Sequence[int | str]]) -> int | str:
    """As it is shown alone, unless that tells a part of it."""
    alone = _told(times)
    for candidate in (alone, *_beside(alone)):
        if not any(_tells(_range(candidate), parts) for parts in ways):
            return candidate
    return alone


def _beside(told: int | str) -> Iterator[int]:
    """The multiples around it."""
    middle = told if isinstance(told, int) else 0
    yield from (near for near in (middle - STEP, middle + STEP) if near >= FEWEST)


def _tells(total: Range, parts: Sequence[int | str]) -> bool:
    """Whether a small part has one value only, or the sum cannot be so."""
    ranges = [_range(part) for part in parts]
    lowest = sum(low for low, _ in ranges)
    highest = sum(high for _, high in ranges)
    low, high = max(total[0], lowest), min(total[1], highest)
    if low > high:
        return True
    small_low, small_high = _range(SMALL)
    least = max(small_low, low - (highest - small_high))
    most = min(small_high, high - (lowest - small_low))
    return least >= most


def _range(told: int | str) -> Range:
    """What somebody knows who knows the rule."""
    if isinstance(told, str):
        return 1, FEWEST - 1
    return (max(FEWEST, told - HALF), told + HALF) if told else (0, 0)
