"""How many of last month's plans a draft of the rules would change: counted, never shown."""

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from carers.models import Plan, Ruleset
from carers.plan.books import book_of
from carers.plan.publishing import Simulation, simulate
from carers.staff.advice import title_of
from questionnaires.conditions import Answers

MONTH = datetime.timedelta(days=31)
MOST_PLANS = 2000
"""The newest; more would keep a member of staff waiting."""
FEWEST = 5
"""Smaller numbers could be about somebody."""
FEW = "fewer than 5"


@dataclass(frozen=True)
class Moved:
    title: str
    added: str
    removed: str
    moved: str


@dataclass(frozen=True)
class Result:
    plans: str
    changed: str
    items: list[Moved]
    """Those that would come, go or stand elsewhere in five plans or more, the most first."""


def run(*, old: Ruleset, new: Ruleset) -> Result:
    """Answers are read by the machine alone, one after the other, and only counts are kept."""
    return _result(simulate(old, new, _answers()), old, new)


def _answers() -> Iterator[Answers]:
    """Of plans whose answers are still there. Plans made again of the same answers count once."""
    since = timezone.now() - MONTH
    plans = (
        Plan.objects.filter(made_at__gte=since, is_current=True)
        .select_related("draft__version")
        .prefetch_related("draft__steps")
        .order_by("-made_at")[:MOST_PLANS]
    )
    for plan in plans:
        yield plan.draft.visible_answers()


def _result(found: Simulation, old: Ruleset, new: Ruleset) -> Result:
    if found.plans < FEWEST:
        return Result(in_words(found.plans), in_words(found.plans), [])
    total: Counter[str] = found.added + found.removed + found.moved
    items = [
        Moved(
            _title(code, old, new),
            in_words(found.added[code]),
            in_words(found.removed[code]),
            in_words(found.moved[code]),
        )
        for code, number in sorted(total.items(), key=lambda pair: (-pair[1], pair[0]))
        if number >= FEWEST
    ]
    return Result(in_words(found.plans), in_words(found.changed), items)


def _title(code: str, old: Ruleset, new: Ruleset) -> str:
    books = (book_of(new), book_of(old))
    return next((title_of(book, code) for book in books if code in book.items), code)


def in_words(number: int) -> str:
    """None is said; one to four are not told apart."""
    if number == 0:
        return "none"
    return FEW if number < FEWEST else f"{number:,}"
