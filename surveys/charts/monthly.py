"""The months of one answer, out of protected tables: nothing is counted here."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Min
from django.utils import timezone

from surveys.charts.measures import Measure
from surveys.charts.months import closed_stretches, in_short, in_words, month_on, months_between
from surveys.charts.wording import number
from surveys.figures.periods import month_of
from surveys.figures.results import Asked, results
from surveys.figures.tables import ProtectedRow, ProtectedTable, Tier
from surveys.models import Response, Survey

PLOTTED = 10
"""Answers that a month needs: of fewer a percent jumps by chance alone."""
FEW = f"fewer than {PLOTTED} answers"
NOBODY = "nobody answered"


@dataclass(frozen=True)
class Month:
    month: str
    """'2026-03'."""
    base: int | str
    count: int | str
    percent: float | None
    low: float | None
    high: float | None
    left_out: str
    """Why it is not plotted; nothing where it is."""
    is_running: bool
    """It is not over yet."""

    @property
    def when(self) -> str:
        return f"{in_words(self.month)} so far" if self.is_running else in_words(self.month)

    @property
    def percent_words(self) -> str:
        return "" if self.percent is None else number(self.percent)

    @property
    def interval(self) -> str:
        """'66.4 to 86.9', at 95 %."""
        if self.low is None or self.high is None:
            return ""
        return f"{number(self.low)} to {number(self.high)}"

    @property
    def short(self) -> str:
        return in_short(self.month)


@dataclass(frozen=True)
class Series:
    tier: Tier
    months: tuple[Month, ...]
    """Without a gap from the first to the last in which anybody answered."""


def tables_of(
    survey: Survey, tier: Tier, team: str = "", *, by: str = "month"
) -> list[ProtectedTable]:
    """All months that there are. Beyond the team only what is over, in the stretches in which
    anybody may ask for it."""
    if tier == Tier.TEAM:
        return [results(Asked(survey, tier, by=by, team=team))]
    first = first_month(survey)
    if first is None:
        return []
    stretches = closed_stretches(first, timezone.localdate())
    return [results(Asked(survey, tier, by=by, first=one, last=last)) for one, last in stretches]


def first_month(survey: Survey) -> str | None:
    week: datetime.date | None = (
        Response.objects.that_count().filter(survey=survey).aggregate(first=Min("week"))["first"]
    )
    return month_of(week) if week else None


def monthly(tables: Sequence[ProtectedTable], measure: Measure, prefix: str = "") -> Series:
    """`prefix` is 'north*' where the tables are by team and month."""
    rows = {
        row.by.removeprefix(prefix): row
        for table in tables
        for row in table.rows
        if row.question == measure.question and row.by is not None and row.by.startswith(prefix)
    }
    known = {
        group.removeprefix(prefix)
        for table in tables
        for group in table.bases
        if group.startswith(prefix)
    }
    months = sorted(known)
    tier = tables[0].tier if tables else Tier.TEAM
    if not months:
        return Series(tier, ())
    between = months_between(months[0], months[-1])
    return Series(tier, tuple(_month(month, rows.get(month), measure) for month in between))


def _month(month: str, row: ProtectedRow | None, measure: Measure) -> Month:
    cell = None
    if row is not None:
        cell = next((one for one in row.cells if one.option == measure.option), None)
    is_running = month >= month_on(timezone.localdate())
    if row is None or (cell is None and not isinstance(row.base, str)):
        return Month(month, 0, 0, None, None, None, NOBODY, is_running)
    if cell is None or isinstance(row.base, str):
        return Month(month, row.base, "", None, None, None, str(row.base), is_running)
    left_out = FEW if row.base < PLOTTED else ("" if cell.percent is not None else str(cell.count))
    return Month(
        month, row.base, cell.count, cell.percent, cell.low, cell.high, left_out, is_running
    )
