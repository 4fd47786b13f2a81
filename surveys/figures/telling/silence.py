"""Whether it is enough to say nothing of some questions, where no other world was found. Pure.

Of those a breakdown then tells only how many sets of answers each group has. So whatever their
answers could have been before, as long as nobody is in another group, they still can: all together
and the groups of one breakdown add up however the answers are shared out.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from surveys.figures.tables import BASE
from surveys.figures.telling.family import SERVICE, TEAM, Family
from surveys.figures.telling.numbers import Room, number
from surveys.figures.telling.rules import Rules
from surveys.figures.telling.units import SETS, Period, Place, Unit
from surveys.figures.telling.worlds import Effort, Search

Known = tuple[Place, str, list[str]]
"""Of whom, what was said, and the question with those that an indicator joins with it."""


@dataclass(frozen=True)
class Beside:
    """What one reader was told before, and what she may not know."""

    known: Sequence[tuple[Unit, Rules]]
    services: Mapping[str, str]
    is_within: Callable[[Period], bool]
    reader: Rules

    def family(self) -> Family:
        return Family(self.known, self.services, self.is_within)


def are_safe(known: Sequence[Known], layer: Sequence[Unit], beside: Beside) -> bool:
    """`known`: numbers of which this layer tells nothing more, and which may follow from it all the
    same. Those that followed before are not made worse by it."""
    is_one_breakdown = len(layer) == 1 and len(layer[0].dimensions) == 1
    before, effort = beside.family(), Effort()
    for place, option, questions in known:
        var = before.var(place, questions[0], option)
        if var is None:
            is_safe = is_one_breakdown and _are_others(
                layer[0], place, questions[0], option, beside
            )
        else:
            world = Search(before, Room(before.low, before.high), effort).another(var)
            moves = world is not None and any(before.part[one] == SETS for one in world)
            is_safe = world is None or (is_one_breakdown and not moves)
        # Where the effort was at an end, nothing is known of the last ones.
        if SETS in questions or not is_safe or effort.left < 0:
            return False
    return True


def _are_others(unit: Unit, place: Place, question: str, option: str, beside: Beside) -> bool:
    """Whether somebody of this group and somebody of another one could have each other's answers,
    with nothing told of either but that they are there."""
    dimensions, group, period = place
    tells_more = any(
        one.dimensions == dimensions and one.period & period for one, _ in beside.known
    )
    if unit.dimensions != dimensions or tells_more or {TEAM, SERVICE} & set(dimensions):
        return False
    sets = {line.group: line.row.base for line in unit.lines if line.is_sets}
    said = {
        line.group: number(line, option)
        for line in unit.lines
        if line.question == question
        and (option == BASE or option in {**line.row.counts, **line.apart})
    }
    return said.get(group, 0) > 0 and any(
        sets[other] > said.get(other, 0) for other in sets if other != group
    )
