"""Another way the numbers could be, that nothing that was told speaks against. Pure.

A number is not known while it could be another one: one more here, one less there, so that all sums
still hold and each number stays within the range that is told of it. Finding such a world proves
that; finding none proves nothing, and is taken for the worst.

Where a whole set of answers is elsewhere, each question has to follow by itself. So sets of answers
are evened out first, then one question after the other.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from surveys.figures.telling.family import Family
from surveys.figures.telling.numbers import Room, Var
from surveys.figures.telling.units import SETS

World = dict[Var, int]
"""By how much which numbers differ."""
SIZES = ((8, 200), (12, 600), (16, 600), (40, 200))
"""In how many numbers of one question a world may differ, and how often the search may find itself
on a wrong way before it looks further. First near by: who looks far at once gets lost."""
EVENS = 4
"""One number more seldom evens out more sums."""
SETS_TRIED = 8
"""So many ways to even out sets of answers are tried with all questions."""


STEPS = 20_000
"""Some seconds. A question of which a number is not safe by then is not told."""


@dataclass
class Effort:
    """How many more steps some searches may take together."""

    left: int = STEPS


class Search:
    def __init__(self, family: Family, room: Room, effort: Effort, *, hurry: int = 1) -> None:
        """`hurry`: so many times sooner it gives up."""
        self.family, self.effort, self.hurry = family, effort, hurry
        # What is made on the way, such as those who left a question out, comes into these lists.
        self.low, self.high, self.cost = room.low, room.high, room.cost
        self.truth = family.truth
        self.world: dict[Var, int] = {}
        self._uneven: dict[str, dict[int, int]] = {}
        """By question the sums that do not hold yet, and by how much."""
        self._most = self._left = 0

    def another(self, var: Var) -> World | None:
        """In which this number is one more, or one less."""
        for start in self._starts(var):
            if self.effort.left >= 0 and self._from(start):
                return self.world
        return None

    def _starts(self, var: Var) -> Iterator[dict[Var, int]]:
        for step in (1, -1):
            yield {var: step}
        # Who answered differently, or: who was there at all.
        sets = self.family.sets_of(var)
        if sets is not None and sets != var:
            for step in (1, -1):
                yield {var: step, sets: step}

    def _from(self, start: dict[Var, int]) -> bool:
        self.world, self._uneven = {}, defaultdict(dict)
        for var, step in start.items():
            if not self._may(var, step):
                return False
            self._take(var, step)
        if not self._uneven[SETS]:
            return self._even_out_questions()
        for tried, _ in enumerate(self._ways_for_sets()):
            most, left = self._most, self._left
            if self._even_out_questions():
                return True
            if tried == SETS_TRIED:
                break
            self._most, self._left = most, left
        return False

    def _ways_for_sets(self) -> Iterator[None]:
        for self._most, tries in SIZES:
            self._left = tries // self.hurry
            yield from self._even_out(SETS, 0)

    def _even_out_questions(self) -> bool:
        """Else leaves everything as it was."""
        before = dict(self.world)
        # The list is made before anything is taken.
        if all(self._even_out_one(one) for one in self._questions()):
            return True
        for var, step in list(self.world.items()):
            if var not in before:
                self._take(var, -step)
        return False

    def _questions(self) -> list[str]:
        return [one for one, sums in self._uneven.items() if sums]

    def _even_out_one(self, part: str) -> bool:
        for _ in self._all_alike(part):
            if self._find(part, SIZES[:1]):
                return True
        return self._find(part, SIZES)

    def _find(self, part: str, sizes: Sequence[tuple[int, int]]) -> bool:
        for self._most, tries in sizes:
            self._left = tries // self.hurry
            for _ in self._even_out(part, 0):
                return True
        return False

    def _all_alike(self, part: str) -> Iterator[None]:
        """Where sets of answers are elsewhere: each option that all of them may have given."""
        moved = [(var, step) for var, step in self.world.items() if self.family.part[var] == SETS]
        for question in self.family.questions_of(part) if moved else ():
            for option in self.family.options_of(question):
                taken: list[tuple[Var, int]] = []
                if all(self._go_along(var, step, question, option, taken) for var, step in moved):
                    yield
                for var, step in taken:
                    self._take(var, -step)

    def _go_along(
        self, sets: Var, step: int, question: str, option: str, taken: list[tuple[Var, int]]
    ) -> bool:
        for var in self.family.going_along(sets, question, option):
            if var in self.world or not self._may(var, step):
                return False
            self._take(var, step)
            taken.append((var, step))
        return True

    # Evening out one thing --------------------------------------------------------------------

    def _even_out(self, part: str, size: int) -> Iterator[None]:
        """Comes back with each way that is found, in `world`."""
        uneven = self._uneven[part]
        if not uneven:
            yield
            return
        if size + (len(uneven) + EVENS - 1) // EVENS > self._most:
            return
        for var, step in self._next(part):
            self._take(var, step)
            yield from self._even_out(part, size + 1)
            self._take(var, -step)
            self._left -= 1
            self.effort.left -= 1
            if min(self._left, self.effort.left) < 0:
                return

    def _next(self, part: str) -> list[tuple[Var, int]]:
        """The ways to go on from the sum that leaves the fewest."""
        found = (self._ways(part, at, by) for at, by in self._uneven[part].items())
        fewest = next(found)
        for ways in found:
            if len(fewest) < 2:
                break
            if len(ways) < len(fewest):
                fewest = ways
        if len(fewest) > 1:
            cost = self.cost
            fewest.sort(key=lambda way: (self._gets_worse(*way), cost.get(way[0], 0), way))
        return fewest

    def _ways(self, part: str, at: int, by: int) -> list[tuple[Var, int]]:
        ways = []
        world, parts, truth, low, high = (
            self.world,
            self.family.part,
            self.truth,
            self.low,
            self.high,
        )
        for var, sign in self.family.sums[at].items():
            if var not in world and parts[var] == part:
                step = -sign if by > 0 else sign
                if low[var] <= truth[var] + step <= high[var]:
                    ways.append((var, step))
        return ways

    def _may(self, var: Var, step: int) -> bool:
        return self.low[var] <= self.truth[var] + step <= self.high[var]

    def _gets_worse(self, var: Var, step: int) -> int:
        """How many more sums would not hold."""
        uneven = self._uneven[self.family.part[var]]
        worse = 0
        for at in self.family.sums_of(var):
            by = uneven.get(at, 0)
            worse += abs(by + step * self.family.sums[at][var]) - abs(by)
        return worse

    def _take(self, var: Var, step: int) -> None:
        if var in self.world:
            del self.world[var]
        else:
            self.world[var] = step
        for at in self.family.sums_of(var):
            uneven = self._uneven[self.family.part_of_sum[at]]
            by = uneven.get(at, 0) + step * self.family.sums[at][var]
            if by:
                uneven[at] = by
            else:
                uneven.pop(at, None)
