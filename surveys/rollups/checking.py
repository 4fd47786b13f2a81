"""Whether rollups, with what waits, agree with the answers."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from operator import add

from django.db import connection
from django.utils import timezone

from surveys.figures.layout import WHOLE
from surveys.models import Change, FiguresState, Rollup, Survey
from surveys.rollups.adding import Key, Sums, unpacked
from surveys.rollups.outbox import given_in
from surveys.rollups.rebuilding import months_of, sums_of
from surveys.rollups.rows import key_of

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Difference:
    key: Key
    kept: int
    """Whole sets of answers in the rollups and in what waits; where they are the same as counted,
    single questions are not."""
    counted: int

    def as_json(self) -> dict[str, str | int]:
        return {**self.key._asdict(), "kept": self.kept, "counted": self.counted}


def check(survey: Survey) -> list[Difference]:
    """What does not agree; nothing where no figures were made, for then answers are counted. A
    month at a time, each as it is in one moment; answers may come in meanwhile."""
    if not FiguresState.objects.filter(survey=survey, is_ready=True).exists():
        return []
    return [one for month in months_of(survey) for one in _of_month(survey, month)]


def check_all() -> str:
    """Every day. What came of it is noted for the staff home page, and goes into the log."""
    found = []
    for survey in Survey.objects.all():
        differences = len(check(survey))
        FiguresState.objects.filter(survey=survey).update(
            checked_at=timezone.now(), differences=differences
        )
        if differences:
            logger.error("figures of %s: %s rows do not agree", survey.pk, differences)
            found.append(survey.pk)
    return f"do not agree: {', '.join(found)}" if found else ""


def who_disagrees() -> str:
    """For the staff home page; empty where all is well."""
    number = FiguresState.objects.filter(differences__gt=0).count()
    if not number:
        return ""
    return "1 survey does not agree" if number == 1 else f"{number} surveys do not agree"


def _of_month(survey: Survey, month: str) -> Iterator[Difference]:
    with _one_moment():
        counted = sums_of(survey, month)
        kept = _kept(survey, month, counted)
    for key in sorted({*counted.rows, *kept}):
        left, right = kept.get(key, []), counted.rows.get(key, [])
        if _without_nothing(left) != _without_nothing(right):
            yield Difference(key, *(one[WHOLE] if one else 0 for one in (left, right)))


def _kept(survey: Survey, month: str, counted: Sums) -> dict[Key, list[int]]:
    waiting = Sums(counted.asking)
    for one in Change.objects.filter(survey=survey, month=month):
        waiting.add(given_in(one.facts), one.sign)
    kept = waiting.rows
    for row in Rollup.objects.filter(survey=survey, month=month).iterator():
        numbers, key = unpacked(row.counts), key_of(row)
        kept[key] = list(map(add, numbers, kept[key])) if key in kept else numbers
    return kept


def _without_nothing(numbers: list[int]) -> list[int]:
    return numbers if any(numbers) else []


@contextmanager
def _one_moment() -> Iterator[None]:
    """All that is read in it is of one moment, and nobody has to wait."""
    if connection.in_atomic_block:
        yield
        return
    is_postgres = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ" if is_postgres else "BEGIN")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
