"""What each tier's texts say of the numbers behind them, and which of those nobody may know. Pure.

Whoever reads a table knows these rules, too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from surveys.figures.tables import BASE, Tier
from surveys.figures.telling.units import INVITED, Line, Standing, State

ANY = 10**9
"""No number of answers is as large."""
Range = tuple[int, int]


@dataclass(frozen=True)
class Rules:
    tier: Tier
    most: int
    """Numbers from one on up to this are small."""
    least: int
    """Of fewer answers the service is told nothing else."""
    step: int = 1
    """To whose multiples numbers are rounded."""

    def is_small(self, count: int) -> bool:
        return 0 < count <= self.most

    def rounded(self, count: int) -> int:
        """To the nearest; a half goes up."""
        return (2 * count + self.step) // (2 * self.step) * self.step

    # What the texts say -----------------------------------------------------------------------

    def base(self, line: Line) -> Range:
        if line.standing == Standing.SHOWN:
            return self._shown(line.row.base, is_star=self.is_star(line))
        if line.standing == Standing.FEW:
            return self._lowest(line), self.least - 1
        return self.gone(line) if line.standing == Standing.GONE else (self._lowest(line), ANY)

    def gone(self, line: Line) -> Range:
        """Across teams a base that is hidden is one of enough answers: of others it is said that
        they are too few. In public it is any."""
        is_enough = self.tier == Tier.SERVICE and line.question != INVITED
        return (self.least if is_enough else self._lowest(line)), ANY

    def _lowest(self, line: Line) -> int:
        """A group is named because somebody is in it."""
        return 1 if line.is_sets and line.row.base else 0

    def is_few(self, line: Line) -> bool:
        """Too few answers to tell anything of them. In public each number stands for itself."""
        is_answers = self.tier == Tier.SERVICE and line.question != INVITED
        return is_answers and line.row.base < self.least

    def is_star(self, line: Line) -> bool:
        """Whether a base is small by itself."""
        by_itself = self.tier == Tier.PUBLIC or line.question == INVITED
        return by_itself and self.is_small(line.row.base)

    def count(self, line: Line, option: str) -> Range:
        state = line.states.get(option)
        if line.standing != Standing.SHOWN or state == State.DROPPED:
            return 0, ANY
        if state == State.HIDDEN:
            return self.most + 1, ANY
        return self._shown(line.row.counts[option], is_star=state == State.SMALL)

    def apart(self, line: Line, option: str) -> Range:
        if line.standing != Standing.SHOWN or line.hides_apart:
            return 0, ANY
        count = line.apart[option]
        return self._shown(count, is_star=self.is_small(count))

    def _shown(self, count: int, *, is_star: bool) -> Range:
        if is_star:
            return 1, self.most
        if self.step == 1 or count == 0:
            return count, count
        near = self.rounded(count)
        lowest, highest = near - self.step // 2, near + (self.step - 1) // 2
        return max(lowest, self.most + 1), highest

    # What nobody may know ---------------------------------------------------------------------

    def secrets(self, line: Line) -> Iterator[str]:
        """The options, among them `BASE`, whose numbers are secret."""
        is_few = self.is_few(line)
        if line.row.base and (is_few or self.is_star(line)):
            yield BASE
        for option, count in line.row.counts.items():
            if count and (is_few or self.is_small(count)):
                yield option
        for option, count in line.apart.items():
            if self.is_small(count):
                yield option


class Thresholds(Protocol):
    B_MIN_BASE: int
    """Of fewer answers the service tier shows nothing else."""
    B_MAX_HIDDEN: int
    """Smaller counts, from one on, are shown as a range."""
    C_MAX_HIDDEN: int
    """The same in public, as a star."""
    C_ROUND: int
    """In public counts are rounded to the nearest multiple."""
    C_MIN_PCT: int
    """In public there is no percent of a smaller rounded base."""


def rules_of(tier: Tier, settings: Thresholds) -> Rules:
    if tier == Tier.SERVICE:
        return Rules(tier, settings.B_MAX_HIDDEN, settings.B_MIN_BASE)
    return Rules(tier, settings.C_MAX_HIDDEN, settings.C_MAX_HIDDEN + 1, settings.C_ROUND)
