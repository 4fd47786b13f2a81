"""By what answers can be told apart: one dimension, or two that are crossed.

A dimension has a store: that by which rollups keep its numbers. 'month' and 'form' have none, they
follow from the month and the version; a service follows from its team. Who was not asked a question
belongs to those who left it out.
"""

import datetime
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import NamedTuple

from django.conf import settings

from questionnaires.conditions import Answers, chosen
from questionnaires.definition import Question
from surveys.bank import DATA
from surveys.figures.asked import Asked, UnknownDimension
from surveys.figures.periods import month_of
from surveys.figures.questions import EQUALITY, equality_of, tag_of
from surveys.figures.tables import NOT_ANSWERED, Tier
from surveys.figures.versions import Asking
from surveys.models import Team

CROSS = "*"
ALL = ""
"""The store of all together."""
TEAM, WEEK = "team", "week"
MONTH, FORM, SERVICE = "month", "form", "service"
STORED = (TEAM, WEEK, "language", "mode", "channel")
PLAIN = (TEAM, MONTH, WEEK, "language", FORM, "mode", "channel", SERVICE)
TEAM_ONLY = (WEEK,)
"""Finer than what is told beyond the team."""
NO_TEAM, NO_SERVICE = "no-team", "no-service"
MOST = 2
"""Dimensions that can be crossed at all."""


class Given(NamedTuple):
    """What is counted of one set of answers."""

    version_id: int
    answers: Answers
    week: datetime.date
    language: str
    mode: str
    channel: str
    team_id: str | None

    @property
    def month(self) -> str:
        return month_of(self.week)


def values_of(given: Given, store: str, asking: Asking) -> Sequence[str]:
    """Her values in a store; several where a question takes several answers."""
    if store in asking.equality:
        question = asking.equality[store].get(given.version_id)
        return [NOT_ANSWERED] if question is None else _said(given, question)
    plain = {
        ALL: "",
        TEAM: given.team_id or NO_TEAM,
        WEEK: given.week.isoformat(),
        "language": given.language,
        "mode": given.mode,
        "channel": given.channel,
    }
    return [plain[store]]


def _said(given: Given, question: Question) -> Sequence[str]:
    said = chosen(given.answers.get(question.code))
    return [code for code in said if code in question.by_code] or [NOT_ANSWERED]


@cache
def crossings() -> tuple[tuple[str, str], ...]:
    """Stores that are kept up together."""
    with (DATA / "crossings.toml").open("rb") as file:
        pairs = tomllib.load(file)["crossing"]
    return tuple((_store_called(one), _store_called(other)) for one, other in pairs)


def _store_called(name: str) -> str:
    return name if name in STORED else f"{EQUALITY}{name}"


# What is asked for --------------------------------------------------------------------------


@dataclass(frozen=True)
class Axis:
    """One dimension that was asked for."""

    name: str
    store: str = ALL
    questions: Mapping[int, Question] | None = None
    """By version, of what is asked of the person."""
    is_kept: bool = True
    """Its numbers are in the store."""

    def is_asked(self, version: int) -> bool:
        return self.questions is None or version in self.questions

    def values(self, given: Given, asking: Asking) -> Sequence[str]:
        """In the store, from one set of answers."""
        if self.questions is None:
            return values_of(given, self.store, asking)
        question = self.questions.get(given.version_id)
        return [NOT_ANSWERED] if question is None else _said(given, question)


@dataclass(frozen=True)
class Axes:
    """All dimensions that were asked for; none for all together."""

    asking: Asking
    each: tuple[Axis, ...]
    services: Mapping[str, str] = field(default_factory=dict)
    """By team."""

    def groups_of(self, given: Given) -> Sequence[str]:
        values = [axis.values(given, self.asking) for axis in self.each]
        if not values:
            return ()
        return [self.group(one, given.month, given.version_id) for one in product(*values)]

    def group(self, values: Iterable[str], month: str, version: int) -> str:
        """The name of a group, of its values in the stores."""
        named = zip(self.each, values, strict=True)
        return CROSS.join(self._called(axis, value, month, version) for axis, value in named)

    def _called(self, axis: Axis, value: str, month: str, version: int) -> str:
        if axis.name == MONTH:
            return month
        if axis.name == FORM:
            return self.asking.form_of(version)
        if axis.name == SERVICE:
            return self.services.get(value) or NO_SERVICE
        return value


def axes_of(asked: Asked, asking: Asking) -> Axes:
    """Raises UnknownDimension."""
    names = asked.by.split(CROSS) if asked.by else []
    most = {Tier.SERVICE: settings.B_MAX_DIMS, Tier.PUBLIC: settings.C_MAX_DIMS}
    allowed = min(MOST, most.get(asked.tier, MOST))
    if len(names) > allowed:
        how_many = "Two dimensions" if allowed > 1 else "One dimension"
        raise UnknownDimension(f"{how_many} at most can be told apart here, not {len(names)}.")
    if len(set(names)) < len(names):
        raise UnknownDimension(f"Cross two different dimensions, not {names[0]!r} with itself.")
    if asked.team and asked.tier != Tier.TEAM:
        raise UnknownDimension("Results of one team alone are for the team.")
    each = tuple(_axis(name, asked.tier, asking) for name in names)
    services = dict(Team.objects.values_list("code", "service")) if SERVICE in names else {}
    return Axes(asking, each, services)


def _axis(name: str, tier: Tier, asking: Asking) -> Axis:
    if name in TEAM_ONLY and tier != Tier.TEAM:
        raise UnknownDimension(f"Results by {name} are for the team alone.")
    if name in STORED:
        return Axis(name, name)
    if name in PLAIN:
        return Axis(name, TEAM if name == SERVICE else ALL)
    questions = equality_of(asking.columns, name)
    if not questions:
        known = ", ".join(PLAIN)
        raise UnknownDimension(
            f"Nothing can be told apart by {name!r}. "
            f"There are: {known}, and the survey’s questions about the person, such as age."
        )
    kinds = {tag_of(question, EQUALITY) for question in questions.values()}
    kind = min(kinds)
    of_kind = asking.equality[kind]
    is_kept = len(kinds) == 1 and all(of_kind[pk] is one for pk, one in questions.items())
    return Axis(name, kind, questions, is_kept)
