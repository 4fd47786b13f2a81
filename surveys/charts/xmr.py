"""XmR charts by the rules of NHS Making Data Count (domain/surveys.md, section 7). Pure.

Limits are the mean ± 2.66 times the mean moving range, of the first twelve points of a phase: until
there are twelve they are trial limits, from then on they are locked. A new phase begins only where
a person has decided so. Points that are missing are not here: the moving range goes from each point
to the next that there is. Every number is worked out here once and is not rounded.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from surveys.charts.signals import Band, Seen, signals_of

WIDTH = 2.66
"""Of the limits, in mean moving ranges: three standard deviations of chance."""
OUTER = 2 / 3
"""Where the outer third begins."""
SCREEN = 3.267
"""A moving range of so many mean ones is no chance, and may be left out of the limits."""
LOCK = 12
"""Points after which the limits of a phase stay as they are."""
LEAST = 2
"""Points that a moving range takes."""


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"
    NEITHER = "neither"


class Variation(StrEnum):
    COMMON = "common"
    """Chance alone explains it."""
    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    HIGH = "high"
    """A change, of which nobody has said whether it is good."""
    LOW = "low"


class Assurance(StrEnum):
    PASSES = "passes"
    FAILS = "fails"
    HIT_AND_MISS = "hit-and-miss"


@dataclass(frozen=True)
class Limits(Band):
    moving_range: float
    """The mean of those that were used."""
    used: int
    """Points that they are worked out of."""
    screened: int
    """Moving ranges that were left out as too large to be chance."""

    @property
    def is_trial(self) -> bool:
        return self.used < LOCK


@dataclass(frozen=True)
class Phase:
    first: int
    """Place of its first point among the values."""
    number: int
    """How many points it has."""
    limits: Limits | None
    """None while there is but one point."""


@dataclass(frozen=True)
class Judged:
    """One point."""

    value: float
    phase: int
    signals: tuple[Seen, ...]
    variation: Variation


@dataclass(frozen=True)
class Xmr:
    phases: tuple[Phase, ...]
    points: tuple[Judged, ...]
    direction: Direction
    is_screened: bool
    """Moving ranges too large to be chance were looked for."""
    target: float | None
    assurance: Assurance | None
    """Of the target against the limits of the latest phase; none without both and a direction."""

    @property
    def latest(self) -> Judged | None:
        return self.points[-1] if self.points else None

    @property
    def limits(self) -> Limits | None:
        """Those of now."""
        return self.phases[-1].limits if self.phases else None


def xmr(
    values: Sequence[float],
    *,
    direction: Direction = Direction.UP,
    rebased_at: Collection[int] = (),
    screen: bool = False,
    target: float | None = None,
) -> Xmr:
    """`rebased_at` are the places at which a new phase begins."""
    starts = sorted({0, *(place for place in rebased_at if 0 < place < len(values))})
    ends = [*starts[1:], len(values)]
    phases: list[Phase] = []
    points: list[Judged] = []
    for number, (first, end) in enumerate(zip(starts, ends, strict=True)):
        own = values[first:end]
        limits = limits_of(own, screen=screen)
        found = signals_of(own, limits) if limits else [()] * len(own)
        phases.append(Phase(first, len(own), limits))
        points += [
            Judged(value, number, seen, _variation(seen[0].side if seen else 0, direction))
            for value, seen in zip(own, found, strict=True)
        ]
    assured = assurance(target, phases[-1].limits, direction)
    return Xmr(tuple(phases), tuple(points), direction, screen, target, assured)


def limits_of(values: Sequence[float], *, screen: bool = False) -> Limits | None:
    """Of a phase. None for fewer than two points."""
    used = values[:LOCK]
    if len(used) < LEAST:
        return None
    mean = sum(used) / len(used)
    ranges = [abs(later - one) for one, later in pairwise(used)]
    kept = ranges
    if screen:
        most = SCREEN * sum(ranges) / len(ranges)
        kept = [one for one in ranges if one < most] or ranges
    middle = sum(kept) / len(kept)
    width, outer = WIDTH * middle, WIDTH * OUTER * middle
    return Limits(
        mean=mean,
        low=mean - width,
        high=mean + width,
        low_warning=mean - outer,
        high_warning=mean + outer,
        moving_range=middle,
        used=len(used),
        screened=len(ranges) - len(kept),
    )


def assurance(
    target: float | None, limits: Limits | None, direction: Direction
) -> Assurance | None:
    """Whether the target will be met, as long as nothing changes."""
    if target is None or limits is None or direction == Direction.NEITHER:
        return None
    if limits.low <= target <= limits.high:
        return Assurance.HIT_AND_MISS
    is_above = target > limits.high
    return Assurance.FAILS if is_above == (direction == Direction.UP) else Assurance.PASSES


def _variation(side: int, direction: Direction) -> Variation:
    if side == 0:
        return Variation.COMMON
    if direction == Direction.NEITHER:
        return Variation.HIGH if side > 0 else Variation.LOW
    is_better = (side > 0) == (direction == Direction.UP)
    return Variation.IMPROVEMENT if is_better else Variation.CONCERN
