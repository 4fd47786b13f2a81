"""Reads what was counted: exact numbers, for `hiding` and for nobody's eyes before."""

import datetime
from collections import defaultdict

from django.db.models import QuerySet, Sum

from portal.usage.models import UsageCount
from portal.usage.months import Period
from portal.usage.sources import Source

Tallied = dict[str, dict[datetime.date, int]]
"""By value, then by month."""


def tallied(code: str, source: Source, dimension: str, period: Period) -> Tallied:
    """What the room counted by itself, and what is kept here."""
    found: Tallied = defaultdict(lambda: defaultdict(int))
    if source.tally is not None:
        for month, value, times in source.tally(dimension, period.first, period.last):
            found[value][month] += times
    kept = (
        _kept(code, period)
        .filter(dimension=dimension)
        .values_list("value", "month")
        .annotate(all_times=Sum("times"))
        .order_by("value", "month")
    )
    for value, month, times in kept:
        found[value][month] += times
    return {value: dict(months) for value, months in found.items()}


def has_invented(codes: list[str], period: Period) -> bool:
    rows = UsageCount.objects.filter(source__in=codes, is_invented=True)
    return rows.filter(month__gte=period.first, month__lte=period.last).exists()


def _kept(code: str, period: Period) -> "QuerySet[UsageCount]":
    return UsageCount.objects.filter(source=code, month__gte=period.first, month__lte=period.last)
