"""The queue: which cases stand in which tab, filtered, the most urgent first.

A row names the case by its reference alone: her name is encrypted, and opening it is recorded,
one case at a time.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, When
from django.utils import timezone

from carers.cases.clocks import Due, dues_of
from carers.cases.next_steps import CALLS, NextStep, next_step, with_facts
from carers.models import Case, CasePause
from carers.models.cases import CaseQuerySet

PER_PAGE = 50
REVIEW_SOON = datetime.timedelta(days=28)
NEVER = datetime.date.max


@dataclass(frozen=True)
class Tab:
    code: str
    title: str
    empty: str
    """What is said kindly where nothing stands in it."""


TABS = (
    Tab("all", "All open", "Nothing is open here. Everybody has been looked after."),
    Tab("new", "New", "Nothing new has come in. Everything has been taken up."),
    Tab("checking", "Checking", "Nobody is being checked with at the moment."),
    Tab("waiting", "Waiting for the carer", "No clock stands: we wait for nobody."),
    Tab("talked", "Talked", "Every talk has led to a decision."),
    Tab("decided", "Decided", "No decision waits for anything."),
    Tab("review", "Review due", "No review is due in the next four weeks."),
    Tab("calls", "Call-backs and referrals", "Nobody waits for a call. Well done."),
    Tab("ended", "Ended", "Nothing has ended yet."),
)
TAB_BY_CODE = {tab.code: tab for tab in TABS}
EVERYTHING = Q()
_ended, _calls = Q(state__in=Case.ENDED), Q(kind__in=CALLS)
_goes_on = ~_ended & ~_calls & Q(is_paused=False)
_rest = _goes_on & Q(is_for_review=False)
RULES: Mapping[str, Q] = {
    "all": ~_ended,
    "new": _rest & Q(state=Case.State.NEW),
    "checking": _rest & Q(state=Case.State.CHECKING),
    "waiting": ~_ended & ~_calls & Q(is_paused=True),
    "talked": _rest & Q(state=Case.State.TALKED),
    "decided": _rest & Q(state__in=Case.DECIDED_STATES),
    "review": _goes_on & Q(is_for_review=True),
    "calls": ~_ended & _calls,
    "ended": _ended,
    "found": EVERYTHING,
}
"""What stands in each tab. Every open case stands in exactly one of them beside 'all';
'found' is for whoever looks for a reference."""


@dataclass(frozen=True)
class Row:
    case: Case
    due: Due | None
    next: NextStep


@dataclass(frozen=True)
class Page:
    rows: Sequence[Row]
    total: int
    number: int
    last: int


def cases_for(organisations: set[str]) -> CaseQuerySet:
    """Of their own organisation alone; each says whether its clock stands, and whether what is to
    be done is a review: it was asked for, or falls due within four weeks."""
    today = timezone.localdate()
    paused = CasePause.objects.filter(case=OuterRef("pk"), ended_at=None)
    begun = Case.objects.filter(previous=OuterRef("pk")).exclude(state=Case.State.WITHDRAWN)
    soon = Q(review_on__lte=today + REVIEW_SOON) | Q(invite_by_phone_from__lte=today)
    asked = Q(kind=Case.Kind.REVIEW, state=Case.State.NEW)
    is_due = Q(soon, state=Case.State.RECORD_SENT, has_review=False)
    found = Case.objects.of_organisations(organisations)
    return found.annotate(is_paused=Exists(paused), has_review=Exists(begun)).annotate(
        is_for_review=models.Case(When(is_due | asked, then=True), default=False)
    )


def counts(cases: CaseQuerySet, rule: Q = EVERYTHING) -> dict[str, int]:
    """How many stand in each tab, of those that the rule asks for; and, whatever it asks for, how
    many open ones have no owner. One query."""
    asked: dict[str, Any] = {code: Count("pk", filter=one & rule) for code, one in RULES.items()}
    nobodys = Count("pk", filter=RULES["all"] & Q(owner=None))
    return cases.order_by().aggregate(nobodys=nobodys, **asked)


def page_of(cases: CaseQuerySet, tab: str, *, number: int) -> Page:
    """The rows of one page: by urgency, then by what is due first, then by who waits longest."""
    found = with_facts(cases.filter(RULES[tab]).for_queue())
    dues = dues_of(found)
    ordered = sorted(found, key=lambda case: _place(case, dues[case.pk]))
    last = max(1, -(-len(ordered) // PER_PAGE))
    number = min(number, last)
    shown = ordered[(number - 1) * PER_PAGE : number * PER_PAGE]
    pauses = CasePause.objects.filter(ended_at=None).defer("words")
    models.prefetch_related_objects(shown, models.Prefetch("pauses", pauses))
    rows = [Row(case, dues[case.pk], next_step(case)) for case in shown]
    return Page(rows, len(ordered), number, last)


def _place(case: Case, due: Due | None) -> tuple[Any, ...]:
    return (case.has_ended, case.urgency, due.on if due else NEVER, case.sent_at)
