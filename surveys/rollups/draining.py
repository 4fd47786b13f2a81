"""The outbox worked off: what has come is added to the rollups, in batches, each all or nothing.

Any number of workers may do it: whoever works at a survey holds its row of FiguresState, and a
worker that dies leaves everything as it was before its batch.
"""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from surveys.figures.versions import asking_of
from surveys.models import Change, FiguresState, LateChange, Response, Rollup, Survey, ToldMonth
from surveys.rollups.adding import NOTHING, Key, Sums, plus
from surveys.rollups.outbox import given_in
from surveys.rollups.rebuilding import rebuild
from surveys.rollups.rows import row_of, rows_of, write

AT_A_TIME = 1000


def catch_up(survey: Survey | None = None) -> int:
    """How many changes were worked off, of one survey or of all. Looks without locking anything
    whether there are any. A survey whose figures were never made is counted from its answers."""
    if survey is not None:
        return _catch_up(survey)
    waiting = Change.objects.order_by().values_list("survey", flat=True).distinct()
    behind = set(waiting) | set(_not_made().values_list("pk", flat=True))
    return sum(_catch_up(one) for one in Survey.objects.filter(pk__in=behind)) if behind else 0


def _not_made() -> QuerySet[Survey]:
    """Surveys that have answers, and no figures yet."""
    counted = Response.objects.that_count().filter(survey=OuterRef("pk")).order_by()
    return Survey.objects.exclude(figures_state__is_ready=True).filter(Exists(counted))


def _catch_up(survey: Survey) -> int:
    if not FiguresState.objects.filter(survey=survey, is_ready=True).exists():
        return rebuild(survey)
    total = 0
    while number := _batch(survey):
        total += number
    return total


@transaction.atomic
def _batch(survey: Survey) -> int:
    state = FiguresState.objects.select_for_update().get(survey=survey)
    changes = list(Change.objects.filter(survey=survey).order_by("pk")[:AT_A_TIME])
    if not changes:
        return 0
    _add(survey, changes)
    Change.objects.filter(pk__in=[one.pk for one in changes]).delete()
    state.version += len(changes)
    state.save(update_fields=["version"])
    return len(changes)


def _add(survey: Survey, changes: Sequence[Change]) -> None:
    months = {one.month for one in changes}
    told = set(
        ToldMonth.objects.filter(survey=survey, month__in=months).values_list("month", flat=True)
    )
    sums = Sums(asking_of(survey))
    for one in changes:
        sums.add(given_in(one.facts), one.sign)
    rows = rows_of(survey, sums.rows)
    write([_row(survey, key, rows.get(key), sums.rows[key], told) for key in sums.rows])
    LateChange.objects.bulk_create(
        LateChange(survey=survey, month=one.month, facts=one.facts, sign=one.sign)
        for one in changes
        if one.month in told
    )


def _row(
    survey: Survey, key: Key, row: Rollup | None, numbers: Sequence[int], told: set[str]
) -> Rollup:
    """What was told stays as it is: the first change beyond it takes it down."""
    row = row or row_of(survey, key, NOTHING)
    if row.told is None and key.month in told and key.is_told:
        row.told = row.counts
    row.counts = plus(row.counts, numbers)
    return row
