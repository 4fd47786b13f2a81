"""Where the numbers of what is asked for are kept: which rows of each version, and what they are
called there."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from surveys.figures.dimensions import ALL, CROSS, TEAM, Axes, crossings
from surveys.figures.tables import NOT_ANSWERED


@dataclass(frozen=True)
class Shelf:
    """Of one version."""

    dimension: str
    stores: tuple[str, ...]
    """What the value of a row is made of, in this order."""

    def values(self, value: str) -> dict[str, str]:
        return dict(zip(self.stores, value.split(CROSS), strict=True)) if self.stores else {}


def shelf_of(stores: Collection[str]) -> Shelf | None:
    """Where these are kept together; None where they are not."""
    wanted = [one for one in dict.fromkeys(stores) if one != ALL]
    if len(wanted) < 2:
        return Shelf(CROSS.join(wanted), tuple(wanted))
    pair = next((one for one in crossings() if set(one) == set(wanted)), None)
    return Shelf(CROSS.join(pair), pair) if pair else None


class Shelves:
    """Of all versions, for some axes; `also` are stores that are looked at besides."""

    def __init__(self, axes: Axes, *also: str) -> None:
        self.axes, self.also = axes, also
        self.total = shelf_of(also)
        versions = list(axes.asking.columns)
        self.of_version = {version: self._shelf(version) for version in versions}

    def _shelf(self, version: int) -> Shelf | None:
        """What a version does not ask needs no store."""
        if not all(axis.is_kept for axis in self.axes.each):
            return None
        asked = [axis.store for axis in self.axes.each if axis.is_asked(version)]
        return shelf_of([*self.also, *asked])

    @property
    def are_kept(self) -> bool:
        return None not in {self.total, *self.of_version.values()}

    def shelf(self, version: int) -> Shelf | None:
        return self.of_version.get(version, self.total)

    @property
    def dimensions(self) -> set[str]:
        found = [*self.of_version.values(), self.total]
        return {shelf.dimension for shelf in found if shelf is not None}

    def values(self, version: int, dimension: str, value: str) -> dict[str, str] | None:
        """By store, of a row; None where it is not one of these."""
        shelf = self.shelf(version)
        if shelf is None or shelf.dimension != dimension:
            return None
        return shelf.values(value)

    def group(self, values: dict[str, str], month: str, version: int) -> str:
        each = self.axes.each
        own = [_value(axis.store, axis.is_asked(version), values) for axis in each]
        return self.axes.group(own, month, version)


def _value(store: str, is_asked: bool, values: dict[str, str]) -> str:
    if not is_asked:
        return NOT_ANSWERED
    return values[store] if store != ALL else ""


def also_for(team: str) -> Sequence[str]:
    return (TEAM,) if team else ()
