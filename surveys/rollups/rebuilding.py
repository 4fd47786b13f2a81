"""Rollups made anew from the answers: a month at a time, so that memory stays flat.

A month is one transaction: before it and after it rollups and what waits agree with the answers. On
PostgreSQL writers go on meanwhile; on SQLite they wait for as long as one month takes.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from surveys.figures.answers import given_to
from surveys.figures.asked import Asked
from surveys.figures.dimensions import ALL
from surveys.figures.layout import WHOLE
from surveys.figures.periods import days_of, month_of
from surveys.figures.versions import asking_of
from surveys.models import (
    Change,
    FiguresState,
    LateChange,
    Response,
    Rollup,
    Survey,
    ToldMonth,
)
from surveys.rollups.adding import NOTHING, Key, Sums, packed, plus
from surveys.rollups.outbox import given_in
from surveys.rollups.rows import key_of, row_of, write


def rebuild(survey: Survey) -> int:
    """How many answers were counted. What was told beyond the team stays as it was."""
    FiguresState.objects.get_or_create(survey=survey)
    number = sum(_make_month(survey, month) for month in months_of(survey))
    FiguresState.objects.filter(survey=survey).update(is_ready=True)
    return number


def months_of(survey: Survey) -> list[str]:
    """Of answers, of figures and of what waits."""
    weeks = Response.objects.that_count().filter(survey=survey).order_by()
    found = {month_of(week) for week in weeks.values_list("week", flat=True).distinct()}
    for model in (Rollup, Change):
        of_survey = model._default_manager.filter(survey=survey).order_by()
        found |= set(of_survey.values_list("month", flat=True).distinct())
    return sorted(found)


def sums_of(survey: Survey, month: str) -> Sums:
    """Of one month, from the answers."""
    first, last = days_of(month)
    sums = Sums(asking_of(survey))
    for given in given_to(Asked(survey, first=first, last=last)):
        sums.add(given)
    return sums


def _make_month(survey: Survey, month: str) -> int:
    with _alone(survey) as state:
        number = _write_month(survey, month)
        state.version += 1
        state.save(update_fields=["version"])
    return number


@contextmanager
def _alone(survey: Survey) -> Iterator[FiguresState]:
    """Nobody else changes figures; answers and what waits are those of one moment."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                # The moment begins after the lock, so that no other worker has come in between.
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                cursor.execute(f"LOCK TABLE {FiguresState._meta.db_table} IN EXCLUSIVE MODE")
        yield FiguresState.objects.select_for_update().get(survey=survey)


def _write_month(survey: Survey, month: str) -> int:
    Change.objects.filter(survey=survey, month=month).delete()
    sums = sums_of(survey, month)
    is_told = ToldMonth.objects.filter(survey=survey, month=month).exists()
    there = {key_of(one): one for one in Rollup.objects.filter(survey=survey, month=month)}
    known = {key.dimension for key in there}
    late = _late(survey, month, sums) if is_told else {}
    empty = [row for key, row in there.items() if key not in sums.rows]
    changed = []
    for key in [*sums.rows, *map(key_of, empty)]:
        row = there.get(key) or row_of(survey, key, NOTHING)
        counts = packed(sums.rows.get(key, ()))
        if row.counts == counts:
            continue
        if is_told and key.is_told and row.told is None:
            row.told = row.counts
            if key.dimension not in known:
                # Kept up from now on: it tells of the same answers as the others.
                row.told = plus(counts, [-one for one in late.get(key, [0] * len(sums.rows[key]))])
        row.counts = counts
        changed.append(row)
    write(changed)
    Rollup.objects.filter(pk__in=[row.pk for row in empty if row.told is None]).delete()
    return sum(numbers[WHOLE] for key, numbers in sums.rows.items() if key.dimension == ALL)


def _late(survey: Survey, month: str, like: Sums) -> dict[Key, list[int]]:
    """What has not been told yet of a month that was."""
    sums = Sums(like.asking)
    for one in LateChange.objects.filter(survey=survey, month=month):
        sums.add(given_in(one.facts), one.sign)
    return sums.rows
