"""What is hidden of a unit by itself, before anybody asks what follows from what. Pure."""

from collections import defaultdict
from collections.abc import Iterator

from surveys.figures.tables import Tier
from surveys.figures.telling.rules import Rules
from surveys.figures.telling.units import Group, Line, Standing, State, Unit


def begin(unit: Unit, rules: Rules) -> None:
    """Too few answers, small numbers, the one beside a small number that stands alone."""
    for line in unit.lines:
        if rules.is_few(line):
            line.standing = Standing.FEW
        for option, count in line.row.counts.items():
            if rules.is_small(count):
                line.states[option] = State.SMALL
    if rules.tier == Tier.SERVICE:
        _hide_apart(unit, rules)
        lines = {(line.question, line.group): line for line in unit.lines}
        while _hide_beside_lonely(unit) or _hide_the_same(unit, lines):
            pass


def _hide_apart(unit: Unit, rules: Rules) -> None:
    """In a breakdown those of all groups, or of none. How many left a question out follows from the
    two bases; 'don't know' is never told apart from it where one of them is small."""
    of_question: dict[str, list[Line]] = defaultdict(list)
    for line in unit.lines:
        of_question[line.question].append(line)
    for lines in of_question.values():
        small = any(rules.is_small(count) for line in lines for count in line.row.apart.values())
        if small or any(line.standing != Standing.SHOWN for line in lines):
            for line in lines:
                line.hides_apart = True


def _hide_beside_lonely(unit: Unit) -> bool:
    changed = False
    for line in unit.lines:
        adds_up = line.row.is_partition and line.standing == Standing.SHOWN
        if adds_up and len(line.states) == 1:
            left = [
                (count, option)
                for option, count in line.row.counts.items()
                if count and option not in line.states
            ]
            if left:
                line.states[min(left)[1]] = State.HIDDEN
                changed = True
    return changed


def _hide_the_same(unit: Unit, lines: dict[tuple[str, Group], Line]) -> bool:
    """Where an indicator's place is one answer to one question, both are the same number."""
    changed = False
    for one, other, first, second in _same(unit, lines):
        if other not in second.states and one in first.states:
            second.states[other] = first.states[one]
            changed = True
    return changed


def _same(
    unit: Unit, lines: dict[tuple[str, Group], Line]
) -> Iterator[tuple[str, str, Line, Line]]:
    for one in unit.sums:
        for group in {line.group for line in unit.lines}:
            parts = [part for part in one.parts if (part[0], group) in lines]
            whole = lines.get((one.whole[0], group))
            if len(parts) == 1 and whole and one.whole[1] in whole.row.counts:
                part = lines[parts[0][0], group]
                yield one.whole[1], parts[0][1], whole, part
                yield parts[0][1], one.whole[1], part, whole
