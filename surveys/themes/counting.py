"""How often each theme is given, as one tier may see it: through the same gate as all figures.

Only labels of people count, the first of each comment. Beyond the team a period is told only when
every comment of it carries a label: a part would be those that somebody chose to label first, and a
number that moves with each new label would give that label away. And it is a quarter: months less
each other, or years less quarters, would tell what is hidden of one.
"""

import datetime
from collections import Counter
from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from surveys.figures.periods import NotClosed, month_of, must_be_closed, week_filter
from surveys.figures.protecting import protect
from surveys.figures.results import NO_TEAM, UnknownDimension
from surveys.figures.tables import Group, ProtectedTable, Row, Table, Tier
from surveys.figures.telling.order import Span
from surveys.models import Comment, Label, Survey
from surveys.themes.framework import themes

THEMES, TONE = "themes", "tone"
"""In place of questions."""
DIMENSIONS = ("", "team", "month")


class NotAllLabelled(Exception):
    """Comments of the period carry no label yet: `left` of `all`."""

    def __init__(self, left: int, all_: int) -> None:
        super().__init__(f"{left} of {all_} comments of this period have no themes yet.")
        self.left, self.all = left, all_


@dataclass(frozen=True)
class AskedThemes:
    """Which themes are asked for; days inclusive. A team's own are for the team tier."""

    survey: Survey
    tier: Tier = Tier.SERVICE
    by: str = ""
    """'team', 'month', or nothing."""
    team: str = ""
    first: datetime.date | None = None
    last: datetime.date | None = None


def theme_counts(asked: AskedThemes, *, today: datetime.date | None = None) -> ProtectedTable:
    """Raises NotClosed, also where it is no quarter, UnknownDimension and NotAllLabelled."""
    if asked.by not in DIMENSIONS or (asked.team and asked.tier != Tier.TEAM):
        raise UnknownDimension(f"Themes are not told apart by {asked.by or 'one team'}.")
    if asked.tier != Tier.TEAM:
        must_be_closed(asked.first, asked.last, today or timezone.localdate())
        _must_be_a_quarter(asked)
        _must_be_labelled(asked)
    return protect(table_of(asked), asked.tier, settings)


def comments_asked(asked: AskedThemes) -> "QuerySet[Comment]":
    found = Comment.objects.filter(survey=asked.survey, is_trial=False)
    found = found.filter(**week_filter(asked.first, asked.last))
    return found.filter(team=asked.team) if asked.team else found


def _must_be_a_quarter(asked: AskedThemes) -> None:
    if asked.by == "month":
        raise UnknownDimension("Themes are told apart by month for the team alone.")
    span = Span(f"{asked.first:%Y-%m}", f"{asked.last:%Y-%m}")
    if span != span.quarter:
        raise NotClosed("Across teams themes are told of whole quarters.")


def _must_be_labelled(asked: AskedThemes) -> None:
    found = comments_asked(asked)
    left = found.exclude(labels__is_check=False).count()
    if left:
        raise NotAllLabelled(left, found.count())


def table_of(asked: AskedThemes) -> Table:
    """As it is: for `protect`, and no page."""
    labels = Label.objects.that_count().filter(comment__in=comments_asked(asked))
    bases: Counter[Group] = Counter({None: 0})
    given: dict[Group, Counter[str]] = {None: Counter()}
    tones: dict[Group, Counter[str]] = {None: Counter()}
    for label in labels.select_related("comment").prefetch_related("given"):
        groups: list[Group] = [None, *([_group(label, asked.by)] if asked.by else [])]
        for group in groups:
            bases[group] += 1
            given.setdefault(group, Counter()).update(one.theme for one in label.given.all())
            tones.setdefault(group, Counter())[label.tone] += 1
    ordered = [None, *sorted(group for group in bases if group is not None)]
    rows = [
        *(_row(THEMES, group, given[group], list(themes()), bases[group]) for group in ordered),
        *(_row(TONE, group, tones[group], Label.Tone.values, bases[group]) for group in ordered),
    ]
    return Table({group: bases[group] for group in ordered}, tuple(rows))


def _row(name: str, group: Group, counts: Counter[str], codes: list[str], base: int) -> Row:
    """A comment has one tone and any number of themes, none among them."""
    every = [*codes, *sorted(set(counts) - set(codes))]
    return Row(
        question=name,
        by=group,
        counts={code: counts[code] for code in every},
        apart={},
        base=base,
        is_partition=name == TONE,
    )


def _group(label: Label, by: str) -> str:
    comment = label.comment
    return (comment.team_id or NO_TEAM) if by == "team" else month_of(comment.week)
