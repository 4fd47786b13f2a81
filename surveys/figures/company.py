"""Groups with too few answers, and those that must go with them. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from surveys.figures.ranges import Equation, narrow
from surveys.figures.tables import Group, Table

TOTAL = object()


@dataclass(frozen=True)
class Company:
    gone: frozenset[Group]
    is_silent: bool = False
    """All are gone, and 'fewer than ten' of each would already tell how many they are."""


def gone_groups(table: Table, least: int) -> Company:
    if table.bases[None] < least:
        return Company(frozenset({None, *table.groups}))
    bases: dict[Group, int] = {group: table.bases[group] for group in table.groups}
    return with_company(bases, (), least=least, add_up=table.groups_add_up)


def with_company(
    bases: Mapping[Group, int], gone: Iterable[Group], *, least: int, add_up: bool
) -> Company:
    """Those that are gone already, those with too few, and the next smallest until no base of a
    small one follows from the total."""
    found = set(gone) | {group for group, base in bases.items() if base < least}
    if not add_up:
        return Company(frozenset(found))
    while _tells_one(bases, found, least):
        left = [group for group in bases if group not in found]
        if not left:
            return Company(frozenset(found), is_silent=True)
        found.add(min(left, key=lambda group: (bases[group], str(group))))
    return Company(frozenset(found))


def _tells_one(bases: Mapping[Group, int], gone: set[Group], least: int) -> bool:
    """Whether the total less all that are shown tells how many one of the small ones are."""
    rest = sum(bases[group] for group in gone)
    ranges: dict[object, tuple[int, int]] = {
        group: (0, least - 1) if bases[group] < least else (least, rest) for group in gone
    }
    equation = Equation[object](TOTAL, tuple(gone))
    known = narrow({**ranges, TOTAL: (rest, rest)}, [equation])
    is_known = [known[group][0] == known[group][1] for group in gone if bases[group] < least]
    return len(bases) > 1 and any(is_known)
