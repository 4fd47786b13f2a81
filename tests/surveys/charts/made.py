"""Trends for tests, without a database."""

import datetime
from types import SimpleNamespace

from surveys.charts.measures import Measure
from surveys.charts.monthly import Month
from surveys.charts.months import later
from surveys.charts.targets import Target
from surveys.charts.trend import Trend, TrendPoint
from surveys.charts.xmr import Direction, xmr
from surveys.figures.tables import Tier
from surveys.models import Rebase, Survey

FIRST = "2024-01"
SURVEY = Survey(code="tea-club", title="The tea club")


def month_of(number, share):
    left_out = "" if share is not None else "nobody answered"
    low, high = (None, None) if share is None else (max(share - 9.5, 0), min(share + 9.5, 100))
    return Month(later(FIRST, number), 50, 20, share, low, high, left_out, False)


def a_trend(shares, *, target=None, rebased=None, reworded=None, direction=Direction.UP):
    """Percents by month, None for one that is not plotted. `rebased` and `reworded` are places
    among the months."""
    months = [month_of(number, share) for number, share in enumerate(shares)]
    plotted = [number for number, share in enumerate(shares) if share is not None]
    starts = [plotted.index(rebased)] if rebased is not None else []
    found = xmr(
        [shares[number] for number in plotted],
        rebased_at=starts,
        target=target,
        direction=direction,
    )
    judged = dict(zip(plotted, found.points, strict=True))
    decision = Rebase(from_month=later(FIRST, rebased or 0), reason="Two people joined")
    return Trend(
        survey=SURVEY,
        measure=Measure("indicator:happy", "good", "Happy with the help", "Good", direction),
        tier=Tier.TEAM,
        team="",
        team_name="",
        points=tuple(
            TrendPoint(month, judged.get(number), "") for number, month in enumerate(months)
        ),
        xmr=found,
        rewordings=() if reworded is None else (later(FIRST, reworded),),
        decisions=() if rebased is None else (decision,),
        target=None
        if target is None
        else Target(target, datetime.date(2024, 1, 1), "Plan 2024", direction),
    )


def words_of(**titles):
    """As `Words`: every code is its own label."""
    return SimpleNamespace(
        columns={},
        title=lambda name: titles.get(name, name),
        option=lambda _, code: code,
        group=lambda group: group or "",
    )
