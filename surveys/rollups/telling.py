"""What is told beyond the team: numbers that stand still, and move only by whole steps.

Whoever sees a number today and another one tomorrow takes one from the other. So of a month that is
over all numbers are taken down in the moment in which the first of them is told. What comes late,
or is corrected, waits, until at least B_STEP answers move together in *each* row that they touch,
in every dimension. Then they come into all rows at the same time: all tables of a month always hold
the same answers, so that nothing follows from one breakdown and another either.

A month without answers tells nothing, and is told when it has some.
"""

import datetime
import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from django.conf import settings
from django.db import transaction
from django.db.models import F

from surveys.figures.dimensions import ALL
from surveys.figures.versions import Asking, asking_of
from surveys.models import FiguresState, LateChange, Rollup, Survey, ToldMonth
from surveys.rollups.adding import Key, Sums, keys_of, plus, unpacked
from surveys.rollups.draining import catch_up
from surveys.rollups.outbox import given_in
from surveys.rollups.rows import rows_of, write


def months_between(first: datetime.date, last: datetime.date) -> list[str]:
    """Days of whole months."""
    months, day = [], first
    while day <= last:
        months.append(f"{day:%Y-%m}")
        day = (day.replace(day=1) + datetime.timedelta(days=32)).replace(day=1)
    return months


def tell(survey: Survey, first: datetime.date, last: datetime.date) -> bool:
    """Before anything of these days is shown beyond the team; they are whole months that are over.
    Whether anything was written: where nothing is new it is not."""
    return tell_months(survey, months_between(first, last))


def tell_months(survey: Survey, months: Collection[str]) -> bool:
    told = ToldMonth.objects.filter(survey=survey, month__in=months)
    new = set(months) - set(told.values_list("month", flat=True))
    late = _late(survey, months)
    if not new and not late:
        return False
    if new:
        catch_up(survey)
    with transaction.atomic():
        # Whoever tells the same at the same time waits here.
        FiguresState.objects.select_for_update().filter(survey=survey).first()
        number = len(_begin(survey, new)) + sum(_move(survey, month) for month in late)
    return number > 0


def editions(survey: Survey, first: datetime.date, last: datetime.date) -> dict[str, int]:
    """By month that was told, how many steps its numbers have moved on since."""
    told = ToldMonth.objects.filter(survey=survey, month__in=months_between(first, last))
    return dict(told.values_list("month", "edition"))


def _late(survey: Survey, months: Iterable[str]) -> list[str]:
    """Of these months those in which enough waits to look at it."""
    waiting = LateChange.objects.filter(survey=survey, month__in=list(months)).order_by()
    number = Counter(waiting.values_list("month", flat=True))
    return sorted(month for month in number if number[month] >= settings.B_STEP)


def _begin(survey: Survey, months: Iterable[str]) -> list[str]:
    """Those of them that have answers."""
    rows = Rollup.objects.filter(survey=survey, dimension=ALL, month__in=list(months))
    numbers = rows.values_list("month", "counts")
    found = sorted({month for month, counts in numbers if any(unpacked(counts)[:1])})
    ToldMonth.objects.bulk_create(
        [ToldMonth(survey=survey, month=month) for month in found], ignore_conflicts=True
    )
    return found


def _move(survey: Survey, month: str) -> int:
    """How many late changes are told now."""
    late = list(LateChange.objects.filter(survey=survey, month=month))
    left = without_opposites(late)
    asking = asking_of(survey)
    step = in_step(left, [_keys(one, asking) for one in left])
    sums = Sums(asking)
    for one in step:
        sums.add(given_in(one.facts), one.sign)
    rows = rows_of(survey, (key for key in sums.rows if key.is_told))
    for key, row in rows.items():
        row.told = plus(row.told or row.counts, sums.rows[key])
    write(list(rows.values()))
    stay = {one.pk for one in left} - {one.pk for one in step}
    done = [one.pk for one in late if one.pk not in stay]
    LateChange.objects.filter(pk__in=done).delete()
    if step:
        told = ToldMonth.objects.filter(survey=survey, month=month)
        told.update(edition=F("edition") + 1)
    return len(step)


def _keys(one: LateChange, asking: Asking) -> list[Key]:
    return [key for key in keys_of(given_in(one.facts), asking) if key.is_told]


def without_opposites(late: Sequence[LateChange]) -> list[LateChange]:
    """One that came and one that left with the same answers are nothing: no cover for others."""
    net: Counter[str] = Counter()
    for one in late:
        net[_said(one)] += one.sign
    left = []
    for one in late:
        if net[_said(one)] * one.sign > 0:
            net[_said(one)] -= one.sign
            left.append(one)
    return left


def _said(one: LateChange) -> str:
    return json.dumps(one.facts, sort_keys=True)


def in_step(late: Sequence[LateChange], keys: Sequence[Sequence[Key]]) -> list[LateChange]:
    """The most of them that move each row that they touch by B_STEP people or more, or not at all.
    Of a corrected answer both halves are one person, so that the larger side is counted."""
    among = set(range(len(late)))
    while True:
        moves = Counter((key, late[one].sign) for one in among for key in keys[one])
        small = {
            one
            for one in among
            if any(max(moves[key, 1], moves[key, -1]) < settings.B_STEP for key in keys[one])
        }
        if not small:
            return [late[one] for one in sorted(among)]
        among -= small
