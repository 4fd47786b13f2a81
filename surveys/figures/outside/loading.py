"""Bringing the figures that ship from their files into the database, once.

A row of the files that is there stays as it is; one that changed in the files is a further row.
What staff entered of the same day holds all the same.
"""

import tomllib
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction

from surveys.figures.outside.groups import OUTSIDE
from surveys.models import DatedFigure, OutsideFigure

Kind = OutsideFigure.Kind
FILES = {Kind.RESULT: "results.toml", Kind.POPULATION: "population.toml"}
SAME = ("of", "part", "value", "unit", "base", "on", "source")
"""Two rows that agree in these are one."""


@transaction.atomic
def load_outside(say: Callable[[str], object] = str) -> int:
    """How many rows are new."""
    new = _load_numbers()
    for kind, name in FILES.items():
        known = set(OutsideFigure.objects.filter(kind=kind, ships=True).values_list(*SAME))
        rows = [OutsideFigure(kind=kind, ships=True, **_read(row)) for row in _rows(name)]
        missing = [row for row in rows if _same(row) not in known]
        new += len(OutsideFigure.objects.bulk_create(missing))
    if new:
        say(f"Figures from elsewhere: {new} new.")
    return new


def _load_numbers() -> int:
    keys = ("code", "value", "on", "source")
    known = set(DatedFigure.objects.filter(ships=True).values_list(*keys))
    rows = [
        DatedFigure(ships=True, **row)
        for row in _rows("denominators.toml")
        if tuple(row[key] for key in keys) not in known
    ]
    return len(DatedFigure.objects.bulk_create(rows))


def _rows(name: str) -> list[dict[str, Any]]:
    with (OUTSIDE / name).open("rb") as file:
        rows: list[dict[str, Any]] = tomllib.load(file)["figure"]
    return rows


def _read(row: Mapping[str, Any]) -> dict[str, Any]:
    """Values stand in quotation marks: as numbers they would not be exact."""
    return {**row, "value": Decimal(row["value"])}


def _same(row: OutsideFigure) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in SAME)
