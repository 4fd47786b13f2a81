"""How many were invited, reached, began and answered. Nobody stands behind a small number."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q
from django.db.models.functions import TruncMonth

from portal.languages.table import language_for
from surveys.models import Invitation, Survey, Team

SMALL = 5
"""A smaller number is not shown."""
FEWER = "fewer than 5"
State, Channel = Invitation.State, Invitation.Channel
BY_HAND = Q(channel=Channel.HAND)
SENT = Q(state__in=[State.SENT, State.ANSWERED]) | Q(state=State.WITHDRAWN, notice__isnull=False)
STEPS = {
    "invited": Q(),
    "sent": SENT,
    "delivered": SENT & (Q(was_delivered=True) | BY_HAND),
    "started": Q(was_started=True) | Q(state=State.ANSWERED),
    "finished": Q(state=State.ANSWERED),
}
"""Each is part of the one before it, but for those that arrived where nobody says so."""
DIMENSIONS = {
    "survey": "Survey",
    "team": "Team",
    "channel": "Way",
    "language": "Language",
    "month": "Month of the invitation",
}
_COLUMNS = {
    "survey": F("survey__title"),
    "team": F("team__name"),
    "channel": F("channel"),
    "language": F("language"),
    "month": TruncMonth("made_on"),
}


@dataclass(frozen=True)
class Line:
    label: str
    cells: tuple[str, ...]
    """In the order of STEPS: a number, or FEWER."""


@dataclass(frozen=True)
class Filters:
    """Empty ones leave everything in."""

    survey: str = ""
    team: str = ""
    channel: str = ""
    language: str = ""
    month: datetime.date | None = None
    """Its first day."""

    def as_query(self) -> dict[str, Any]:
        named = ("survey", "team", "channel", "language")
        query: dict[str, Any] = {name: getattr(self, name) for name in named if getattr(self, name)}
        if self.month:
            query |= {"made_on__year": self.month.year, "made_on__month": self.month.month}
        return query


def funnel(*, by: str, filters: Filters) -> list[Line]:
    """One line for each value of the dimension that has an invitation."""
    counts = {step: Count("pk", filter=condition) for step, condition in STEPS.items()}
    rows = (
        Invitation.objects.filter(**filters.as_query())
        .annotate(value=_COLUMNS[by])
        .order_by()
        .values("value")
        .annotate(**counts)
        .order_by("value")
    )
    return [_line(by, row) for row in rows]


def months() -> list[datetime.date]:
    """Those in which somebody was invited, the newest first."""
    return list(Invitation.objects.dates("made_on", "month", order="DESC"))


def choices() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """What can be filtered by: the name of the filter, its values and their words."""
    yield "survey", list(Survey.objects.values_list("code", "title"))
    yield "team", list(Team.objects.values_list("code", "name"))
    yield "channel", [(value, WORDS["channel"](value)) for value in Channel.values]
    used = Invitation.objects.order_by("language").values_list("language", flat=True).distinct()
    yield "language", [(code, WORDS["language"](code)) for code in used]
    yield "month", [(f"{one:%Y-%m}", WORDS["month"](one)) for one in months()]


def shown(count: int) -> str:
    return str(count) if count >= SMALL else FEWER


def _line(by: str, row: Mapping[str, Any]) -> Line:
    value = row["value"]
    label = WORDS[by](value) if by in WORDS else value
    return Line(label or "No one team", tuple(shown(row[step]) for step in STEPS))


WORDS: dict[str, Callable[[Any], str]] = {
    "channel": lambda value: str(Channel(value).label).partition(":")[0],
    "language": lambda value: language_for(value).english_name,
    "month": lambda value: f"{value:%B %Y}",
}
