"""Figures for the people who keep the advice: its use, what is ‘not for me’, what is due.

Of nobody: rows are counted, no answer is read, and numbers from one to four are not told apart.
"""

import datetime
from collections import Counter
from dataclasses import dataclass

from django.db.models import Sum
from django.utils import timezone

from carers.models import HiddenCount, Plan
from carers.plan.books import Book
from carers.plan.publishing import QUESTIONNAIRE
from carers.staff.advice import title_of
from carers.staff.trial_run import in_words
from questionnaires.models import Draft

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PARTS_OF_DAY = (
    ("Night, 00:00 to 06:00", 0, 6),
    ("Morning, 06:00 to 12:00", 6, 12),
    ("Afternoon, 12:00 to 18:00", 12, 18),
    ("Evening, 18:00 to 24:00", 18, 24),
)
OFFICE_HOURS = range(9, 17)
WORKING_DAYS = range(5)
WEEKS = 13
PERIOD = datetime.timedelta(days=31)


@dataclass(frozen=True)
class Use:
    """Of the last 31 days; what was deleted since, by its owner or its date, is not in it."""

    started: str
    made: str
    out_of_hours: str
    """Plans that were made when no office was open."""
    table: list[tuple[str, list[str]]]
    """Part of the day, and a number for each day of the week."""


def use(now: datetime.datetime) -> Use:
    since = now - PERIOD
    started = Draft.objects.filter(created_at__gte=since, version__questionnaire=QUESTIONNAIRE)
    made = Plan.objects.filter(made_at__gte=since).values_list("made_at", flat=True)
    times = [timezone.localtime(one) for one in made.iterator()]
    counted = Counter((_part_of(one), one.weekday()) for one in times)
    out = sum(one.weekday() not in WORKING_DAYS or one.hour not in OFFICE_HOURS for one in times)
    return Use(
        started=in_words(started.count()),
        made=in_words(len(times)),
        out_of_hours=in_words(out),
        table=[
            (label, [in_words(counted[number, day]) for day in range(len(DAYS))])
            for number, (label, _, _) in enumerate(PARTS_OF_DAY)
        ],
    )


def _part_of(at: datetime.datetime) -> int:
    return next(
        number for number, (_, start, end) in enumerate(PARTS_OF_DAY) if start <= at.hour < end
    )


def hidden_items(today: datetime.date, book: Book | None) -> list[tuple[str, str, str]]:
    """Code, title, and how often carers said 'not for me' in a quarter; the most first."""
    since = today - datetime.timedelta(weeks=WEEKS)
    rows = (
        HiddenCount.objects.filter(week__gte=since)
        .order_by()
        .values_list("item")
        .annotate(times=Sum("count"))
    )
    ordered = sorted(rows, key=lambda row: (-row[1], row[0]))
    return [
        (code, title_of(book, code) if book else code, in_words(times))
        for code, times in ordered
        if times
    ]
