"""Answers added up into the rows of rollups that they belong to."""

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from surveys.figures.dimensions import (
    ALL,
    CROSS,
    STORED,
    TEAM_ONLY,
    Given,
    crossings,
    values_of,
)
from surveys.figures.layout import Layout
from surveys.figures.versions import Asking

NOTHING = "[]"
"""Numbers of a row that was not there."""


class Key(NamedTuple):
    """Of one row of a survey."""

    dimension: str
    month: str
    value: str
    version: int

    @property
    def is_told(self) -> bool:
        """Whether it is ever told beyond the team."""
        return not any(one in self.dimension.split(CROSS) for one in TEAM_ONLY)


def keys_of(given: Given, asking: Asking) -> Iterator[Key]:
    """What was not asked in her version has no row: it follows from the others."""
    month, version = given.month, given.version_id
    asked = [kind for kind, of in asking.equality.items() if version in of]
    values = {store: values_of(given, store, asking) for store in (ALL, *STORED, *asked)}
    for store, mine in values.items():
        for value in mine:
            yield Key(store, month, value, version)
    for one, other in crossings():
        for first in values.get(one, ()):
            for second in values.get(other, ()):
                yield Key(CROSS.join((one, other)), month, CROSS.join((first, second)), version)


class Sums:
    """What some answers add up to, by row."""

    def __init__(self, asking: Asking) -> None:
        self.asking = asking
        self.rows: dict[Key, list[int]] = {}
        self._layouts: dict[int, Layout] = {}

    def add(self, given: Given, sign: int = 1) -> None:
        layout = self._layout(given.version_id)
        places = layout.places(given.answers)
        for key in keys_of(given, self.asking):
            numbers = self.rows.get(key)
            if numbers is None:
                numbers = self.rows[key] = [0] * layout.length
            for place in places:
                numbers[place] += sign

    def _layout(self, version: int) -> Layout:
        if version not in self._layouts:
            self._layouts[version] = Layout(self.asking.columns.get(version, ()))
        return self._layouts[version]


def packed(numbers: Sequence[int]) -> str:
    return json.dumps(numbers, separators=(",", ":"))


def unpacked(text: str) -> list[int]:
    numbers: list[int] = json.loads(text)
    return numbers


def plus(text: str, numbers: Sequence[int]) -> str:
    """Numbers of a row and what comes to them."""
    before = unpacked(text) or [0] * len(numbers)
    return packed([one + other for one, other in zip(before, numbers, strict=True)])
