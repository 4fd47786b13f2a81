"""One answer to one question over the months, as a tier may see it, read as an XmR chart.

trend(survey, "indicator:happy", "good", tier=Tier.TEAM)    one
trends_of(measuring, measures, tables, …)                   several, counted together

Limits are worked out of all months that there are; `first` and `last` say which of them are shown,
so that looking at a shorter time never changes what a point means.
"""

import datetime
from collections.abc import Iterable, Sequence

from surveys.charts.measures import Measure, Measuring
from surveys.charts.monthly import Month, Series, monthly, tables_of
from surveys.charts.months import later, month_on
from surveys.charts.trend import Trend, TrendPoint
from surveys.charts.xmr import xmr
from surveys.figures.tables import ProtectedTable, Tier
from surveys.models import Survey

SHOWN = 36
"""Months; ten years say less than three."""


class NotAsked(Exception):
    """This survey never asked such a question, or it has no such answer."""


def trend(
    survey: Survey,
    question: str,
    option: str,
    *,
    tier: Tier,
    team: str = "",
    first: datetime.date | None = None,
    last: datetime.date | None = None,
    screen: bool = False,
) -> Trend:
    """`team` is the code of a team, at its own tier alone. Raises NotAsked."""
    measuring = Measuring(survey)
    measure = measuring.measure(question, option)
    if measure is None:
        raise NotAsked(f"{survey.title} has no {option!r} of {question!r}.")
    tables = tables_of(survey, tier, team)
    return trends_of(
        measuring, [measure], tables, team=team, first=first, last=last, screen=screen
    )[0]


def trends_of(
    measuring: Measuring,
    measures: Iterable[Measure],
    tables: Sequence[ProtectedTable],
    *,
    team: str = "",
    first: datetime.date | None = None,
    last: datetime.date | None = None,
    screen: bool = False,
    crossed: bool = False,
) -> list[Trend]:
    """Of tables by month; by 'team*month' where they are `crossed`."""
    prefix = f"{team}*" if crossed else ""
    return [
        _read(measuring, monthly(tables, measure, prefix), measure, team, (first, last), screen)
        for measure in measures
    ]


def _read(
    measuring: Measuring,
    series: Series,
    measure: Measure,
    team: str,
    days: tuple[datetime.date | None, datetime.date | None],
    screen: bool,
) -> Trend:
    decisions = measuring.decisions(measure, team)
    target = measuring.target(measure)
    plotted = [month for month in series.months if not month.left_out]
    places = {month.month: place for place, month in enumerate(plotted)}
    judged = xmr(
        [month.percent for month in plotted if month.percent is not None],
        direction=target.direction if target else measure.direction,
        rebased_at=_starts(plotted, [one.from_month for one in decisions]),
        screen=screen,
        target=target.value if target else None,
    )
    rewordings = measuring.rewordings(measure)
    begins = dict.fromkeys(rewordings, "The question is worded anew from here.")
    for one in decisions:
        begins[one.from_month] = f"New limits from here: {one.reason}"
    points = [
        TrendPoint(
            month,
            judged.points[places[month.month]] if month.month in places else None,
            begins.get(month.month, ""),
        )
        for month in _shown(series.months, *days)
    ]
    months = {point.month.month for point in points}
    return Trend(
        survey=measuring.survey,
        measure=measure,
        tier=series.tier,
        team=team,
        team_name=measuring.team_name(team),
        points=tuple(points),
        xmr=judged,
        rewordings=tuple(one for one in rewordings if one in months),
        decisions=tuple(one for one in decisions if one.from_month in months),
        target=target,
    )


def _starts(plotted: Sequence[Month], from_months: Iterable[str]) -> list[int]:
    """The first point at or after each month."""
    return [
        next((place for place, month in enumerate(plotted) if month.month >= one), len(plotted))
        for one in from_months
    ]


def _shown(
    months: Sequence[Month], first: datetime.date | None, last: datetime.date | None
) -> list[Month]:
    if not months:
        return []
    until = month_on(last) if last else months[-1].month
    since = month_on(first) if first else later(min(until, months[-1].month), 1 - SHOWN)
    return [month for month in months if since <= month.month <= until]
