"""Groups and rows with too few answers, and those that must go with them. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from surveys.figures.ranges import Equation, narrow
from surveys.figures.tables import BASE, Group, Row, Sum, Table

Place = tuple[str, Group]
TOTAL = object()


@dataclass(frozen=True)
class Company:
    gone: frozenset[Group]
    is_silent: bool = False
    """All are gone, and 'fewer than ten' of each would already tell how many they are."""


def gone_groups(table: Table, least: int) -> Company:
    if table.bases[None] < least:
        return Company(frozenset({None, *table.groups}))
    bases: dict[Group, int] = {group: table.bases[group] for group in table.groups}
    return with_company(bases, (), least=least, add_up=table.groups_add_up)


def with_company(
    bases: Mapping[Group, int], gone: Iterable[Group], *, least: int, add_up: bool
) -> Company:
    """Those that are gone already, those with too few, and the next smallest until neither one that
    is alone nor the base of a small one follows from the total."""
    found = set(gone) | {group for group, base in bases.items() if base < least}
    if not add_up:
        return Company(frozenset(found))
    while len(found) == 1 or _tells_one(bases, found, least):
        left = [group for group in bases if group not in found]
        if not left:
            return Company(frozenset(found), is_silent=True)
        found.add(min(left, key=lambda group: (bases[group], str(group))))
    return Company(frozenset(found))


def _tells_one(bases: Mapping[Group, int], gone: set[Group], least: int) -> bool:
    """Whether the total less all that are shown tells how many one of the small ones are."""
    rest = sum(bases[group] for group in gone)
    ranges: dict[object, tuple[int, int]] = {
        group: (0, least - 1) if bases[group] < least else (least, rest) for group in gone
    }
    equation = Equation[object](TOTAL, tuple(gone))
    known = narrow({**ranges, TOTAL: (rest, rest)}, [equation])
    is_known = [known[group][0] == known[group][1] for group in gone if bases[group] < least]
    return len(bases) > 1 and any(is_known)


class GoneRows:
    """Rows of some questions of which nothing is shown."""

    def __init__(self, rows: Mapping[Place, Row], table: Table, least: int) -> None:
        self.rows, self.table, self.least = rows, table, least
        self.questions = list(dict.fromkeys(question for question, _ in rows))
        self.gone: set[Place] = set()
        self.silent: set[str] = set()
        """Questions of which it is not even said which group has too few."""
        groups = gone_groups(table, least).gone
        self.gone |= {place for place in rows if place[1] in groups}
        self.spread()

    def spread(self) -> None:
        """Until nothing that is gone follows from what is left."""
        before = -1
        while before != len(self.gone):
            before = len(self.gone)
            for question in self.questions:
                self._of_question(question)
            for one in self.table.sums:
                self._of_sum(one)

    def _of_question(self, question: str) -> None:
        bases = {group: self.rows[place].base for place, group in self._groups_of(question)}
        whole = question, None
        if whole in self.gone or self.rows[whole].base < self.least:
            self.gone |= {whole, *((question, group) for group in bases)}
            return
        gone = [group for group in bases if (question, group) in self.gone]
        add_up = self.table.groups_add_up
        company = with_company(bases, gone, least=self.least, add_up=add_up)
        self.gone |= {(question, group) for group in company.gone}
        if company.is_silent:
            self.silent.add(question)

    def _of_sum(self, one: Sum) -> None:
        """An indicator is told of both forms together. Where one of them has too few answers, the
        other would tell it, and only the indicator is left."""
        if one.whole[1] != BASE:
            return
        for group in self.table.bases:
            parts = [
                (question, group) for question, _ in one.parts if (question, group) in self.rows
            ]
            if len(parts) > 1 and any(self._is_gone_with_answers(place) for place in parts):
                self.gone |= set(parts)

    def _is_gone_with_answers(self, place: Place) -> bool:
        return place in self.gone and self.rows[place].base > 0

    def _groups_of(self, question: str) -> Sequence[tuple[Place, Group]]:
        return [(place, place[1]) for place in self.rows if place[0] == question and place[1]]
