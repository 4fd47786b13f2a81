"""What can be worked out of numbers that were left out, from those that are shown. Pure.

Whoever sees a table knows how its numbers add up, and by which rules some are hidden. From both
follows a lowest and a highest value of each hidden number; where the two meet, it is not hidden.
"""

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Range = tuple[int, int]
MOST_ROUNDS = 50
"""Ranges that still narrow after that do so by ones, and are wide."""


@dataclass(frozen=True)
class Equation(Generic[Key]):
    """The parts add up to the whole."""

    whole: Key
    parts: tuple[Key, ...]

    @property
    def keys(self) -> tuple[Key, ...]:
        return (self.whole, *self.parts)


def narrow(ranges: Mapping[Key, Range], equations: Sequence[Equation[Key]]) -> dict[Key, Range]:
    """Each number's range once all equations have been used again and again."""
    found = dict(ranges)
    for _ in range(MOST_ROUNDS):
        # All of them, each time: the first that changes something is not the end.
        if sum(_narrow_one(found, equation) for equation in equations) == 0:
            break
    return found


def _narrow_one(found: dict[Key, Range], equation: Equation[Key]) -> bool:
    lowest = sum(found[key][0] for key in equation.parts)
    highest = sum(found[key][1] for key in equation.parts)
    low, high = found[equation.whole]
    changed = _set(found, equation.whole, lowest, highest)
    low, high = found[equation.whole]
    for key in equation.parts:
        own_low, own_high = found[key]
        rest_low, rest_high = lowest - own_low, highest - own_high
        changed |= _set(found, key, low - rest_high, high - rest_low)
    return changed


def _set(found: dict[Key, Range], key: Key, low: float, high: float) -> bool:
    old = found[key]
    new = (max(old[0], math.ceil(low)), min(old[1], math.floor(high)))
    if new[0] > new[1] or new == old:
        # Numbers that do not add up tell nothing; the caller leaves such equations out.
        return False
    found[key] = new
    return True
