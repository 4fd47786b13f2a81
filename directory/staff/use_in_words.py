"""The counted use of the directory, put into tables."""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Sum

from directory.keeping.in_words import DAYS
from directory.models import EmptySearch, Use
from portal.languages.table import LANGUAGES, Language, language_for

DAYS_BEFORE_SHOWN = 3
"""Staff see words only after they came on this many different days."""
MOST_SEARCHES = 200
LEVELS = 4
"""Shades of the table by hour; each cell has its number too."""


@dataclass(frozen=True)
class Cell:
    times: int
    level: int
    """0 for nothing, then 1 to `LEVELS` by the share of the busiest hour."""


@dataclass(frozen=True)
class Week:
    """Times by hour and weekday, all weeks of the period together."""

    days: tuple[str, ...]
    hours: list[tuple[str, list[Cell], int]]
    """`09:00`, seven cells, their sum."""
    totals: list[int]
    total: int
    busiest: str
    """In words; empty where nothing was counted."""


def empty_searches(today: datetime.date, *, weeks: int) -> list[dict[str, Any]]:
    """Words, on how many days, how often, and on pages of which languages; most days first."""
    since = today - datetime.timedelta(weeks=weeks)
    recent = EmptySearch.objects.filter(day__gt=since).order_by()
    shown = list(
        recent.values("words")
        .annotate(days=Count("day", distinct=True), all_times=Sum("times"))
        .filter(days__gte=DAYS_BEFORE_SHOWN)
        .order_by("-days", "-all_times", "words")[:MOST_SEARCHES]
    )
    spoken: dict[str, list[Language]] = defaultdict(list)
    wanted = recent.filter(words__in=[row["words"] for row in shown])
    pairs = wanted.values_list("words", "language").distinct().order_by("words", "language")
    for words, code in pairs:
        spoken[words].append(language_for(code))
    return [{**row, "languages": spoken[row["words"]]} for row in shown]


def hours_of_week(today: datetime.date, *, weeks: int, kind: str) -> Week:
    counted = dict(
        _counted(today, weeks, kind)
        .values_list("hour_of_week")
        .annotate(all_times=Sum("times"))
        .order_by("hour_of_week")
    )
    most = max(counted.values(), default=0)
    names = tuple(DAYS.values())
    hours = []
    for hour in range(24):
        times = [counted.get(day * 24 + hour, 0) for day in range(7)]
        cells = [Cell(number, _level(number, most)) for number in times]
        hours.append((f"{hour:02}:00", cells, sum(times)))
    totals = [sum(counted.get(day * 24 + hour, 0) for hour in range(24)) for day in range(7)]
    busiest = ""
    if most:
        at = min(hour for hour, times in counted.items() if times == most)
        busiest = f"{names[at // 24]} from {at % 24:02}:00 to {(at % 24 + 1):02}:00"
    return Week(names, hours, totals, sum(totals), busiest)


def languages(today: datetime.date, *, weeks: int, kind: str) -> list[dict[str, Any]]:
    """Every language, most used first, with its share of all."""
    counted = dict(
        _counted(today, weeks, kind)
        .values_list("language")
        .annotate(all_times=Sum("times"))
        .order_by("language")
    )
    total = sum(counted.values())
    rows = [
        {
            "language": language,
            "times": counted.get(language.code, 0),
            "share": counted.get(language.code, 0) / total if total else 0.0,
        }
        for language in LANGUAGES
    ]
    return sorted(rows, key=lambda row: -row["times"])


def _counted(today: datetime.date, weeks: int, kind: str) -> QuerySet[Use]:
    """This week and the ones before it, `weeks` in all."""
    monday = today - datetime.timedelta(days=today.weekday())
    return Use.objects.filter(kind=kind, week__gt=monday - datetime.timedelta(weeks=weeks))


def _level(times: int, most: int) -> int:
    return -(-times * LEVELS // most) if times else 0
