"""Units as they are kept, and back. Pure.

PostgreSQL puts the names in an object into an order of its own; options have theirs, so that they
are kept as pairs.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from surveys.figures.tables import Row, Sum, Tier
from surveys.figures.telling.units import Line, Period, Standing, State, Unit


def kept(unit: Unit) -> dict[str, Any]:
    return {
        "adds_up": unit.adds_up,
        "sums": [[list(one.whole), [list(part) for part in one.parts]] for one in unit.sums],
        "lines": [_kept_line(line) for line in unit.lines],
    }


def _kept_line(line: Line) -> list[Any]:
    row = line.row
    return [
        row.question,
        list(line.group),
        [row.base, _pairs(row.counts), _pairs(row.apart), row.is_partition],
        line.standing,
        dict(line.states),
        line.hides_apart,
    ]


def _pairs(numbers: Mapping[str, int]) -> list[list[Any]]:
    return [[option, number] for option, number in numbers.items()]


def unit_from(
    kept_unit: dict[str, Any], tier: Tier, dimensions: tuple[str, ...], period: Period
) -> Unit:
    sums = tuple(
        Sum(_pair(whole), tuple(_pair(part) for part in parts))
        for whole, parts in kept_unit["sums"]
    )
    lines = [_line_from(one) for one in kept_unit["lines"]]
    return Unit(tier, dimensions, period, lines, sums, kept_unit["adds_up"])


def _pair(of: Sequence[str]) -> tuple[str, str]:
    first, second = of
    return first, second


def _line_from(kept_line: Sequence[Any]) -> Line:
    question, group, (base, counts, apart, is_partition), standing, states, hides_apart = kept_line
    by = "*".join(group) if group else None
    return Line(
        Row(question, by, dict(counts), dict(apart), base, is_partition),
        tuple(group),
        Standing(standing),
        {option: State(state) for option, state in states.items()},
        hides_apart,
    )
