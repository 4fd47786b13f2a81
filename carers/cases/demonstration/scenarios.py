"""The invented cases as they are written down in data/demonstration/cases.toml."""

import datetime
import tomllib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from carers.apps import DATA
from carers.models import Case
from portal.registry.working_days import add_working_days

FILE = DATA / "demonstration" / "cases.toml"
NAMESPACE = uuid.UUID("3d0a5f7e-2f0c-4c62-9d1b-6a4f6f1c4e10")
BEGINS = datetime.time(10, 30)
"""When the people of the services do their work, in this invented world."""


@dataclass(frozen=True)
class Scenario:
    """The fields are explained in the file."""

    code: str
    reference: str
    language: str
    name: str
    sent: str
    kind: str = Case.Kind.ASSESSMENT
    state: str = Case.State.NEW
    source: str = Case.Source.SELF
    channel: str = "self"
    joint: bool = False
    previous: str = ""
    spoken: str = ""
    news_by: str = ""
    when: str = ""
    caution: str = ""
    may_leave_message: bool = True
    answers: Mapping[str, Any] = field(default_factory=dict)
    english: Mapping[str, str] = field(default_factory=dict)
    emergency: Mapping[str, str] = field(default_factory=dict)
    referrer: Mapping[str, str] = field(default_factory=dict)
    attempts: list[tuple[str, str, int]] = field(default_factory=list)
    steps: Mapping[str, int] = field(default_factory=dict)
    pauses: list[list[Any]] = field(default_factory=list)
    notes: list[tuple[str, str, int]] = field(default_factory=list)
    talk: Mapping[str, str] = field(default_factory=dict)
    next_talk: Mapping[str, Any] = field(default_factory=dict)
    outcome: str = ""
    reasons: str = ""
    letter: Mapping[str, Any] = field(default_factory=dict)
    support: Mapping[str, Any] = field(default_factory=dict)
    unmet: list[tuple[str, str]] = field(default_factory=list)
    review_in: int | None = None
    ended_how: str = ""

    @property
    def pk(self) -> uuid.UUID:
        return self.pk_of(self.code)

    @staticmethod
    def pk_of(code: str) -> uuid.UUID:
        """The same every time."""
        return uuid.uuid5(NAMESPACE, code)


def scenarios() -> tuple[list[Scenario], dict[str, Any]]:
    """All of them, and the answers that each begins with."""
    with FILE.open("rb") as file:
        data = tomllib.load(file)
    return [Scenario(**row) for row in data["case"]], data["answers"]


@dataclass(frozen=True)
class Calendar:
    """When things happened in one of them, counted back from now."""

    sent_at: datetime.datetime
    now: datetime.datetime

    @classmethod
    def of(cls, scenario: Scenario, now: datetime.datetime) -> "Calendar":
        number, unit = int(scenario.sent[:-1]), scenario.sent[-1]
        ago = datetime.timedelta(hours=number) if unit == "h" else datetime.timedelta(days=number)
        return cls(now - ago, now)

    def day(self, working_days: int, minutes: int = 0) -> datetime.datetime:
        """So many working days after it was sent, never in the future."""
        day = add_working_days(timezone.localdate(self.sent_at), working_days)
        at = timezone.make_aware(datetime.datetime.combine(day, BEGINS))
        return max(min(at + datetime.timedelta(minutes=minutes), self.now), self.sent_at)
