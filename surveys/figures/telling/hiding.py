"""What of a layer may be hidden for the sake of a number that nobody may know, and hiding it. Pure.

First single numbers, then whole lines, lines with their bases, whole groups.
"""

from collections.abc import Iterator, Sequence
from enum import IntEnum

from surveys.figures.tables import BASE
from surveys.figures.telling.family import Family
from surveys.figures.telling.numbers import Room, Var, number, ranges
from surveys.figures.telling.rules import ANY, Range, Rules
from surveys.figures.telling.units import Line, Standing, State, Unit


class Level(IntEnum):
    NOTHING = 0
    NUMBERS = 1
    LINES = 2
    BASES = 3
    GROUPS = 4


LAST = Level.GROUPS


class Hiding:
    def __init__(self, family: Family, units: Sequence[Unit], rules: Rules) -> None:
        """`rules`: of the tier that is told. Adds the units to the family."""
        self.family, self.rules = family, rules
        self.stills = (True, False) if all(unit.dimensions for unit in units) else (False,)
        """Whether all together may stand still, and then may not."""
        self._mine: dict[Var, tuple[Unit, Line, str]] = {}
        self._before: dict[Var, Range] = {}
        self._rooms: dict[tuple[Level, int, bool], Room] = {}
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

    # What may be hidden -----------------------------------------------------------------------

    def room(self, level: Level, most: int = ANY, *, is_still: bool = False) -> Room:
        """Numbers of more than `most` answers stay as they are. Where it is still, so do those of
        all together: breakdowns hang together by those alone, so that a world in which they stay is
        one whatever was told of other breakdowns, and is found soon."""
        key = level, most, is_still
        room = self._rooms.get(key)
        if room is None:
            room = self._rooms[key] = self.family.copy()
            for var, owner in enumerate(self.family.owner):
                if is_still and owner is not None and owner[0][0] == ():
                    room.low[var] = room.high[var] = self.family.truth[var]
            for var in self._mine:
                self._widen(room, var, level, most)
        return room

    def _widen(self, room: Room, var: Var, level: Level, most: int) -> None:
        low, high = self.family.low[var], self.family.high[var]
        cost = self._cost(var, level)
        if level and cost <= most:
            low, high = self._within(var, self._wider(var, level, (low, high)))
        room.low[var], room.high[var], room.cost[var] = low, high, cost

    def _within(self, var: Var, told: Range) -> Range:
        """What was told before is known, too."""
        low, high = self._before[var]
        return max(low, told[0]), min(high, told[1])

    def _wider(self, var: Var, level: Level, now: Range) -> Range:
        _, line, option = self._mine[var]
        if option == BASE:
            needed = Level.GROUPS if line.is_sets else Level.BASES
            may = level >= needed and line.standing == Standing.SHOWN
            return self.rules.gone(line) if may else now
        if level >= Level.LINES or option in line.apart:
            return 0, ANY
        is_large = self.family.truth[var] > self.rules.most and now[0] > 0
        return (self.rules.most + 1, ANY) if is_large and option not in line.states else now

    def _cost(self, var: Var, level: Level) -> int:
        """How many answers less are told of where it is hidden, too."""
        _, line, option = self._mine[var]
        is_hidden = line.hides_apart if option in line.apart else option in line.states
        if is_hidden or line.standing != Standing.SHOWN:
            return 0
        return line.row.base if level >= Level.LINES else self.family.truth[var]

    # Hiding it --------------------------------------------------------------------------------

    def hide(self, world: dict[Var, int]) -> None:
        """So that what is told does not speak against this world."""
        for var, step in world.items():
            count = self.family.truth[var] + step
            allowed = self.family.low[var] <= count <= self.family.high[var]
            if var in self._mine and not allowed:
                unit, line, option = self._mine[var]
                for changed in self._hide_one(unit, line, option, count):
                    self._tell_anew(unit, changed)

    def _hide_one(self, unit: Unit, line: Line, option: str, count: int) -> Sequence[Line]:
        """So that it could be this many."""
        if option == BASE:
            lines = [line]
            if line.is_sets:
                of_group = [one for one in unit.lines if one.group == line.group]
                lines = [one for one in of_group if not self.rules.is_few(one)]
            for one in lines:
                one.standing = Standing.GONE
            return lines
        if option in line.apart:
            line.hides_apart = True
        elif min(line.row.counts[option], count) > self.rules.most and option not in line.states:
            line.states[option] = State.HIDDEN
        else:
            line.states |= dict.fromkeys(line.row.counts, State.DROPPED)
        return [line]

    def _tell_anew(self, unit: Unit, line: Line) -> None:
        for var, told in self._vars_of(unit, line):
            self.family.low[var], self.family.high[var] = self._within(var, told)
            for (level, most, _), room in self._rooms.items():
                self._widen(room, var, level, most)

    def _vars_of(self, unit: Unit, line: Line) -> Iterator[tuple[Var, Range]]:
        for option, told in ranges(line, self.rules):
            var = self.family.var(unit.place(line), line.question, option)
            if var is not None and var in self._before:
                yield var, told
