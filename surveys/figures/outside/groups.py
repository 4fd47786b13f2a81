"""Groups of people in the city, and the answers that stand for them (data/outside/groups.toml)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from surveys.bank import DATA

OUTSIDE = DATA / "outside"
QUESTION = "eq-"


@dataclass(frozen=True)
class Group:
    code: str
    words: str
    options: tuple[str, ...]
    """Answers that make it up; none where no answer is the same thing."""


@dataclass(frozen=True)
class Dimension:
    code: str
    words: str
    groups: tuple[Group, ...]
    question: str = ""
    """Of the bank; nothing where the surveys do not ask it."""
    note: str = ""
    """Where the city's figures and the answers are not the same thing."""

    @property
    def by_code(self) -> Mapping[str, Group]:
        return {group.code: group for group in self.groups}


@cache
def dimensions() -> Mapping[str, Dimension]:
    with (OUTSIDE / "groups.toml").open("rb") as file:
        rows = tomllib.load(file)["dimension"]
    return {row["code"]: _dimension(row) for row in rows}


def dimension_of(name: str) -> Dimension | None:
    """By its code, or by that of its question: 'age', 'eq-age', 'equality:age'."""
    return dimensions().get(name.removeprefix("equality:").removeprefix(QUESTION))


def asked_dimensions() -> list[Dimension]:
    """Those that the surveys ask."""
    return [one for one in dimensions().values() if one.question]


def _dimension(row: Mapping[str, Any]) -> Dimension:
    return Dimension(
        code=row["code"],
        words=row["words"],
        groups=tuple(
            Group(one["code"], one["words"], tuple(one["options"])) for one in row["group"]
        ),
        question=row.get("question", ""),
        note=row.get("note", ""),
    )
