"""The steps that are promised by a day, from data/targets.toml, and the targets as they are set."""

import datetime
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from carers.apps import DATA
from carers.models import Target

REVIEW = "review"


@dataclass(frozen=True)
class Step:
    """The fields are explained in data/targets.toml."""

    code: str
    title: str
    definition: str
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    applies_to: str
    source: str
    working_days: int | None = None
    verify: str = field(default="", compare=False)

    def start(self, at: Callable[[str], datetime.datetime | None]) -> datetime.datetime | None:
        """`at` gives the time of a field of the case."""
        return next((time for name in self.starts if (time := at(name))), None)

    def end(self, at: Callable[[str], datetime.datetime | None]) -> datetime.datetime | None:
        return min((time for name in self.ends if (time := at(name))), default=None)


def rows_of(name: str, table: str) -> Iterator[dict[str, Any]]:
    """Of a file of facts, with the names of our fields."""
    with (DATA / name).open("rb") as file:
        rows = tomllib.load(file)[table]
    for row in rows:
        starts, ends = tuple(row.pop("starts")), tuple(row.pop("ends"))
        yield {"applies_to": row.pop("for"), "starts": starts, "ends": ends, **row}


@cache
def _steps() -> tuple[Step, ...]:
    return tuple(Step(**row) for row in rows_of("targets.toml", "step"))


STEPS: tuple[Step, ...] = _steps()
"""In the order in which they come."""
STEP_BY_CODE = {step.code: step for step in STEPS}


def targets() -> dict[str, int]:
    """Working days by step, of those that have a target: as set, else as published."""
    days = {step.code: step.working_days for step in STEPS}
    days |= dict(Target.objects.filter(step__in=days).values_list("step", "working_days"))
    return {code: number for code, number in days.items() if number is not None}
