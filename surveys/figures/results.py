"""The results of a survey as one tier may see them, from the answers that count."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from questionnaires.conditions import Answers, chosen
from questionnaires.models import Version
from surveys.figures.counting import Counting
from surveys.figures.periods import month_of, must_be_closed, week_filter
from surveys.figures.protecting import protect
from surveys.figures.questions import Column, columns_of, equality_of
from surveys.figures.tables import NOT_ANSWERED, ProtectedTable, Table, Tier
from surveys.models import Comparable, Form, Invitation, Response, Survey, Team

AT_A_TIME = 2000
NO_TEAM, NO_SERVICE = "no-team", "no-service"
FIELDS = ("version_id", "answers", "week", "form", "language", "mode", "channel", "team_id")
ARRIVED = (Invitation.State.SENT, Invitation.State.ANSWERED)


class UnknownDimension(Exception):
    """Nothing of this name can be told apart; the message says what can."""


class Given(NamedTuple):
    """What is read of one set of answers."""

    version_id: int
    answers: Answers
    week: datetime.date
    form: str
    language: str
    mode: str
    channel: str
    team_id: str | None


Grouping = Callable[[Given], Sequence[str]]
PLAIN: dict[str, Grouping] = {
    "team": lambda given: [given.team_id or NO_TEAM],
    "month": lambda given: [month_of(given.week)],
    "week": lambda given: [given.week.isoformat()],
    "language": lambda given: [given.language],
    "form": lambda given: [given.form],
    "mode": lambda given: [given.mode],
    "channel": lambda given: [given.channel],
}
TEAM_ONLY = ("week",)
"""Finer than what is told beyond the team."""


@dataclass(frozen=True)
class Asked:
    """What results are asked for; days inclusive."""

    survey: Survey
    tier: Tier = Tier.PUBLIC
    by: str = ""
    """A dimension, or two that are crossed: 'team*month', whose groups are like 'north*2026-03'."""
    team: str = ""
    """Answers about the work of this team alone; for the team's own tier."""
    first: datetime.date | None = None
    last: datetime.date | None = None


def results(asked: Asked, *, today: datetime.date | None = None) -> ProtectedTable:
    """Raises NotClosed and UnknownDimension."""
    if asked.tier != Tier.TEAM:
        must_be_closed(asked.first, asked.last, today or timezone.localdate())
    return protect(_count(asked), asked.tier, settings)


def _count(asked: Asked) -> Table:
    columns = columns_for(asked.survey)
    grouping = _grouping(asked, columns)
    counting = Counting(columns)
    for row in _answers(asked).iterator(chunk_size=AT_A_TIME):
        given = Given(*row)
        counting.add(given.version_id, given.answers, grouping(given))
    return counting.table(invited=_invited(asked))


def _answers(asked: Asked) -> "QuerySet[Response, tuple[Any, ...]]":
    counted = Response.objects.that_count().filter(survey=asked.survey)
    in_time = counted.filter(**week_filter(asked.first, asked.last))
    return in_time.order_by().values_list(*FIELDS)


def columns_for(survey: Survey) -> dict[int, tuple[Column, ...]]:
    """Of all versions that ever were answered, and the published ones."""
    versions = published_versions(survey)
    comparable = Comparable.objects.filter(version__in=versions).order_by("pk")
    return columns_of(versions, comparable.values_list("version_id", "earlier_id"))


def published_versions(survey: Survey) -> list[Version]:
    """The newest first, the standard form before easy read."""
    versions: list[Version] = []
    for form in (Form.STANDARD, Form.EASY):
        of_form = Version.objects.filter(questionnaire=survey.questionnaire(form))
        versions += of_form.exclude(published_at=None).order_by("-number")
    return versions


def _grouping(asked: Asked, columns: dict[int, tuple[Column, ...]]) -> Grouping:
    if not asked.by:
        return _all_together
    if asked.by in TEAM_ONLY and asked.tier != Tier.TEAM:
        raise UnknownDimension(f"Results by {asked.by} are for the team alone.")
    if asked.by in PLAIN:
        return PLAIN[asked.by]
    if asked.by == "service":
        services = dict(Team.objects.values_list("code", "service"))
        return lambda given: [services.get(given.team_id or "") or NO_SERVICE]
    questions = equality_of(columns, asked.by)
    if not questions:
        known = ", ".join([*PLAIN, "service"])
        raise UnknownDimension(
            f"Nothing can be told apart by {asked.by!r}. "
            f"There are: {known}, and the survey’s questions about the person, such as age."
        )

    def by_answer(given: Given) -> Sequence[str]:
        question = questions.get(given.version_id)
        if question is None:
            return [NOT_ANSWERED]
        said = chosen(given.answers.get(question.code))
        return [code for code in said if code in question.by_code] or [NOT_ANSWERED]

    return by_answer


def _all_together(_: Given) -> Sequence[str]:
    return ()


def _invited(asked: Asked) -> int:
    """How many invitations went out on the days asked for."""
    found = Invitation.objects.filter(survey=asked.survey, state__in=ARRIVED)
    if asked.first is not None:
        found = found.filter(send_on__gte=asked.first)
    if asked.last is not None:
        found = found.filter(send_on__lte=asked.last)
    return found.count()
