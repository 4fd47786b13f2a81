"""Results from elsewhere that may be shown beside an indicator of ours, never compared with it."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from surveys.figures.outside.measures import Measure, areas, groups, measures
from surveys.models import OutsideFigure

NO_BASE = "base not published"


@dataclass(frozen=True)
class Told:
    """One figure in words: never without its base, or that there is none."""

    area: str
    value: Decimal
    unit: str
    """'percent' or 'score'."""
    base: str
    period: str
    on: datetime.date
    source: str
    note: str
    ships: bool
    entered_by: str
    to_confirm: bool

    @property
    def has_base(self) -> bool:
        return self.base != NO_BASE


@dataclass(frozen=True)
class Measured:
    """A measure with all that is known of it, the latest first."""

    measure: Measure
    group: str
    told: tuple[Told, ...]


def beside(indicator: str, on: datetime.date, survey: str = "") -> list[Measured]:
    """What resembles an indicator ('happy') of a survey, as it was known on a day; of each measure
    the latest period alone. Its `measure.label` must stand beside it."""
    code = indicator.removeprefix("indicator:")
    wanted = [
        one
        for one in measures().values()
        if one.resembles == code and (not survey or one.survey in ("", survey))
    ]
    found = [_latest(one) for one in known(wanted, on)]
    return [one for one in found if one.told]


def known(wanted: list[Measure], on: datetime.date | None = None) -> list[Measured]:
    """All that is known, conflicting figures side by side."""
    codes = [one.code for one in wanted]
    rows = OutsideFigure.objects.filter(kind=OutsideFigure.Kind.RESULT, of__in=codes)
    if on is not None:
        rows = rows.filter(on__lte=on)
    by_measure: dict[str, list[Told]] = {code: [] for code in codes}
    for row in rows.select_related("entered_by").known_first():
        by_measure[row.of].append(told(row))
    return [
        Measured(one, groups().get(one.group, one.group), tuple(by_measure[one.code]))
        for one in wanted
    ]


def told(row: OutsideFigure) -> Told:
    return Told(
        area=areas().get(row.part, row.part),
        value=row.value,
        unit=row.unit,
        base=NO_BASE if row.base is None else f"{row.base:,} answers",
        period=row.period,
        on=row.on,
        source=row.source,
        note=row.note,
        ships=row.ships,
        entered_by=str(row.entered_by or ""),
        to_confirm=row.to_confirm,
    )


def _latest(one: Measured) -> Measured:
    last = max((row.on for row in one.told), default=None)
    return Measured(one.measure, one.group, tuple(row for row in one.told if row.on == last))
