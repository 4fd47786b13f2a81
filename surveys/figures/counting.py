"""Numbers of answers added up by group, without keeping any of the answers. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import add

from questionnaires.conditions import Answers
from surveys.figures.layout import WHOLE, Layout, Part
from surveys.figures.questions import SCALE, UNKNOWN, Column
from surveys.figures.tables import BASE, NOT_ANSWERED, Group, Row, Sum, Table

Columns = Mapping[int, tuple[Column, ...]]
Numbers = list[int]
"""In the order of the layout of a version."""


@dataclass
class _About:
    """What is known of a question over all versions that ask it; options in their order."""

    counts: dict[str, None] = field(default_factory=dict)
    apart: dict[str, None] = field(default_factory=dict)
    is_partition: bool = True


class Counting:
    """`add` each set of answers, or what has been added up before; then take the `table`."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.layouts = {version: Layout(of) for version, of in columns.items()}
        self._numbers: dict[Group, dict[int, Numbers]] = {None: {}}

    def layout(self, version: int) -> Layout:
        """Of a version that is not known only whole sets of answers are counted."""
        return self.layouts.setdefault(version, Layout(()))

    def add(
        self, version: int, answers: Answers, groups: Sequence[str] = (), *, sign: int = 1
    ) -> None:
        """`groups` are those that she belongs to; none where all are counted together alone.
        `sign` -1 takes her away again."""
        places = self.layout(version).places(answers)
        everywhere: tuple[Group, ...] = (None, *groups)
        for group in everywhere:
            mine = self._of(group, version)
            for place in places:
                mine[place] += sign

    def add_up(self, version: int, numbers: Sequence[int], groups: Iterable[Group]) -> None:
        """Numbers of many answers; None among the groups for all together."""
        for group in groups:
            mine = self._of(group, version)
            mine[:] = map(add, mine, numbers)

    def _of(self, group: Group, version: int) -> Numbers:
        of_group = self._numbers.setdefault(group, {})
        if version not in of_group:
            of_group[version] = [0] * self.layout(version).length
        return of_group[version]

    def table(self, *, invited: int = 0) -> Table:
        """Groups in the order of their names; a question that nobody was asked is not there."""
        numbers = {group: self._whole(group) for group in self._numbers}
        groups = sorted(one for one, number in numbers.items() if one is not None and number)
        bases: dict[Group, int] = {None: numbers[None]}
        bases |= {group: numbers[group] for group in groups}
        overlaps = sum(numbers[group] for group in groups) > numbers[None]
        return Table(
            bases, tuple(self._rows(bases)), tuple(_sums(self.columns)), invited, not overlaps
        )

    def _whole(self, group: Group) -> int:
        return sum(numbers[WHOLE] for numbers in self._numbers[group].values())

    def _rows(self, groups: Iterable[Group]) -> Iterator[Row]:
        parts: dict[str, list[tuple[int, Part]]] = {}
        for version, layout in self.layouts.items():
            for name, part in layout.named_parts():
                parts.setdefault(name, []).append((version, part))
        for name, about in _about(self.columns).items():
            for group in groups:
                of_group = self._numbers[group]
                mine = [
                    (part, of_group[version][part.first : part.end])
                    for version, part in parts[name]
                    if version in of_group
                ]
                asked = [(part, numbers) for part, numbers in mine if any(numbers)]
                if asked:
                    yield _row(name, group, about, asked)


def _row(name: str, group: Group, about: _About, asked: Sequence[tuple[Part, Numbers]]) -> Row:
    found: dict[str, int] = {}
    base = left_out = 0
    for part, numbers in asked:
        for option, number in zip(part.options, numbers, strict=False):
            found[option] = found.get(option, 0) + number
        base += numbers[-2]
        left_out += numbers[-1]
    return Row(
        question=name,
        by=group,
        counts={option: found.get(option, 0) for option in about.counts},
        apart={**{option: found.get(option, 0) for option in about.apart}, NOT_ANSWERED: left_out},
        base=base,
        is_partition=about.is_partition,
    )


def _about(columns: Columns) -> dict[str, _About]:
    """By name: questions in the order of the newest version, then indicators."""
    found: dict[str, _About] = {}
    for column in _each(columns):
        about = found.setdefault(column.name, _About())
        about.is_partition &= column.question.type == "choice"
        for option in column.question.options:
            (about.counts if option.code in column.counts else about.apart)[option.code] = None
    for column in _each(columns):
        if column.indicator:
            found[column.indicator] = _About(dict.fromkeys(SCALE), {UNKNOWN: None})
    return found


def _sums(columns: Columns) -> Iterator[Sum]:
    """Each place of an indicator is the sum of the options that have it, in every form."""
    parts: dict[tuple[str, str], dict[tuple[str, str], None]] = {}
    for column in _each(columns):
        if column.indicator:
            parts.setdefault((column.indicator, BASE), {})[column.name, BASE] = None
            for code, place in column.places.items():
                if place in SCALE:
                    parts.setdefault((column.indicator, place), {})[column.name, code] = None
    return (Sum(whole, tuple(of)) for whole, of in parts.items())


def _each(columns: Columns) -> Iterator[Column]:
    return (column for of in columns.values() for column in of)
