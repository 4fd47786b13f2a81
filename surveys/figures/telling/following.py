"""What anybody can add up from what was told of shorter times: telling it tells nothing new. Pure.

So a year is told whose quarters were told: to find out how much more of it could be told takes
minutes, and seldom finds anything. And so is a time of which too much would follow otherwise.
"""

from collections.abc import Collection, Iterable, Sequence

from surveys.figures.periods import YEAR
from surveys.figures.tables import Tier
from surveys.figures.telling.units import SETS, Line, Standing, State, Unit


def is_sum_of_quarters(unit: Unit, told: Sequence[Unit]) -> bool:
    return len(unit.period) == YEAR and bool(_parts_of(unit, told))


def hanging_together(layer: Sequence[Unit], told: Sequence[Unit]) -> list[Unit]:
    """Of what was told, in its order, what has to do with a layer: whatever shares a month with it,
    or with something that does. A year that was told as the sum of its quarters joins nothing."""
    left = [unit for at, unit in enumerate(told) if not is_sum_of_quarters(unit, told[:at])]
    months = frozenset[str]().union(*(unit.period for unit in layer))
    while any(unit.period & months and not unit.period <= months for unit in left):
        months = months.union(*(unit.period for unit in left if unit.period & months))
    return [unit for unit in left if unit.period & months]


def only_what_follows(
    layer: Iterable[Unit], told: Sequence[Unit], questions: Collection[str]
) -> None:
    """Of these questions; of all where whole sets of answers are among them."""
    for unit in layer:
        parts = _parts_of(unit, told)
        for line in unit.lines:
            if SETS in questions or line.question in questions:
                _follow(line, [one for part in parts for one in part.lines])


def name_whom_parts_name(layer: Iterable[Unit], told: Sequence[Unit]) -> None:
    """That a group is named says that somebody is in it, and that others are empty."""
    for unit in layer:
        if unit.dimensions:
            named = {line.group for part in _parts_of(unit, told) for line in part.lines}
            unit.lines = [line for line in unit.lines if line.group in named]


def _parts_of(unit: Unit, told: Sequence[Unit]) -> list[Unit]:
    """The longest times that make it up, if all of them were told; in public, where each number is
    rounded by itself, none adds up to another."""
    if unit.tier != Tier.SERVICE:
        return []
    shorter = [
        one
        for one in told
        if (one.tier, one.dimensions) == (unit.tier, unit.dimensions)
        and one.period < unit.period
        # Where even names would tell too much, nobody knows who was there.
        and one.lines
    ]
    found: list[Unit] = []
    for one in sorted(shorter, key=lambda one: (-len(one.period), sorted(one.period))):
        if not any(one.period & other.period for other in found):
            found.append(one)
    return found if frozenset[str]().union(*(one.period for one in found)) == unit.period else []


def _follow(line: Line, told: Iterable[Line]) -> None:
    """`told`: of shorter times. A group that was not there, or not asked, is none of its parts."""
    parts = [one for one in told if (one.question, one.group) == (line.question, line.group)]
    is_known = bool(parts) and all(one.standing == Standing.SHOWN for one in parts)
    line.standing = Standing.SHOWN if is_known else Standing.SILENT
    hidden = [option for part in parts for option in part.states]
    line.states = dict.fromkeys(hidden, State.DROPPED)
    line.hides_apart = not is_known or any(part.hides_apart for part in parts)


def no_more_than_the_service(layer: Iterable[Unit], told: Sequence[Unit]) -> None:
    """Hides in public whatever is hidden across teams, so that whoever reads both learns nothing
    more. Nothing that is hidden already is shown."""
    for unit in layer:
        across = {
            (line.question, line.group): line
            for one in told
            if one.tier == Tier.SERVICE
            and (one.dimensions, one.period) == (unit.dimensions, unit.period)
            for line in one.lines
        }
        for line in unit.lines:
            _hide_what_is_hidden(line, across.get((line.question, line.group)))
        if unit.dimensions:
            named = {group for _, group in across}
            unit.lines = [line for line in unit.lines if line.group in named]


def _hide_what_is_hidden(line: Line, across: Line | None) -> None:
    if across is None or across.standing != Standing.SHOWN:
        line.standing = Standing.SILENT
        return
    line.hides_apart |= across.hides_apart
    for option in line.row.counts:
        # A star says no more than '1 to 4'.
        both_small = line.states.get(option) == across.states.get(option) == State.SMALL
        if option in across.states and not both_small:
            line.states[option] = State.DROPPED
