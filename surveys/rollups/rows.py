"""Rows of rollups, read and written many at a time."""

from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from django.db.models import Q

from surveys.models import Rollup, Survey
from surveys.rollups.adding import Key

CONDITIONS = 100
"""In one statement; a database has its limits."""
ROWS = 500
UNIQUE = ("survey", "dimension", "month", "value", "version")


def rows_of(survey: Survey, keys: Iterable[Key]) -> dict[Key, Rollup]:
    """Those of them that are there."""
    values: dict[tuple[str, str, int], list[str]] = {}
    for key in keys:
        values.setdefault((key.dimension, key.month, key.version), []).append(key.value)
    conditions = iter(
        Q(dimension=dimension, month=month, version=version, value__in=some)
        for (dimension, month, version), of in values.items()
        for some in _some(of)
    )
    found = {}
    while wanted := list(islice(conditions, CONDITIONS)):
        for row in Rollup.objects.filter(Q(*wanted, _connector=Q.OR), survey=survey):
            found[key_of(row)] = row
    return found


def key_of(row: Rollup) -> Key:
    return Key(row.dimension, row.month, row.value, row.version_id)


def row_of(survey: Survey, key: Key, counts: str, told: str | None = None) -> Rollup:
    return Rollup(
        survey=survey,
        dimension=key.dimension,
        month=key.month,
        value=key.value,
        version_id=key.version,
        counts=counts,
        told=told,
    )


def write(rows: Collection[Rollup]) -> None:
    """Over those that are there, told numbers and all."""
    Rollup.objects.bulk_create(
        rows,
        batch_size=ROWS,
        update_conflicts=True,
        unique_fields=UNIQUE,
        update_fields=["counts", "told"],
    )


def _some(values: list[str]) -> Iterator[list[str]]:
    for first in range(0, len(values), ROWS):
        yield values[first : first + ROWS]
