"""I and We statements, and the frameworks that an action is set in (data/statements.toml)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from surveys.bank import DATA
from surveys.constructs import INDICATOR, Construct, constructs


@dataclass(frozen=True)
class Statement:
    code: str
    theme: str
    """Of Making it Real."""
    i: str
    we: str

    @property
    def label(self) -> str:
        return f"{self.i} {self.we}"


@cache
def statements() -> Mapping[str, Statement]:
    with (DATA / "statements.toml").open("rb") as file:
        return {row["code"]: Statement(**row) for row in tomllib.load(file)["statement"]}


def by_theme() -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for one in statements().values():
        found.setdefault(one.theme, []).append(one)
    return found


def ascof_objectives() -> list[str]:
    """Those that our questions are mapped to."""
    return sorted({one.ascof for one in constructs().values()})


def quality_statements() -> list[str]:
    """Of the CQC, as far as our questions are mapped to them."""
    return sorted({one.cqc for one in constructs().values()})


def construct_of(question: str) -> Construct | None:
    """What an indicator stands for; None for a question of one form."""
    return constructs().get(question.removeprefix(INDICATOR)) if question else None
