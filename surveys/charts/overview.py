"""What is seen first: what changed, what needs a person, and the trends of all surveys, small."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from portal.alerts.showing import Shown, open_alerts
from surveys.charts.cards import Card, card
from surveys.charts.measures import Measuring
from surveys.charts.monthly import tables_of
from surveys.charts.months import later, month_on
from surveys.charts.one_survey import CROSSED, by_team
from surveys.charts.trend import Trend
from surveys.charts.trends import trends_of
from surveys.charts.xmr import Variation
from surveys.figures.tables import ProtectedTable, Tier
from surveys.models import Survey
from surveys.permissions import can_work_contacts
from surveys.reading import comments, contacts
from surveys.reading.showing import Row, rows_of

QUEUE = 5
"""Rows of a short queue."""
MOST = 4
"""Charts of one survey; those that say something first."""
RECENT = 2
"""Months in which a point must lie to be told as news."""
NEWS = 8
"""Sentences about what changed."""
ORDER = (Variation.CONCERN, Variation.LOW, Variation.HIGH, Variation.IMPROVEMENT)
"""In which changes are told."""


@dataclass(frozen=True)
class Part:
    """One survey."""

    survey: Survey
    trends: list[Trend]
    """Of all teams together."""
    of_teams: list[Trend]
    number: int
    """Of sets of answers."""


@dataclass(frozen=True)
class Wait:
    """What needs a person, as a sentence that leads there."""

    words: str
    url: str


@dataclass(frozen=True)
class Queues:
    comments: list[Row]
    unread: int
    alerts: list[Shown]
    alerts_open: int
    waits: list[Wait]


def parts_of(surveys: Iterable[Survey]) -> list[Part]:
    """With the trends of the indicators of each, of all together and of each team. That with the
    most answers first."""
    found = [_part(survey, tables_of(survey, Tier.TEAM)) for survey in surveys]
    return sorted(found, key=lambda part: -part.number)


def _part(survey: Survey, tables: list[ProtectedTable]) -> Part:
    number = tables[0].base
    if not isinstance(number, int) or number == 0:
        return Part(survey, [], [], 0)
    measuring = Measuring(survey)
    measures = measuring.indicators()
    trends = trends_of(measuring, measures, tables)
    crossed = tables_of(survey, Tier.TEAM, by=CROSSED)
    of_teams = [one for measure in measures for one in by_team(measuring, crossed, measure)]
    return Part(survey, [one for one in trends if one.latest], of_teams, number)


def news(parts: Iterable[Part], today: datetime.date | None = None) -> list[Trend]:
    """Trends whose latest point is a signal and not an old one; the worst first."""
    since = later(month_on(today or timezone.localdate()), -RECENT)
    found = [
        one
        for part in parts
        for one in (*part.trends, *part.of_teams)
        if one.latest
        and one.latest.month.month >= since
        and one.latest.judged
        and one.latest.judged.signals
    ]
    return sorted(found, key=lambda one: ORDER.index(Variation(one.variation)))


def news_card(request: HttpRequest, parts: list[Part]) -> Card:
    found = news(parts)
    return card("news", "news.html", request, news=found[:NEWS], others=len(found) - NEWS)


def cards_of(request: HttpRequest, parts: list[Part]) -> list[Card]:
    """One for each survey that has a trend."""
    return [_card(request, part) for part in parts if part.trends]


def _card(request: HttpRequest, part: Part) -> Card:
    telling = sorted(part.trends, key=_says_little)
    shown = sorted(telling[:MOST], key=part.trends.index)
    return card(
        f"part-{part.survey.pk}",
        "overview_part.html",
        request,
        part=part,
        trends=shown,
        others=len(part.trends) - len(shown),
    )


def _says_little(trend: Trend) -> tuple[bool, bool, bool]:
    """What changed first, then what has a target, then what moves at all."""
    limits = trend.xmr.limits
    is_steady = trend.variation in ("", Variation.COMMON)
    return is_steady, trend.target is None, limits is None or limits.moving_range == 0


def queues_for(user: Any) -> Queues:
    unread = comments.comments_for(user).filter(read_at=None)
    number = unread.count()
    alerts = open_alerts(user, timezone.now())
    waiting = [one for one in alerts if one.alert.acknowledged_at is None]
    people = contacts.how_many_wait(user) if can_work_contacts(user) else 0
    counts = (
        (len(waiting), "alert that nobody has taken up", "alerts that nobody has taken up"),
        (number, "comment that nobody has read", "comments that nobody has read"),
        (people, "person who asked to hear from us", "people who asked to hear from us"),
    )
    places = ("staff-alerts:waiting", "staff-surveys:comments", "staff-surveys:contacts")
    waits = [
        Wait(f"{count} {one if count == 1 else many}", reverse(place))
        for (count, one, many), place in zip(counts, places, strict=True)
        if count
    ]
    return Queues(rows_of(unread[:QUEUE]), number, alerts[:QUEUE], len(alerts), waits)
