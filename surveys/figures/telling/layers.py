"""One unit more is told: how much of it is hidden, so that nothing follows from all together. Pure.

For every number that nobody may know, told now or before, there must be another world (`worlds`).
Where there is none, as little as possible of what is told now is hidden until there is: single
numbers, then whole lines, lines with their bases, whole groups, the breakdown of a question, all of
it. What was told before stays as it was.

Hiding more never takes another world away. So each number is looked at once.
"""

from collections.abc import Callable, Iterable, Mapping
from enum import IntEnum

from surveys.figures.tables import BASE, Tier
from surveys.figures.telling.family import Family, Var, number, ranges
from surveys.figures.telling.labels import begin
from surveys.figures.telling.rules import ANY, Range, Rules
from surveys.figures.telling.units import Line, Period, Standing, State, Unit
from surveys.figures.telling.worlds import Search, World


class Level(IntEnum):
    """How much may be hidden for the sake of one number."""

    NOTHING = 0
    NUMBERS = 1
    LINES = 2
    BASES = 3
    GROUPS = 4
    QUESTIONS = 5
    ALL = 6


MOST = (10, 20, 40, 80, 160, ANY)
"""First the smaller ones only: what costs least is hidden."""
TRIES, TRIES_TO_HIDE = 200, 60


class Layer:
    """A unit beside all that one reader was told before."""

    def __init__(self, family: Family, unit: Unit, rules: Rules) -> None:
        """`rules`: of what is told now. The family holds what was told before."""
        self.family, self.unit, self.rules = family, unit, rules
        low, high = list(family.low), list(family.high)
        family.add(unit, rules)
        self._mine: dict[Var, tuple[Line, str]] = {}
        self._before: dict[Var, Range] = {}
        for line in unit.lines:
            for option, _ in ranges(line, rules):
                var = family.var(unit.place(line), line.question, option)
                if var is None or family.truth[var] != number(line, option):
                    continue
                self._mine[var] = line, option
                self._before[var] = (low[var], high[var]) if var < len(low) else (0, ANY)
        self._level, self._most = Level.NOTHING, 0

    def protect(self, reader: Rules) -> bool:
        """Whether nothing follows that this reader may not know, once enough is hidden."""
        known_to_be_safe: set[Var] = set()
        holds = True
        for var in list(self.family.secrets(reader)):
            if var not in known_to_be_safe:
                world = self._another_world(var)
                known_to_be_safe.update(world or ())
                holds = holds and world is not None
        return holds

    def _another_world(self, var: Var) -> World | None:
        self._level, self._most = Level.NOTHING, 0
        world = self._search(var, TRIES)
        for level in Level:
            for most in MOST if level else ():
                if world is not None:
                    return world
                self._level, self._most = level, most
                world = self._search(var, TRIES_TO_HIDE)
                if world is not None:
                    self._hide(world)
        return world

    def _search(self, var: Var, tries: int) -> World | None:
        return Search(self.family, self._room, self._cost, tries).another(var)

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
        line, option = self._mine[var]
        count, level = self.family.truth[var], self._level
        enough = count >= self.rules.least and line.standing == Standing.SHOWN
        if line.is_sets:
            if level >= Level.ALL:
                return min(count, 1), ANY
            return (self.rules.least, ANY) if enough and level >= Level.GROUPS else now
        if option == BASE:
            if level >= Level.QUESTIONS:
                return 0, ANY
            return (self.rules.least, ANY) if enough and level >= Level.BASES else now
        if level >= Level.LINES or option in line.apart:
            return 0, ANY
        is_plain = count > self.rules.most and option not in line.states
        return (self.rules.most + 1, ANY) if is_plain and now[0] else now

    def _cost(self, var: Var) -> int:
        """How many answers less are told of where it is hidden, too."""
        if var not in self._mine or not self._is_shown(*self._mine[var]):
            return 0
        line, _ = self._mine[var]
        return line.row.base if self._level >= Level.LINES else self.family.truth[var]

    def _is_shown(self, line: Line, option: str) -> bool:
        is_hidden = line.hides_apart if option in line.apart else option in line.states
        return line.standing == Standing.SHOWN and not is_hidden

    # Hiding it --------------------------------------------------------------------------------

    def _hide(self, world: World) -> None:
        changed: list[Line] = []
        for var, step in world.items():
            count = self.family.truth[var] + step
            if var in self._mine and not self._allows(var, count):
                changed += self._hide_one(*self._mine[var], count)
                for line in changed:
                    self._tell_anew(line)

    def _allows(self, var: Var, count: int) -> bool:
        return self.family.low[var] <= count <= self.family.high[var]

    def _hide_one(self, line: Line, option: str, count: int) -> list[Line]:
        unit, rules = self.unit, self.rules
        if line.is_sets:
            of_group = [one for one in unit.lines if one.group == line.group]
            if count >= rules.least and line.standing == Standing.SHOWN:
                return _stand([one for one in of_group if not rules.is_few(one)], Standing.GONE)
            return _stand(unit.lines, Standing.SILENT)
        if option == BASE:
            if count >= rules.least and line.standing == Standing.SHOWN:
                return _stand([line], Standing.GONE)
            same = [one for one in unit.lines if one.question == line.question]
            return _stand(same, Standing.SILENT)
        if option in line.apart:
            line.hides_apart = True
        elif line.standing == Standing.SHOWN:
            before = line.row.counts[option]
            if min(before, count) > rules.most and option not in line.states:
                line.states[option] = State.HIDDEN
            else:
                line.states |= dict.fromkeys(line.row.counts, State.DROPPED)
        else:
            return _stand(
                [one for one in unit.lines if one.question == line.question], Standing.SILENT
            )
        return [line]

    def _tell_anew(self, line: Line) -> None:
        for option, (low, high) in ranges(line, self.rules):
            var = self.family.var(self.unit.place(line), line.question, option)
            if var in self._before:
                before_low, before_high = self._before[var]
                self.family.low[var] = max(low, before_low)
                self.family.high[var] = min(high, before_high)


def _stand(lines: list[Line], standing: Standing) -> list[Line]:
    for line in lines:
        line.standing = standing
    return lines


def tell(
    unit: Unit,
    told: Iterable[Unit],
    rules: Mapping[Tier, Rules],
    *,
    services: Mapping[str, str],
    is_within: Callable[[Period], bool] = lambda _: True,
) -> Unit:
    """Hides in `unit` what has to be; `told` is all that was told before that hangs together with
    it. Who reads the service tier reads the public one, too."""
    begin(unit, rules[unit.tier])
    for reader in (Tier.PUBLIC, Tier.SERVICE):
        if unit.tier == Tier.PUBLIC or reader == Tier.SERVICE:
            known = [
                (one, rules[one.tier])
                for one in told
                if reader == Tier.SERVICE or one.tier == Tier.PUBLIC
            ]
            known.sort(key=lambda one: one[0].tier != reader)
            family = Family(known, services, is_within)
            if not Layer(family, unit, rules[unit.tier]).protect(rules[reader]):
                _stand(unit.lines, Standing.SILENT)
    return unit
