"""Answers counted one after the other, without keeping any of them. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from questionnaires.conditions import Answers, chosen, holds
from surveys.figures.questions import SCALE, UNKNOWN, Column
from surveys.figures.tables import BASE, NOT_ANSWERED, Group, Row, Sum, Table

Columns = Mapping[int, tuple[Column, ...]]


@dataclass
class _Tally:
    """Of one question in one group."""

    chosen: Counter[str] = field(default_factory=Counter)
    base: int = 0
    left_out: int = 0


@dataclass
class _About:
    """What is known of a question over all versions that ask it; options in their order."""

    counts: dict[str, None] = field(default_factory=dict)
    apart: dict[str, None] = field(default_factory=dict)
    is_partition: bool = True


class Counting:
    """`add` each set of answers, then take the `table`."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self._total = 0
        self._groups: Counter[str] = Counter()
        self._overlaps = False
        self._tallies: dict[tuple[str, Group], _Tally] = {}

    def add(self, version: int, answers: Answers, groups: Sequence[str] = ()) -> None:
        """`groups` are those that she belongs to; none where all are counted together alone."""
        self._total += 1
        self._groups.update(groups)
        self._overlaps |= len(groups) > 1
        everywhere: tuple[Group, ...] = (None, *groups)
        indicators: dict[str, list[str]] = {}
        for column in self.columns.get(version, ()):
            given = chosen(answers.get(column.question.code))
            picked = [code for code in given if code in column.places]
            if not picked and not holds(column.question.visible_if, answers):
                continue
            self._count(column.name, everywhere, picked, column.counts)
            # Of several that ask the same of different people she was asked one.
            if column.indicator and not indicators.get(column.indicator):
                indicators[column.indicator] = [column.places[code] for code in picked[:1]]
        for indicator, place in indicators.items():
            self._count(indicator, everywhere, place, frozenset(SCALE))

    def _count(
        self, name: str, everywhere: Sequence[Group], picked: list[str], counts: frozenset[str]
    ) -> None:
        in_base = any(code in counts for code in picked)
        for group in everywhere:
            tally = self._tallies.get((name, group))
            if tally is None:
                tally = self._tallies[name, group] = _Tally()
            tally.chosen.update(picked)
            tally.base += in_base
            tally.left_out += not picked

    def table(self, *, invited: int = 0) -> Table:
        """Groups in the order of their names; a question that nobody was asked is not there."""
        groups = sorted(self._groups)
        bases: dict[Group, int] = {None: self._total}
        bases |= {group: self._groups[group] for group in groups}
        about = _about(self.columns)
        rows = tuple(
            self._row(name, group, about[name])
            for name in about
            for group in bases
            if (name, group) in self._tallies
        )
        return Table(bases, rows, tuple(_sums(self.columns)), invited, not self._overlaps)

    def _row(self, name: str, group: Group, about: _About) -> Row:
        tally = self._tallies[name, group]
        return Row(
            question=name,
            by=group,
            counts={option: tally.chosen[option] for option in about.counts},
            apart={
                **{option: tally.chosen[option] for option in about.apart},
                NOT_ANSWERED: tally.left_out,
            },
            base=tally.base,
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
