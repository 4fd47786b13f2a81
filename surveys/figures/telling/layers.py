"""More is told: how much of it is hidden, so that nothing follows from all together. Pure.

What is told at once is a layer: one breakdown of a month, of a year, or of a quarter with all those
of its months that were not told yet. A quarter less two months is the third, told or not.

For every number that nobody may know, told now or before, there must be another world (`worlds`).
Where there is none, as little as possible of what is told now is hidden until there is (`hiding`).
What was told before stays as it was.

Hiding more never takes another world away. So each number is looked at once.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from surveys.figures.tables import Tier
from surveys.figures.telling.family import Family, Room, Var
from surveys.figures.telling.hiding import LAST, Hiding, Level
from surveys.figures.telling.labels import begin
from surveys.figures.telling.rules import ANY, Rules
from surveys.figures.telling.units import SETS, Period, Standing, Unit
from surveys.figures.telling.worlds import Search, World

MOST = (12, 50, ANY)
"""First the smaller numbers only: what costs least is hidden."""
HURRY = 4
"""Where more may be hidden, less time is spent to find out how little."""


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
        silent = protect(Family(known, services, is_within), layer, rules[tier], rules[reader])
        if silent:
            _be_silent(layer, silent)
            family = Family(known, services, is_within)
            _be_absent(layer, protect(family, layer, rules[tier], rules[reader]))


def _be_silent(layer: Sequence[Unit], questions: Collection[str]) -> None:
    for unit in layer:
        for line in unit.lines:
            if SETS in questions or line.question in questions:
                line.standing = Standing.SILENT


def _be_absent(layer: Sequence[Unit], questions: Collection[str]) -> None:
    """That a group is named says that somebody is in it; here even that is too much."""
    for unit in layer:
        if unit.dimensions:
            unit.lines = [
                line
                for line in unit.lines
                if SETS not in questions and line.question not in questions
            ]


def protect(family: Family, layer: Sequence[Unit], rules: Rules, reader: Rules) -> set[str]:
    """Hides until nothing follows that this reader may not know. `family`: what was told before.
    Gives the questions of which nothing at all may be told, for no other world was found."""
    hiding = Hiding(family, layer, rules)
    safe: set[Var] = set()
    silent: set[str] = set()
    for var in list(family.secrets(reader)):
        if var not in safe:
            safe.update(_another_world(family, hiding, var) or ())
            if var not in safe:
                silent.update(family.questions_of(family.part[var]))
    return silent


def _another_world(family: Family, hiding: Hiding, var: Var) -> World | None:
    world = Search(family, Room(family.low, family.high)).another(var)
    if world is not None:
        return world
    for level in Level:
        for most in MOST:
            hurry = 1 if level == LAST and most == ANY else HURRY
            world = Search(family, hiding.room(level, most), hurry=hurry).another(var)
            if world is not None:
                hiding.hide(world)
                return world
    return None
