"""More is told: how much of it is hidden, so that nothing follows from all together. Pure.

What is told at once is a layer: one breakdown of a month, of a year, or of a quarter with all those
of its months that were not told yet. A quarter less two months is the third, told or not.

For every number that nobody may know, told now or before, there must be another world (`worlds`).
Where there is none, as little as possible of what is told now is hidden until there is: single
numbers, then whole lines, lines with their bases, whole groups; at last the breakdown of the
question, or all of it. What was told before stays as it was.

Hiding more never takes another world away. So each number is looked at once.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import IntEnum

from surveys.figures.tables import BASE, Tier
from surveys.figures.telling.family import Family, Var, number, ranges
from surveys.figures.telling.labels import begin
from surveys.figures.telling.rules import ANY, Range, Rules
from surveys.figures.telling.units import SETS, Line, Period, Standing, State, Unit
from surveys.figures.telling.worlds import Search, World


class Level(IntEnum):
    """How much may be hidden for the sake of one number."""

    NOTHING = 0
    NUMBERS = 1
    LINES = 2
    BASES = 3
    GROUPS = 4


MOST = (12, 50, ANY)
"""First the smaller ones only: what costs least is hidden."""
HURRY = 4
"""Where more may be hidden, less time is spent to find out how little."""


class Layer:
    """Units beside all that one reader was told before."""

    def __init__(self, family: Family, units: Sequence[Unit], rules: Rules) -> None:
        """`rules`: of what is told now. The family holds what was told before."""
        self.family, self.units, self.rules = family, units, rules
        self._mine: dict[Var, tuple[Unit, Line, str]] = {}
        self._before: dict[Var, Range] = {}
        low, high = list(family.low), list(family.high)
        for unit in units:
            family.add(unit, rules)
            for line in unit.lines:
                for option, _ in ranges(line, rules):
                    var = family.var(unit.place(line), line.question, option)
                    if var is not None and family.truth[var] == number(line, option):
                        self._mine[var] = unit, line, option
                        is_new = var >= len(low)
                        self._before[var] = (0, ANY) if is_new else (low[var], high[var])
        self._level, self._most = Level.NOTHING, 0

    def protect(self, reader: Rules) -> set[str]:
        """Hides until nothing follows that this reader may not know. Gives the questions of which
        nothing at all may be told, for no other world was found."""
        known_to_be_safe: set[Var] = set()
        silent: set[str] = set()
        for var in list(self.family.secrets(reader)):
            if var not in known_to_be_safe:
                known_to_be_safe.update(self._another_world(var) or ())
                if var not in known_to_be_safe:
                    silent.update(self.family.questions_of(self.family.part[var]))
        return silent

    def _another_world(self, var: Var) -> World | None:
        self._level, self._most = Level.NOTHING, 0
        world = self._search(var)
        for level in Level:
            for most in MOST if level else ():
                if world is not None:
                    return world
                self._level, self._most = level, most
                world = self._search(var)
                if world is not None:
                    self._hide(world)
        return world

    def _search(self, var: Var) -> World | None:
        is_last = (self._level, self._most) == (Level.GROUPS, ANY)
        hurry = 1 if is_last or not self._level else HURRY
        return Search(self.family, self._room, self._cost, hurry=hurry).another(var)

    # What may be hidden -----------------------------------------------------------------------

    def _room(self, var: Var) -> Range:
        now = self.family.low[var], self.family.high[var]
        if not self._level or var not in self._mine:
            return now
        if self._cost(var) > self._most:
            return now
        low, high = self._wider(var, now)
        before_low, before_high = self._before[var]
        return max(low, before_low), min(high, before_high)

    def _wider(self, var: Var, now: Range) -> Range:
        _, line, option = self._mine[var]
        count, level = self.family.truth[var], self._level
        enough = count >= self.rules.least and line.standing == Standing.SHOWN
        if line.is_sets:
            return (self.rules.least, ANY) if enough and level >= Level.GROUPS else now
        if option == BASE:
            return (self.rules.least, ANY) if enough and level >= Level.BASES else now
        if level >= Level.LINES or option in line.apart:
            return 0, ANY
        is_plain = count > self.rules.most and option not in line.states
        return (self.rules.most + 1, ANY) if is_plain and now[0] else now

    def _cost(self, var: Var) -> int:
        """How many answers less are told of where it is hidden, too."""
        if var not in self._mine or not self._is_shown(*self._mine[var][1:]):
            return 0
        _, line, _ = self._mine[var]
        return line.row.base if self._level >= Level.LINES else self.family.truth[var]

    def _is_shown(self, line: Line, option: str) -> bool:
        is_hidden = line.hides_apart if option in line.apart else option in line.states
        return line.standing == Standing.SHOWN and not is_hidden

    # Hiding it --------------------------------------------------------------------------------

    def _hide(self, world: World) -> None:
        for var, step in world.items():
            count = self.family.truth[var] + step
            if var in self._mine and not self._allows(var, count):
                unit, line, option = self._mine[var]
                for changed in self._hide_one(unit, line, option, count):
                    self._tell_anew(unit, changed)

    def _allows(self, var: Var, count: int) -> bool:
        return self.family.low[var] <= count <= self.family.high[var]

    def _hide_one(self, unit: Unit, line: Line, option: str, count: int) -> list[Line]:
        """So that it could be this many."""
        if line.is_sets:
            of_group = [one for one in unit.lines if one.group == line.group]
            return _stand([one for one in of_group if not self.rules.is_few(one)], Standing.GONE)
        if option == BASE:
            return _stand([line], Standing.GONE)
        if option in line.apart:
            line.hides_apart = True
        elif min(line.row.counts[option], count) > self.rules.most and option not in line.states:
            line.states[option] = State.HIDDEN
        else:
            line.states |= dict.fromkeys(line.row.counts, State.DROPPED)
        return [line]

    def _tell_anew(self, unit: Unit, line: Line) -> None:
        for option, (low, high) in ranges(line, self.rules):
            var = self.family.var(unit.place(line), line.question, option)
            if var in self._before:
                before_low, before_high = self._before[var]
                self.family.low[var] = max(low, before_low)
                self.family.high[var] = min(high, before_high)


def _stand(lines: list[Line], standing: Standing) -> list[Line]:
    for line in lines:
        line.standing = standing
    return lines


def tell(
    layer: Sequence[Unit],
    told: Iterable[Unit],
    rules: Mapping[Tier, Rules],
    *,
    services: Mapping[str, str],
    is_within: Callable[[Period], bool] = lambda _: True,
) -> None:
    """Hides in the units of a layer, of one tier, what has to be. `told`: all that was told before
    and hangs together with it. Who reads the service tier reads the public one, too."""
    tier, earlier = layer[0].tier, list(told)
    for unit in layer:
        begin(unit, rules[tier])
    for reader in (Tier.PUBLIC, Tier.SERVICE) if tier == Tier.PUBLIC else (Tier.SERVICE,):
        known = [(one, rules[one.tier]) for one in earlier if reader in (one.tier, Tier.SERVICE)]
        # What both tiers were told of goes by the words of the reader's own.
        known.sort(key=lambda one: one[0].tier != reader)
        family = Family(known, services, is_within)
        silent = Layer(family, layer, rules[tier]).protect(rules[reader])
        for unit in layer:
            lines = [one for one in unit.lines if SETS in silent or one.question in silent]
            _stand(lines, Standing.SILENT)
