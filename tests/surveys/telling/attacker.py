"""Whoever keeps everything that was ever told, and tries what the answers can have been.

Knows nothing of how numbers are hidden: reads what is shown, by the published rules, and looks for
worlds of single answers that agree with all of it. Exact: what it does not find does not exist.
"""

import re
from dataclasses import dataclass, field

MANY, STEPS = 10**6, 4000
BASE, LEAST, MOST, STAR = "", 10, 4, 7


class TooLong(Exception):
    """There are too many worlds to look at all of them."""


@dataclass
class Worlds:
    """`truth`: by kind of answer how many there are. A kind is a tuple: its team, month …"""

    truth: dict
    limits: list = field(default_factory=list)
    """Of which kinds, how many at least and at most."""

    def know(self, kinds, low, high):
        self.limits.append((tuple(kinds), low, high))

    def number(self, kinds):
        return sum(self.truth[kind] for kind in kinds)

    def could_be_another(self, kinds):
        """Whether the number of these kinds could be another one than it is."""
        now = self.number(kinds)
        return self._is_possible((kinds, 0, now - 1)) or self._is_possible((kinds, now + 1, MANY))

    def _is_possible(self, more):
        steps = [STEPS]
        limits = [*self.limits, (tuple(more[0]), *more[1:])]
        for kinds, low, high in self.limits:
            assert low <= self.number(kinds) <= high, "what is shown is true"
        near = (
            {kind: (max(now - far, 0), now + far) for kind, now in self.truth.items()}
            for far in (1, 2, MANY)
        )
        return any(_solve(ranges, limits, self.truth, steps) for ranges in near)


def _solve(ranges, limits, near, steps):
    """Depth first; values near what is true come first."""
    steps[0] -= 1
    if steps[0] < 0:
        raise TooLong
    ranges = _narrowed(ranges, limits)
    if ranges is None:
        return False
    open_kinds = [kind for kind, (low, high) in ranges.items() if low < high]
    if not open_kinds:
        return True
    kind = min(open_kinds, key=lambda one: (ranges[one][1] - ranges[one][0], str(one)))
    low, high = ranges[kind]
    for value in _outward(near[kind], low, min(high, near[kind] + low + 40)):
        if _solve({**ranges, kind: (value, value)}, limits, near, steps):
            return True
    return False


def _outward(middle, low, high):
    middle = min(max(middle, low), high)
    yield middle
    for away in range(1, high - low + 1):
        yield from (value for value in (middle - away, middle + away) if low <= value <= high)


def _narrowed(ranges, limits):
    ranges, changed = dict(ranges), True
    while changed:
        changed = False
        for kinds, low, high in limits:
            lowest = sum(ranges[kind][0] for kind in kinds)
            highest = sum(ranges[kind][1] for kind in kinds)
            if lowest > high or highest < low:
                return None
            for kind in kinds:
                own_low, own_high = ranges[kind]
                new = (
                    max(own_low, low - (highest - own_high)),
                    min(own_high, high - (lowest - own_low)),
                )
                if new[0] > new[1]:
                    return None
                if new != ranges[kind]:
                    ranges[kind] = new
                    lowest += new[0] - own_low
                    highest += new[1] - own_high
                    changed = True
    return ranges


# What is shown --------------------------------------------------------------------------------


def learn(worlds, table, kinds_of):
    """`kinds_of(group, said)`: which kinds a number is of; `said` is a set of options, or None."""
    public = table.tier == "public"
    read = read_public if public else read_service
    worlds.know(kinds_of(None, None), *read(table.base, is_base=True, all_hidden=True))
    for group, base in table.bases.items():
        silent = all(one == "hidden" for one in table.bases.values())
        low, high = read(base, is_base=True, all_hidden=silent)
        worlds.know(kinds_of(group, None), max(low, 1), high)
    for row in table.rows:
        of_question = [one.base for one in table.rows if one.question == row.question]
        silent = all(base == "hidden" for base in of_question)
        counted = [cell for cell in row.cells if cell.option in "abc"]
        in_base = {cell.option for cell in counted} or {"a", "b", "c"}
        worlds.know(kinds_of(row.by, in_base), *read(row.base, is_base=True, all_hidden=silent))
        dropped = all(cell.count == "hidden" for cell in counted)
        for cell in row.cells:
            is_all = dropped or cell not in counted
            worlds.know(
                kinds_of(row.by, {cell.option}), *read(cell.count, is_base=False, all_hidden=is_all)
            )


def read_service(shown, *, is_base, all_hidden):
    if isinstance(shown, int):
        return shown, shown
    if shown == "hidden":
        return (0 if all_hidden else LEAST if is_base else MOST + 1), MANY
    if shown == "fewer than 10 answers":
        return 0, LEAST - 1
    low, high = re.fullmatch(r"(\d+) to (\d+)", shown).groups()
    return int(low), int(high)


def read_public(shown, *, is_base, all_hidden):
    if shown == "*":
        return 1, STAR
    if shown == "hidden":
        # In public it does not say whether what is hidden is large.
        return 0, MANY
    return (max(shown - 2, STAR + 1), shown + 2) if shown else (0, 0)
