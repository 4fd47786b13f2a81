"""What tells a change from chance on an XmR chart: the four signals of NHS Making Data Count. Pure.

As NHSRplotthedots tests them (read 2025-09-29), which mirrors the official workbook. Values are in
the order of time and belong to one phase, the stretch that has limits in common.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

RUN = 7
"""Points in a row that make a trend or a shift."""
NEAR = 1e-9
"""Closer than this two numbers are the same: percents are not exact in floating point."""


class Signal(StrEnum):
    """In the order in which they are named where several apply."""

    OUTSIDE = "outside"
    """Beyond the limits."""
    TREND = "trend"
    """Seven in a row, each above (or below) the one before."""
    TWO_OF_THREE = "two-of-three"
    """Two of three in the outer third, all three on one side of the mean."""
    SHIFT = "shift"
    """Seven in a row on one side of the mean."""


@dataclass(frozen=True)
class Band:
    """What the values are held against, in their own unit."""

    mean: float
    low: float
    high: float
    low_warning: float
    """The outer third begins here: two thirds of the way from the mean to the limit."""
    high_warning: float


class Seen(NamedTuple):
    signal: Signal
    side: int
    """1 where it points up, -1 down."""


def signals_of(values: Sequence[float], band: Band) -> list[tuple[Seen, ...]]:
    """Of each value, in the order of `Signal`; the first of them says which way it changed."""
    sides = [_sign(value - band.mean) for value in values]
    outside = [_sign_beyond(value, band.low, band.high) for value in values]
    rises = _rises(values)
    close = [
        not out and _sign_beyond(value, band.low_warning, band.high_warning) != 0
        for value, out in zip(values, outside, strict=True)
    ]
    two = _two_of_three(close, sides)
    shift = _part_of_run([side if _is_run(sides, end) else 0 for end, side in enumerate(sides)])
    found = []
    for place in range(len(values)):
        points = {
            Signal.OUTSIDE: outside[place],
            Signal.TREND: rises[place],
            Signal.TWO_OF_THREE: sides[place] if two[place] else 0,
            Signal.SHIFT: sides[place] if shift[place] else 0,
        }
        found.append(tuple(Seen(signal, points[signal]) for signal in Signal if points[signal]))
    return found


def _sign(number: float) -> int:
    return 0 if abs(number) <= NEAR else (1 if number > 0 else -1)


def _sign_beyond(value: float, low: float, high: float) -> int:
    return max(_sign(value - high), 0) + min(_sign(value - low), 0)


def _is_run(sides: Sequence[int], end: int) -> bool:
    """Whether the seven that end here are all on one side. One on the mean ends a run."""
    return end + 1 >= RUN and len(set(sides[end + 1 - RUN : end + 1])) == 1 and sides[end] != 0


def _part_of_run(ends: Sequence[int]) -> list[bool]:
    """Whether each is one of seven that end at, or soon after, its place."""
    return [any(ends[place : place + RUN]) for place in range(len(ends))]


def _rises(values: Sequence[float]) -> list[int]:
    """1 for each that is part of seven that rise, -1 of seven that fall. One that is part of two
    takes the way that it leads to."""
    steps = [_sign(later - earlier) for earlier, later in pairwise(values)]
    last = RUN - 1
    ends = [
        steps[end - 1] if end >= last and len(set(steps[end - last : end])) == 1 else 0
        for end in range(len(values))
    ]
    part = _part_of_run(ends)
    ways = []
    for place, is_part in enumerate(part):
        goes_on = place + 1 < len(values) and part[place + 1]
        ways.append((steps[place] if goes_on else steps[place - 1]) if is_part else 0)
    return ways


def _two_of_three(close: Sequence[bool], sides: Sequence[int]) -> list[bool]:
    found = [False] * len(close)
    for start in range(len(close) - 2):
        three = range(start, start + 3)
        on_one_side = abs(sum(sides[place] for place in three)) == len(three)
        if on_one_side and sum(close[place] for place in three) >= 2:
            for place in three:
                found[place] |= close[place]
    return found
