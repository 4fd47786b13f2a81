"""Invented use, for demonstrations: marked as such, made once, and the same whoever makes it."""

import datetime
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from portal.accounts.demonstration import NotADemonstration
from portal.usage.counting import HOURS
from portal.usage.gathering import PARTS
from portal.usage.models import HOUR, TOTAL, UsageCount
from portal.usage.months import closed_months
from portal.usage.sources import sources

FILE = Path(__file__).parent / "data" / "demonstration.toml"
TEN = 10


@transaction.atomic
def make_use(today: datetime.date | None = None) -> int:
    """How many numbers were made now. Raises NotADemonstration."""
    if not settings.DEMONSTRATION:
        raise NotADemonstration("This is not a demonstration: no invented use is made here.")
    if UsageCount.objects.filter(is_invented=True).exists():
        return 0
    with FILE.open("rb") as file:
        outline = tomllib.load(file)
    rows = list(_rows(outline, today or timezone.localdate()))
    return len(UsageCount.objects.bulk_create(rows))


def _rows(outline: Mapping[str, Any], today: datetime.date) -> Iterator[UsageCount]:
    months = closed_months(today, outline["months"]).months
    slots = _slots(outline)
    for row in outline["source"]:
        source = sources.get(row["code"])
        first, last = row["month"]
        for place, month in enumerate(months):
            number = first + (last - first) * place // (len(months) - 1)
            spread: dict[str, dict[str, int]] = {TOTAL: {"": number}}
            if source is not None and source.has_hours:
                spread[HOUR] = shared(number, slots)
            for dimension, weights in row["shares"].items():
                spread[dimension] = shared(number, weights)
            for dimension, tenths in row.get("several", {}).items():
                spread[dimension] = {value: number * of // TEN for value, of in tenths.items()}
            for dimension, numbers in spread.items():
                for value, times in numbers.items():
                    if times:
                        yield UsageCount(
                            source=row["code"],
                            dimension=dimension,
                            value=value,
                            month=month,
                            times=times,
                            is_invented=True,
                        )


def shared(number: int, weights: Mapping[str, float]) -> dict[str, int]:
    """A number in parts by weight, which add up to it: the largest remainders get what is left."""
    whole = sum(weights.values())
    exact = {value: number * weight / whole for value, weight in weights.items()}
    parts = {value: int(share) for value, share in exact.items()}
    left = number - sum(parts.values())
    for value in sorted(exact, key=lambda value: (parts[value] - exact[value], value))[:left]:
        parts[value] += 1
    return parts


def _slots(outline: Mapping[str, Any]) -> dict[str, float]:
    """A weight for each hour of the week."""
    found = {}
    for day, of_parts in enumerate(outline["parts"].values()):
        for (name, start, _), weight in zip(PARTS, of_parts, strict=True):
            hours = outline["hours"][name]
            for place, of_hour in enumerate(hours):
                found[f"{day * HOURS + start + place:03}"] = weight * of_hour / sum(hours)
    return found
