"""One more use: counted where it happens, in its transaction, and never of whom."""

import datetime
from collections.abc import Iterable, Iterator, Mapping

from django.db import models, transaction
from django.utils import timezone

from portal.registry.working_time import LONDON
from portal.usage.models import HOUR, TOTAL, UsageCount

HOURS = 24
LONGEST_VALUE = 60


def count(
    source: str,
    *,
    by: Mapping[str, Iterable[str]] | None = None,
    at: datetime.datetime | None = None,
) -> None:
    """`by` holds the values of each dimension: one, or several where a use has several.

    Call it last in a transaction: whoever counts the same thing at the same moment waits for its
    end. Rows are always taken in one order, so that two never wait for each other.
    """
    now = _here(at)
    _add(source, now, {(TOTAL, ""), (HOUR, slot(now)), *_pairs(by or {})})


def count_values(
    source: str, *, by: Mapping[str, Iterable[str]], at: datetime.datetime | None = None
) -> None:
    """The same where the room itself counts how often, and when."""
    _add(source, _here(at), set(_pairs(by)))


def slot(at: datetime.datetime) -> str:
    """The hour of the week, by the clock of `at`: '000' is Monday from midnight."""
    return f"{at.weekday() * HOURS + at.hour:03}"


def _here(at: datetime.datetime | None) -> datetime.datetime:
    return (at or timezone.now()).astimezone(LONDON)


def _pairs(by: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    for dimension, values in by.items():
        yield from ((dimension, value[:LONGEST_VALUE]) for value in values)


def _add(source: str, now: datetime.datetime, wanted: set[tuple[str, str]]) -> None:
    if not wanted:
        return
    month = now.date().replace(day=1)
    rows = [
        UsageCount(source=source, dimension=dimension, value=value, month=month)
        for dimension, value in sorted(wanted)
    ]
    pairs = models.Q()
    for dimension, value in wanted:
        pairs |= models.Q(dimension=dimension, value=value)
    with transaction.atomic():
        UsageCount.objects.bulk_create(rows, ignore_conflicts=True)
        mine = UsageCount.objects.filter(pairs, source=source, month=month, is_invented=False)
        locked = list(mine.select_for_update().order_by("pk").values_list("pk", flat=True))
        UsageCount.objects.filter(pk__in=locked).update(times=models.F("times") + 1)
