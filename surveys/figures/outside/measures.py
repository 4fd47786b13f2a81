"""What is measured elsewhere, by whom and of whom (data/outside/measures.toml)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from surveys.constructs import constructs
from surveys.figures.outside.groups import OUTSIDE

NOT_COMPARABLE = "Not comparable: the question and its answers differ."
SAME = "The council’s own survey before this portal. The words and answers of ours differ a little."


@dataclass(frozen=True)
class Measure:
    code: str
    words: str
    group: str
    people: str
    """Of whom."""
    unit: str = "percent"
    resembles: str = ""
    """A construct beside which it may be shown."""
    survey: str = ""
    """Of ours, beside which alone it is shown."""
    same: bool = False
    """Of the council's own survey, which ours follows."""
    note: str = ""

    @property
    def label(self) -> str:
        """What stands beside it wherever it is shown beside results of ours."""
        if self.same:
            return SAME
        known = constructs().get(self.resembles)
        because = f" {known.resembles}." if known and known.resembles else ""
        return f"{NOT_COMPARABLE}{because}"


@cache
def measures() -> Mapping[str, Measure]:
    return {row["code"]: Measure(**row) for row in _file()["measure"]}


@cache
def groups() -> Mapping[str, str]:
    return {row["code"]: row["words"] for row in _file()["group"]}


@cache
def areas() -> Mapping[str, str]:
    return {row["code"]: row["words"] for row in _file()["area"]}


@cache
def _file() -> dict[str, Any]:
    with (OUTSIDE / "measures.toml").open("rb") as file:
        return tomllib.load(file)
