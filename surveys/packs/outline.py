"""What a pack is made of (`data/packs.toml`)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from surveys.bank import DATA


@dataclass(frozen=True)
class Dimension:
    code: str
    title: str
    question: bool = False
    """It is asked of the person, and only where the survey asks it."""


@dataclass(frozen=True)
class Section:
    """What a person writes."""

    code: str
    title: str
    hint: str


@dataclass(frozen=True)
class Note:
    title: str
    words: str


@cache
def _outline() -> Mapping[str, Any]:
    with (DATA / "packs.toml").open("rb") as file:
        return tomllib.load(file)


def dimensions() -> tuple[Dimension, ...]:
    return tuple(Dimension(**row) for row in _outline()["dimension"])


def sections() -> tuple[Section, ...]:
    return tuple(Section(**row) for row in _outline()["section"])


def notes() -> tuple[Note, ...]:
    return tuple(Note(**row) for row in _outline()["note"])
