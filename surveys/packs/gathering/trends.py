"""The course of each measure up to the end of the quarter, as its chart reads it."""

from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any

from surveys.charts.measures import Measuring
from surveys.charts.monthly import tables_of
from surveys.charts.months import month_on
from surveys.charts.trend import Trend, TrendPoint
from surveys.charts.trends import trends_of
from surveys.charts.wording import signals_in_words
from surveys.charts.xmr import Limits
from surveys.figures.tables import ProtectedTable, Tier
from surveys.models import Survey
from surveys.packs.quarters import Quarter

GOOD = "good"
DIGITS = 4
LEAST, MOST = 0.0, 100.0


def courses_of(
    survey: Survey, measures: Iterable[dict[str, Any]], quarter: Quarter, tier: Tier
) -> dict[str, dict[str, Any]]:
    """By measure the share that is good, month by month."""
    measuring, until = Measuring(survey), month_on(quarter.last)
    asked = [measuring.measure(one["name"], GOOD) for one in measures]
    found = [one for one in asked if one is not None]
    # What came after the quarter says nothing of it: not even whether a point begins a run.
    tables = [_until(table, until) for table in tables_of(survey, tier)]
    trends = trends_of(measuring, found, tables, last=quarter.last)
    return {trend.measure.question: _told(trend) for trend in trends}


def _until(table: ProtectedTable, month: str) -> ProtectedTable:
    return replace(
        table,
        bases={group: base for group, base in table.bases.items() if group <= month},
        rows=tuple(row for row in table.rows if row.by is not None and row.by <= month),
    )


def _told(trend: Trend) -> dict[str, Any]:
    """The drawing with it: what is printed later looks as it did."""
    return {
        "title": trend.title,
        "answer": trend.measure.answer,
        "kind": trend.variation,
        "change": trend.variation_words,
        "says": trend.change,
        "words": trend.sentence,
        "assurance": trend.assurance,
        "assurance_words": trend.assurance_words,
        "notes": list(trend.notes),
        "alt": trend.description,
        "target": _rounded(trend.target.value) if trend.target else None,
        "points": _points(trend),
        "key": trend.key,
        "drawing": asdict(trend.large) | {"box": trend.large.box},
    }


def _points(trend: Trend) -> list[dict[str, Any]]:
    """With the limits that hold there; before the first that is plotted there are none."""
    found, limits = [], None
    for point in trend.points:
        if point.judged is not None:
            limits = trend.xmr.phases[point.judged.phase].limits
        found.append(_point(point) | _limits(limits))
    return found


def _point(point: TrendPoint) -> dict[str, Any]:
    month = point.month
    percent = month.percent if point.judged is not None else None
    seen = point.judged.signals if point.judged is not None else ()
    return {
        "month": month.month,
        "short": month.short,
        "when": month.when,
        "base": month.base,
        "percent": percent,
        "interval": [month.low, month.high] if percent is not None else None,
        "left_out": month.left_out,
        "signals": signals_in_words(seen) if seen else "",
        "variation": str(point.judged.variation) if point.judged is not None else "",
        "begins": point.begins,
    }


def _limits(limits: Limits | None) -> dict[str, float | None]:
    """No share is below 0 or above 100, whatever the sum says."""
    if limits is None:
        return {"mean": None, "low": None, "high": None}
    return {
        "mean": _rounded(limits.mean),
        "low": _rounded(max(limits.low, LEAST)),
        "high": _rounded(min(limits.high, MOST)),
    }


def _rounded(percent: float) -> float:
    return round(percent, DIGITS)
