"""More is told: how much of it is hidden, so that nothing follows from all together. Pure.

What is told at once is a layer: one breakdown of a month, of a year, or of a quarter with all those
of its months that were not told yet. A quarter less two months is the third, told or not.

For every number that nobody may know, told now or before, there must be another world (`worlds`).
Where there is none, as little as possible of what is told now is hidden until there is (`hiding`).
What was told before stays as it was.

Hiding more never takes another world away. So each number is looked at once.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from surveys.figures.tables import Tier
from surveys.figures.telling.following import (
    hanging_together,
    is_sum_of_quarters,
    name_whom_parts_name,
    no_more_than_the_service,
    only_what_follows,
)
from surveys.figures.telling.hiding import LAST, Hiding, Level
from surveys.figures.telling.labels import begin
from surveys.figures.telling.numbers import Var
from surveys.figures.telling.rules import ANY, Rules
from surveys.figures.telling.silence import Beside, Known, are_safe
from surveys.figures.telling.units import SETS, Period, Unit
from surveys.figures.telling.worlds import Effort, Search, World

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
    if all(is_sum_of_quarters(unit, earlier) for unit in layer):
        only_what_follows(layer, earlier, {SETS})
        name_whom_parts_name(layer, earlier)
        return
    earlier = hanging_together(layer, earlier)
    for unit in layer:
        begin(unit, rules[tier])
    for reader in (Tier.PUBLIC, Tier.SERVICE) if tier == Tier.PUBLIC else (Tier.SERVICE,):
        known = [(one, rules[one.tier]) for one in earlier if reader in (one.tier, Tier.SERVICE)]
        # What both tiers were told of goes by the words of the reader's own.
        known.sort(key=lambda one: one[0].tier != reader)
        beside = Beside(known, services, is_within, rules[reader])
        _protect(layer, beside, rules[tier])


def _protect(layer: Sequence[Unit], beside: Beside, rules: Rules) -> None:
    known = look_at_each(layer, beside, rules)
    if not known:
        return
    told = [unit for unit, _ in beside.known]
    if rules.tier != beside.reader.tier:
        no_more_than_the_service(layer, told)
        return
    only_what_follows(layer, told, {one for _, _, of in known for one in of})
    if not are_safe(look_at_each(layer, beside, rules), layer, beside):
        only_what_follows(layer, told, {SETS})
        name_whom_parts_name(layer, told)


def look_at_each(layer: Sequence[Unit], beside: Beside, rules: Rules) -> list[Known]:
    """Hides until nothing follows that the reader may not know. Gives those numbers for which no
    other world was found, whatever was hidden."""
    family, effort = beside.family(), Effort()
    hiding = Hiding(family, layer, rules)
    safe: set[Var] = set()
    secrets = list(family.secrets(beside.reader))
    # What needs nothing hidden comes first: that is most, and leaves the effort to the rest.
    for search in (_as_it_is, _with_more_hidden):
        for var in secrets:
            if var not in safe:
                safe.update(search(hiding, var, effort) or ())
    return [family.known(var) for var in secrets if var not in safe]


def _as_it_is(hiding: Hiding, var: Var, effort: Effort) -> World | None:
    return _search(hiding, var, effort, Level.NOTHING)


def _with_more_hidden(hiding: Hiding, var: Var, effort: Effort) -> World | None:
    for level in Level:
        for most in MOST if level else (ANY,):
            hurry = 1 if level in (Level.NOTHING, LAST) and most == ANY else HURRY
            world = _search(hiding, var, effort, level, most, hurry=hurry)
            if world is not None:
                hiding.hide(world)
                return world
    return None


def _search(
    hiding: Hiding, var: Var, effort: Effort, level: Level, most: int = ANY, *, hurry: int = 1
) -> World | None:
    for is_still in hiding.stills:
        room = hiding.room(level, most, is_still=is_still)
        world = Search(hiding.family, room, effort, hurry=hurry).another(var)
        if world is not None:
            return world
    return None
