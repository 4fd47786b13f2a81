"""Another way the numbers could be, that nothing that was told speaks against. Pure.

A number is not known while it could be another one: one more here, one less there, so that all sums
still hold and each number stays within the range that is told of it. Finding such a world proves
that; finding none proves nothing, and is taken for the worst.
"""

from collections.abc import Callable, Mapping

from surveys.figures.telling.family import Family, Var

Room = Callable[[Var], tuple[int, int]]
World = Mapping[Var, int]
"""By how much which numbers differ."""
LARGEST = 400
"""Numbers in which a world may differ; larger ones are not looked for."""


class Search:
    def __init__(self, family: Family, room: Room, cost: Callable[[Var], int], tries: int) -> None:
        """`tries`: how often it may find itself on a wrong way before it gives up."""
        self.family, self.room, self.cost, self.tries = family, room, cost, tries
        self.world: dict[Var, int] = {}
        self._uneven: dict[int, int] = {}
        """Sums that do not hold yet, and by how much."""

    def another(self, var: Var) -> World | None:
        """In which this number is one more, or one less."""
        tries = self.tries
        for step in (1, -1):
            low, high = self.room(var)
            if low <= self.family.truth[var] + step <= high:
                self.tries = tries
                self.world, self._uneven = {}, {}
                self._take(var, step)
                if self._even_out():
                    return self.world
        return None

    def _even_out(self) -> bool:
        if not self._uneven:
            return True
        if len(self.world) > LARGEST:
            return False
        for var, step in self._next():
            self._take(var, step)
            if self._even_out():
                return True
            self._take(var, -step)
            self.tries -= 1
            if self.tries < 0:
                return False
        return False

    def _next(self) -> list[tuple[Var, int]]:
        """The ways to go on from the sum that leaves the fewest."""
        found = (self._ways(at, by) for at, by in self._uneven.items())
        fewest = next(found)
        for ways in found:
            if len(fewest) < 2:
                break
            if len(ways) < len(fewest):
                fewest = ways
        if len(fewest) > 1:
            fewest.sort(key=lambda way: (self._gets_worse(*way), self.cost(way[0]), way))
        return fewest

    def _ways(self, at: int, by: int) -> list[tuple[Var, int]]:
        ways = []
        truth = self.family.truth
        for var, sign in self.family.sums[at].items():
            if var not in self.world:
                step = -sign if by > 0 else sign
                low, high = self.room(var)
                if low <= truth[var] + step <= high:
                    ways.append((var, step))
        return ways

    def _gets_worse(self, var: Var, step: int) -> int:
        """How many more sums would not hold."""
        worse = 0
        for at in self.family.sums_of(var):
            by = self._uneven.get(at, 0)
            worse += abs(by + step * self.family.sums[at][var]) - abs(by)
        return worse

    def _take(self, var: Var, step: int) -> None:
        if var in self.world:
            del self.world[var]
        else:
            self.world[var] = step
        for at in self.family.sums_of(var):
            by = self._uneven.get(at, 0) + step * self.family.sums[at][var]
            if by:
                self._uneven[at] = by
            else:
                self._uneven.pop(at, None)
