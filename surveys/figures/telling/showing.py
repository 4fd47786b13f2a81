"""Units that were told, as a table that renderers take. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from surveys.figures.tables import Cell, ProtectedRow, ProtectedTable, Tier
from surveys.figures.telling.rules import Rules, Thresholds, rules_of
from surveys.figures.telling.units import (
    BETWEEN,
    INVITED,
    MONTH,
    SETS,
    Line,
    Standing,
    State,
    Unit,
)
from surveys.figures.wilson import wilson

SMALL = "1 to {most}"
HIDDEN = "hidden"
FEWER = "fewer than {least} answers"
STAR = "*"
EVERY = 100


def shown(
    whole: Unit, parts: Mapping[str, Unit], by: Sequence[str], settings: Thresholds
) -> ProtectedTable:
    """Of `whole` the number of all and of invitations. `parts`: by month where that is one of the
    dimensions; else there is one."""
    shows = _Shows(rules_of(whole.tier, settings), settings.C_MIN_PCT)
    bases: dict[str, int | str] = {}
    rows: dict[str, list[ProtectedRow]] = {}
    for month, unit in parts.items():
        for line in unit.lines:
            values = {**dict(zip(unit.dimensions, line.group, strict=True)), MONTH: month}
            name = BETWEEN.join(values[one] for one in by) if by else None
            if line.is_sets:
                if name is not None:
                    bases[name] = shows.base(line)
            elif line.question != INVITED:
                row = ProtectedRow(line.question, name, shows.base(line), shows.cells(line))
                rows.setdefault(line.question, []).append(row)
    of_all = {line.question: shows.base(line) for line in whole.lines}
    if len(parts) > 1:
        order = {question: place for place, question in enumerate(of_all)}
        rows = dict(sorted(rows.items(), key=lambda one: order.get(one[0], len(order))))
        rows = {question: sorted(of, key=lambda row: str(row.by)) for question, of in rows.items()}
        bases = dict(sorted(bases.items()))
    return ProtectedTable(
        tier=whole.tier,
        base=of_all[SETS],
        bases=bases,
        invited=of_all[INVITED],
        rows=tuple(row for of_question in rows.values() for row in of_question),
    )


@dataclass(frozen=True)
class _Shows:
    rules: Rules
    least_percent: int

    def base(self, line: Line) -> int | str:
        if line.standing == Standing.SHOWN:
            return self._number(line.row.base, is_small=self.rules.is_star(line))
        is_few = line.standing == Standing.FEW
        return FEWER.format(least=self.rules.least) if is_few else HIDDEN

    def cells(self, line: Line) -> tuple[Cell, ...]:
        if line.standing != Standing.SHOWN:
            return ()
        base = self.base(line)
        return (
            *(self._cell(line, base, option) for option in line.row.counts),
            *(Cell(option, self._apart(line, option)) for option in line.apart),
        )

    def _cell(self, line: Line, base: int | str, option: str) -> Cell:
        state, count = line.states.get(option), line.row.counts[option]
        if state in (State.HIDDEN, State.DROPPED):
            return Cell(option, HIDDEN)
        number = self._number(count, is_small=state == State.SMALL)
        if isinstance(number, str) or isinstance(base, str):
            return Cell(option, number)
        if self.rules.tier == Tier.PUBLIC:
            has_percent = base >= self.least_percent
            return Cell(option, number, min(EVERY, _percent(number, base)) if has_percent else None)
        low, high = wilson(count, line.row.base)
        return Cell(option, count, _percent(count, base), _round(low), _round(high))

    def _apart(self, line: Line, option: str) -> int | str:
        count = line.apart[option]
        is_small = self.rules.is_small(count)
        return HIDDEN if line.hides_apart else self._number(count, is_small=is_small)

    def _number(self, count: int, *, is_small: bool) -> int | str:
        """Rounded once, from the exact number."""
        if not is_small:
            return self.rules.rounded(count)
        return STAR if self.rules.tier == Tier.PUBLIC else SMALL.format(most=self.rules.most)


def _percent(count: int, base: int) -> int:
    return _round(EVERY * count / base)


def _round(percent: float) -> int:
    """To the nearest whole number; a half goes up, as people expect it."""
    return int(percent + 0.5)
