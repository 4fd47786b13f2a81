"""Who lives here: by group the share of the city that was known on a day."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from surveys.figures.outside.groups import dimension_of
from surveys.models import OutsideFigure


@dataclass(frozen=True)
class Share:
    """Of one group. Either a percent of all residents, or how many they are."""

    percent: Decimal | None
    count: int | None
    on: datetime.date
    source: str
    note: str = ""


def population_of(dimension: str, on: datetime.date) -> dict[str, Share]:
    """By group of data/outside/groups.toml what was known last on a day. A group of which nothing
    is known is not in it; an unknown dimension has none."""
    found = dimension_of(dimension)
    if found is None:
        return {}
    rows = OutsideFigure.objects.filter(
        kind=OutsideFigure.Kind.POPULATION, of=found.code, on__lte=on
    ).known_first()
    latest: dict[str, OutsideFigure] = {}
    for row in rows:
        latest.setdefault(row.part, row)
    order = [group.code for group in found.groups]
    return {code: _share(latest[code]) for code in order if code in latest}


def _share(row: OutsideFigure) -> Share:
    is_percent = row.unit == OutsideFigure.Unit.PERCENT
    return Share(
        percent=row.value if is_percent else None,
        count=None if is_percent else int(row.value),
        on=row.on,
        source=row.source,
        note=row.note,
    )
