"""The results of one survey for those who work on it, as cards that renew themselves."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from surveys.charts.bars import spreads
from surveys.charts.cards import Card, card
from surveys.charts.measures import Measure, Measuring
from surveys.charts.monthly import tables_of
from surveys.charts.trend import Trend
from surveys.charts.trends import trends_of
from surveys.figures.outside.heard import heard_from
from surveys.figures.results import Asked, UnknownDimension, results
from surveys.figures.tables import ProtectedTable, Tier
from surveys.forms.results import ResultsForm
from surveys.reading.results_shown import Words

CROSSED = "team*month"


@dataclass(frozen=True)
class Shown:
    cards: list[Card]
    number: int | str
    """Of answers."""


def shown(request: HttpRequest, measuring: Measuring, form: ResultsForm) -> Shown:
    wanted = form.wanted()
    try:
        table = results(Asked(measuring.survey, Tier.TEAM, **wanted))
    except UnknownDimension as refusal:
        return Shown([card("total", "refused.html", request, words=str(refusal))], 0)
    found = trends(measuring, wanted)
    cards = [card("total", "total.html", request, table=table, trends=found)]
    cards += [card(f"trend-{one.key}", "trend_small.html", request, trend=one) for one in found]
    day = wanted["last"] or timezone.localdate()
    if heard := heard_from(table, wanted["by"], day):
        cards.append(card("heard", "heard.html", request, heard=heard))
    words = Words(measuring.survey, wanted["by"]) if wanted["by"] else measuring.words
    cards += [
        card(f"spread-{one.key}", "spread.html", request, spread=one)
        for one in spreads(words, table)
        if one.is_indicator or form.every_question
    ]
    return Shown(cards, table.base)


def trends(measuring: Measuring, wanted: dict[str, Any]) -> list[Trend]:
    """Of each indicator; those of which there is something to see."""
    team = wanted["team"]
    tables = tables_of(measuring.survey, Tier.TEAM, team)
    first, last = wanted["first"], wanted["last"]
    found = trends_of(measuring, measuring.indicators(), tables, team=team, first=first, last=last)
    return [one for one in found if one.points]


def by_team(measuring: Measuring, tables: list[ProtectedTable], of: Measure) -> list[Trend]:
    """One measure, of every team that has answers, by name."""
    codes = {group.partition("*")[0] for table in tables for group in table.bases}
    teams = sorted(codes, key=measuring.team_name)
    return [trends_of(measuring, [of], tables, team=code, crossed=True)[0] for code in teams]
