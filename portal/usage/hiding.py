"""Which numbers of use are shown, and how: none so that a small one can be worked out. Pure.

Numbers from one to four are not told apart. All others are rounded to the nearest five, totals
too, each from the exact number. Then the attack: what do totals and the numbers beside them tell of
each small one? Where it is one value only, the smallest number beside it is hidden, and it is asked
again; where none is left to hide, all of them are.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field

FEWEST = 5
"""The smallest number that is said."""
STEP = 5
SMALL = "1 to 4"
HIDDEN = "hidden"
MANY = 10**9
Key = Hashable
Range = tuple[int, int]


@dataclass(frozen=True)
class Total:
    """A number that others add up to."""

    key: Key
    parts: tuple[Key, ...]


def rounded(times: int) -> int:
    return (2 * times + STEP) // (2 * STEP) * STEP


def shown(numbers: Mapping[Key, int], totals: Sequence[Total] = ()) -> dict[Key, int | str]:
    """What stands in place of each number. Totals are among the numbers, under their keys."""
    hiding = _Hiding(numbers, totals)
    hiding.withstand()
    return {key: hiding.words(key) for key in numbers}


@dataclass
class _Hiding:
    numbers: Mapping[Key, int]
    totals: Sequence[Total]
    hidden: set[Key] = field(default_factory=set)

    def words(self, key: Key) -> int | str:
        times = self.numbers[key]
        if key in self.hidden:
            return HIDDEN
        return SMALL if 0 < times < FEWEST else rounded(times)

    def withstand(self) -> None:
        while (known := self._known()) is not None:
            beside = [one for one in self.totals if known in one.parts or known == one.key]
            left = [key for one in beside for key in one.parts if self._may_hide(key)]
            if left:
                self.hidden.add(min(left, key=lambda key: (self.numbers[key], str(key))))
            else:
                self.hidden |= {key for one in beside for key in (*one.parts, one.key)}

    def _may_hide(self, key: Key) -> bool:
        return key not in self.hidden and self.numbers[key] >= FEWEST

    def _known(self) -> Key | None:
        """A small number that is not a secret any more."""
        ranges = self._narrowed()
        for key, times in self.numbers.items():
            low, high = ranges[key]
            if 0 < times < FEWEST and low == high and key not in self.hidden:
                return key
        return None

    def _range(self, key: Key) -> Range:
        """What the rules alone tell."""
        times = self.numbers[key]
        if key in self.hidden:
            return (FEWEST if times >= FEWEST else 0), MANY
        if times == 0:
            return 0, 0
        if times < FEWEST:
            return 1, FEWEST - 1
        near = rounded(times)
        return max(FEWEST, near - STEP // 2), near + STEP // 2

    def _narrowed(self) -> dict[Key, Range]:
        """And what sums tell beside them."""
        ranges = {key: self._range(key) for key in self.numbers}
        changed = True
        while changed:
            changed = False
            for total in self.totals:
                changed |= _narrow(ranges, total)
        return ranges


def _narrow(ranges: dict[Key, Range], total: Total) -> bool:
    before = {key: ranges[key] for key in (*total.parts, total.key)}
    lowest = sum(ranges[key][0] for key in total.parts)
    highest = sum(ranges[key][1] for key in total.parts)
    low, high = ranges[total.key]
    low, high = max(low, lowest), min(high, highest)
    ranges[total.key] = low, high
    for key in total.parts:
        mine_low, mine_high = ranges[key]
        others_low, others_high = lowest - mine_low, highest - mine_high
        ranges[key] = max(mine_low, low - others_high), min(mine_high, high - others_low)
    return any(ranges[key] != was for key, was in before.items())
