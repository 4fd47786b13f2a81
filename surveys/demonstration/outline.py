"""What the demonstration is made of (`data/demonstration.toml`), and chance that repeats itself."""

import random
import tomllib
import uuid
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from surveys.bank import DATA

NAMESPACE = uuid.UUID("f2d0b9e4-6d7a-5b55-8a7e-3f6f1f3d2c10")


@cache
def outline() -> Mapping[str, Any]:
    with (DATA / "demonstration.toml").open("rb") as file:
        return tomllib.load(file)


def id_of(kind: str, number: int) -> uuid.UUID:
    """The same each time, so that nothing comes twice and addresses stay."""
    return uuid.uuid5(NAMESPACE, f"{kind}/{number}")


def chance(of: str) -> random.Random:
    return random.Random(of)  # noqa: S311 the same each time, and nothing depends on it


def draw(drawn: random.Random, shares: Mapping[str, int]) -> str:
    return drawn.choices(list(shares), weights=list(shares.values()))[0]


def share_of(course: Sequence[float], progress: float) -> float:
    """Between the two numbers of a course where the time has come, from 0 to 1; out of ten."""
    place = progress * (len(course) - 1)
    before = min(int(place), len(course) - 2)
    return (course[before] + (course[before + 1] - course[before]) * (place - before)) / 10
