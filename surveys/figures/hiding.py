"""Which numbers the service tier does not see, so that none of them can be worked out. Pure.

1  Groups and questions with too few answers are gone altogether; where only one is, the next
   smallest goes too, for the total less all others would be it.
2  Counts from one to `most` are shown as a range. Where only one number of a row or column is
   hidden, so is the smallest that is left.
3  Then the attack: what can be known of each hidden number from all that is shown? Where it is one
   value only, another number is hidden, and it is asked again. Where no number is left to hide, the
   whole row is, and then the question's whole breakdown.

Numbers of all together are hidden first, as they are without a breakdown, and stay so.
How many left a question out follows from the two bases; 'don't know' is never told apart from it
where one of them is small.
"""

from collections.abc import Iterable, Mapping, Sequence

from surveys.figures.cells import Cells, Key, State
from surveys.figures.company import GoneRows
from surveys.figures.ranges import Equation, narrow
from surveys.figures.tables import BASE, NOT_ANSWERED, Group, Row, Table


class Hiding:
    """Of questions that have to do with each other: an indicator with its questions."""

    def __init__(self, table: Table, questions: Iterable[str], *, least: int, most: int) -> None:
        wanted = set(questions)
        self.table, self.groups = table, table.groups
        rows = [row for row in table.rows if row.question in wanted]
        self.cells = Cells(rows, table.bases[None], least=least, most=most)
        self.gone_rows = GoneRows(self.cells.rows, table, least)
        self.cells.gone, self.cells.silent = self.gone_rows.gone, self.gone_rows.silent
        self._equations = self.cells.equations(
            self.groups if table.groups_add_up else [],
            [one for one in table.sums if one.whole[0] in wanted],
            table.bases,
        )
        self._hide([None])
        if self.groups:
            self._hide(self.groups)

    # What came of it ------------------------------------------------------------------------

    def is_gone(self, row: Row) -> bool:
        return (row.question, row.by) in self.cells.gone

    def is_silent(self, row: Row) -> bool:
        """Gone, and not even said whether it has too few."""
        return row.by is not None and row.question in self.cells.silent

    def state_of(self, row: Row, option: str) -> State:
        return self.cells.states.get((row.question, row.by, option), State.SHOWN)

    def apart(self, row: Row) -> Mapping[str, int]:
        return {option: count for option, count in row.apart.items() if option != NOT_ANSWERED}

    def shows_apart(self, row: Row) -> bool:
        """In a breakdown those of all groups, or of none: else one would follow from the others."""
        groups: Sequence[Group] = [None] if row.by is None else self.groups
        beside = [self.cells.rows.get((row.question, group)) for group in groups]
        return not any(
            self.is_gone(one) or self.cells.is_small(*one.apart.values()) for one in beside if one
        )

    # Small numbers --------------------------------------------------------------------------

    def _hide(self, groups: Sequence[Group]) -> None:
        within = set(groups)
        self.cells.hide_small(within)
        equations = self._equations
        if None in within:
            equations = [one for one in equations if {key[1] for key in one.keys} == {None}]
        while self._hide_next_to_lonely(equations, within) or self._withstand(equations, within):
            pass

    def _hide_next_to_lonely(self, equations: Sequence[Equation[Key]], within: set[Group]) -> bool:
        """Beside the one number that is hidden in a row or a column, whose sum is shown."""
        changed = False
        for equation in equations:
            hidden = [key for key in equation.parts if self.cells.is_hidden(key)]
            is_lonely = len(hidden) == 1 and self.cells.states.get(hidden[0]) != State.DROPPED
            if is_lonely and hidden[0][1] in within and not self.cells.is_hidden(equation.whole):
                among = [key for key in equation.keys if key[1] in within]
                changed |= self._hide_another(among, hidden[0], within)
        return changed

    def _withstand(self, equations: Sequence[Equation[Key]], within: set[Group]) -> bool:
        """The attack. Hides one more number for the sake of one that can be known, if there is."""
        found = narrow(self.cells.ranges(), equations)
        for key, (low, high) in found.items():
            if low == high > 0 and self.cells.is_secret(key):
                beside = [other for one in equations if key in one.keys for other in one.keys]
                among = [other for other in beside if other[1] in within]
                hides = self._hide_a_row if key[2] == BASE else self._hide_another
                if hides(among, key, within):
                    return True
        return False

    def _hide_a_row(self, among: Iterable[Key], _: Key, __: set[Group]) -> bool:
        """How few answered is known: the smallest of the rows that tell it goes, and what goes with
        it."""
        rows = [self.cells.rows[key[0], key[1]] for key in among]
        left = [row for row in rows if not self.is_gone(row)]
        if not left:
            return False
        smallest = min(left, key=lambda row: (row.base, row.question, str(row.by)))
        self.cells.gone.add((smallest.question, smallest.by))
        self.gone_rows.spread()
        return True

    def _hide_another(self, among: Iterable[Key], secret: Key, within: set[Group]) -> bool:
        """The smallest; else its row, its question's rows, all of them. Whether there was one."""
        if self.cells.hide_smallest(among):
            return True
        question, group, _ = secret
        if group in within and self.cells.drop([(question, group)]):
            return True
        mine = [row for row in self.cells.rows if row[1] in within]
        return self.cells.drop([row for row in mine if row[0] == question]) or self.cells.drop(mine)


def hide(table: Table, *, least: int, most: int) -> dict[str, Hiding]:
    """By question. Those that no sum joins have nothing to do with each other."""
    found: dict[str, Hiding] = {}
    for questions in _together(table):
        hiding = Hiding(table, questions, least=least, most=most)
        found |= dict.fromkeys(questions, hiding)
    return found


def _together(table: Table) -> list[set[str]]:
    found: list[set[str]] = []
    joined = [{one.whole[0], *(part[0] for part in one.parts)} for one in table.sums]
    for questions in [*joined, *({row.question} for row in table.rows)]:
        near = [one for one in found if one & questions]
        found = [one for one in found if one not in near]
        found.append(questions.union(*near))
    return found
