"""The numbers of some questions, which are hidden, and what the rules alone tell of those."""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

from surveys.figures.ranges import Equation, Range
from surveys.figures.tables import BASE, Group, Row, Sum

Key = tuple[str, Group, str]
"""Question, group, option (or `BASE`)."""
Place = tuple[str, Group]
"""Question and group: a row."""


class State(Enum):
    SHOWN = "shown"
    SMALL = "small"
    """Shown as a range."""
    HIDDEN = "hidden"
    """Large, and hidden for the sake of another."""
    DROPPED = "dropped"
    """With all of its row, whatever it is."""


class Cells:
    def __init__(self, rows: Iterable[Row], total: int, *, least: int, most: int) -> None:
        self.rows: dict[Place, Row] = {(row.question, row.by): row for row in rows}
        self.total, self.least, self.most = total, least, most
        self.states: dict[Key, State] = {}
        """Of cells that are not shown."""
        self.gone: set[Place] = set()
        """Rows of which nothing is shown but that they have too few answers, or are hidden."""
        self.silent: set[str] = set()
        """Questions of which no group says even that."""

    def count(self, key: Key) -> int:
        row = self.rows[key[0], key[1]]
        return row.base if key[2] == BASE else row.counts[key[2]]

    def is_hidden(self, key: Key) -> bool:
        return key in self.states or (key[0], key[1]) in self.gone

    def is_secret(self, key: Key) -> bool:
        """Whether nobody may know it: a small number, and all of a row with too few answers.
        What is hidden for the sake of another is no secret by itself."""
        if not self.is_hidden(key):
            return False
        if self.rows[key[0], key[1]].base < self.least:
            return self.count(key) > 0
        return key[2] != BASE and self.is_small(self.count(key))

    def is_small(self, *counts: int) -> bool:
        return any(0 < count <= self.most for count in counts)

    # Hiding ---------------------------------------------------------------------------------

    def hide_small(self, within: set[Group]) -> None:
        for place, row in self.rows.items():
            if row.by in within and place not in self.gone:
                small = [option for option, count in row.counts.items() if self.is_small(count)]
                self.states |= {(*place, option): State.SMALL for option in small}

    def hide_smallest(self, among: Iterable[Key]) -> bool:
        """Of those that are shown and not nothing. Whether there was one."""
        left = [
            key
            for key in among
            if key[2] != BASE and not self.is_hidden(key) and self.count(key) > 0
        ]
        if not left:
            return False
        smallest = min(left, key=lambda key: (self.count(key), str(key)))
        self.states[smallest] = State.HIDDEN
        return True

    def drop(self, places: Sequence[Place]) -> bool:
        """Whole rows, except those that are gone. Whether that changed anything."""
        keys = [
            (*place, option)
            for place in places
            if place not in self.gone
            for option in self.rows[place].counts
        ]
        new = [key for key in keys if self.states.get(key) != State.DROPPED]
        self.states.update(dict.fromkeys(new, State.DROPPED))
        return bool(new)

    # What is known of them ------------------------------------------------------------------

    def ranges(self) -> dict[Key, Range]:
        return {key: self._range(key) for key in self._keys()}

    def _keys(self) -> Iterator[Key]:
        for place, row in self.rows.items():
            yield from ((*place, option) for option in (BASE, *row.counts))

    def _range(self, key: Key) -> Range:
        """What the rules alone tell: which numbers they hide is known to everybody."""
        row = self.rows[key[0], key[1]]
        if (key[0], key[1]) in self.gone:
            if key[1] is not None and key[0] in self.silent:
                return 0, self.total
            is_few = row.base < self.least
            highest = self.least - 1 if is_few else self.total
            return (self.least if key[2] == BASE and not is_few else 0), highest
        state = self.states.get(key)
        if state == State.SMALL:
            return 1, min(self.most, row.base)
        if state == State.HIDDEN:
            return self.most + 1, row.base
        count = self.count(key)
        return (0, row.base) if state == State.DROPPED else (count, count)

    def equations(
        self, groups: Sequence[str], sums: Iterable[Sum], all_groups: Iterable[Group]
    ) -> list[Equation[Key]]:
        """How they add up: along rows, along columns of `groups`, and into indicators."""
        found = [*self._along_rows(), *(self._along_columns(groups) if groups else ())]
        for group in all_groups:
            for one in sums:
                parts = tuple((question, group, option) for question, option in one.parts)
                found.append(
                    Equation(
                        (one.whole[0], group, one.whole[1]),
                        tuple(key for key in parts if (key[0], group) in self.rows),
                    )
                )
        return [one for one in found if self._holds(one)]

    def _along_rows(self) -> Iterator[Equation[Key]]:
        for place, row in self.rows.items():
            if row.is_partition:
                parts = tuple((*place, option) for option in row.counts)
                yield Equation((*place, BASE), parts)

    def _along_columns(self, groups: Sequence[str]) -> Iterator[Equation[Key]]:
        for (question, group), row in self.rows.items():
            if group is None:
                asked = [one for one in groups if (question, one) in self.rows]
                for option in (BASE, *row.counts):
                    parts = tuple((question, one, option) for one in asked)
                    yield Equation((question, None, option), parts)

    def _holds(self, equation: Equation[Key]) -> bool:
        """Numbers that do not add up, such as of people who are in two groups, tell nothing."""
        if any((key[0], key[1]) not in self.rows for key in equation.keys):
            return False
        return self.count(equation.whole) == sum(map(self.count, equation.parts))
