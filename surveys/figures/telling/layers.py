"""More is told: how much of it is hidden, so that nothing follows from all together. Pure.

What is told at once is a layer: one breakdown of a month, of a year, or of a quarter with all those
of its months that were not told yet. A quarter less two months is the third, told or not.

For every number that nobody may know, told now or before, there must be another world (`worlds`).
Where there is none, as little as possible of what is told now is hidden until there is (`hiding`).
What was told before stays as it was.

Hiding more never takes another world away. So each number is looked at once.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from surveys.figures.tables import Tier
from surveys.figures.telling.family import Family
from surveys.figures.telling.hiding import LAST, Hiding, Level
from surveys.figures.telling.labels import begin
from surveys.figures.telling.numbers import Room, Var
from surveys.figures.telling.rules import ANY, Rules
from surveys.figures.telling.units import SETS, Period, Place, Standing, Unit
from surveys.figures.telling.worlds import Effort, Search, World

MOST = (12, 50, ANY)
"""First the smaller numbers only: what costs least is hidden."""
Known = tuple[Place, str, list[str]]
"""Of whom, what was said, and the question with those that an indicator joins with it."""
HURRY = 4
"""Where more may be hidden, less time is spent to find out how little."""
STEPS = 150_000
"""Some seconds for a layer. A question of which a number is not safe by then is not told."""


def tell(
    layer: Sequence[Unit],
    told: Iterable[Unit],
    rules: Mapping[Tier, Rules],
    *,
    services: Mapping[str, str],
    is_within: Callable[[Period], bool] = lambda _: True,
) -> None:
    """Hides in the units of a layer, of one tier, what has to be. `told`: all that was told before
    and hangs together with it. Who reads the service tier reads the public one, too."""
    tier, earlier = layer[0].tier, list(told)
    for unit in layer:
        begin(unit, rules[tier])
    for reader in (Tier.PUBLIC, Tier.SERVICE) if tier == Tier.PUBLIC else (Tier.SERVICE,):
        known = [(one, rules[one.tier]) for one in earlier if reader in (one.tier, Tier.SERVICE)]
        # What both tiers were told of goes by the words of the reader's own.
        known.sort(key=lambda one: one[0].tier != reader)
        beside = Beside(known, services, is_within, rules[reader])
        _protect(layer, beside, rules[tier])


@dataclass(frozen=True)
class Beside:
    """What one reader was told before, and what she may not know."""

    known: Sequence[tuple[Unit, Rules]]
    services: Mapping[str, str]
    is_within: Callable[[Period], bool]
    reader: Rules

    def family(self) -> Family:
        return Family(self.known, self.services, self.is_within)


def _protect(layer: Sequence[Unit], beside: Beside, rules: Rules) -> None:
    known = look_at_each(layer, beside, rules)
    if not known:
        return
    questions = {one for _, _, of in known for one in of}
    for unit in layer:
        for line in unit.lines:
            if SETS in questions or line.question in questions:
                line.standing = Standing.SILENT
    if _are_new(look_at_each(layer, beside, rules), beside):
        _be_absent(layer)


def _are_new(known: Sequence[Known], beside: Beside) -> bool:
    """Whether they could be another number as long as the layer is not told at all."""
    before = beside.family()
    for place, option, questions in known:
        var = before.var(place, questions[0], option)
        if var is None or Search(before, Room(before.low, before.high), Effort(STEPS)).another(var):
            return True
    return False


def _be_absent(layer: Sequence[Unit]) -> None:
    """That a group is named says that somebody is in it, and that others are empty. Where even that
    is too much, nobody is."""
    for unit in layer:
        if unit.dimensions:
            unit.lines.clear()


def look_at_each(layer: Sequence[Unit], beside: Beside, rules: Rules) -> list[Known]:
    """Hides until nothing follows that the reader may not know. Gives those numbers for which no
    other world was found, whatever was hidden."""
    family, effort = beside.family(), Effort(STEPS)
    hiding = Hiding(family, layer, rules)
    safe: set[Var] = set()
    secrets = list(family.secrets(beside.reader))
    # What needs nothing hidden comes first: that is most, and leaves the effort to the rest.
    for search in (_as_it_is, _with_more_hidden):
        for var in secrets:
            if var not in safe:
                safe.update(search(family, hiding, var, effort) or ())
    return [family.known(var) for var in secrets if var not in safe]


def _as_it_is(family: Family, _: Hiding, var: Var, effort: Effort) -> World | None:
    return Search(family, Room(family.low, family.high), effort).another(var)


def _with_more_hidden(family: Family, hiding: Hiding, var: Var, effort: Effort) -> World | None:
    world = _as_it_is(family, hiding, var, effort)
    if world is not None:
        return world
    for level in Level:
        for most in MOST:
            hurry = 1 if level == LAST and most == ANY else HURRY
            room = hiding.room(level, most)
            world = Search(family, room, effort, hurry=hurry).another(var)
            if world is not None:
                hiding.hide(world)
                return world
    return None
