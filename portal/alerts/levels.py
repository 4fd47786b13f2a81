"""What each level means, read from `data/levels.toml`."""

import datetime
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from portal.accounts.roles import BY_CODE
from portal.alerts.models import Level

FILE = Path(__file__).parent / "data" / "levels.toml"
MANAGERS = {"council": "council_manager", "carers service": "carers_manager"}
"""Who answers for what an organisation was told."""


class UnknownRole(Exception):
    """An alert was to go to a role that nobody can hold: it would reach nobody."""


@dataclass(frozen=True)
class Clock:
    counted: Literal["elapsed", "working", "day"]
    hours: int = 0

    @property
    def length(self) -> datetime.timedelta:
        return datetime.timedelta(hours=self.hours)


@dataclass(frozen=True)
class LevelRule:
    """One level; the fields are explained in the file."""

    level: Level
    notice: str
    recipients: Mapping[str, bool]
    closed: bool
    out_of_hours: bool
    escalates_to: Mapping[str, bool]
    clock: Clock
    first: tuple[str, ...]
    source: str

    def recipients_with(self, added: Mapping[str, bool]) -> dict[str, bool]:
        """Role to whether it may read what was said. The level decides where both name a role."""
        _must_be_ours(added)
        others = {role: reads and not self.closed for role, reads in added.items()}
        return {**others, **self.recipients}

    def told_when_late(self, told: Mapping[str, bool]) -> dict[str, bool]:
        """Whom an escalation goes to, given the roles that were `told`: those of the level, and the
        managers of each organisation, who may read what its other roles may."""
        late = {
            role: self.escalates_to.get(role, False) or managers
            for role, managers in self._managers(told).items()
        }
        late = {**self.escalates_to, **late}
        return {role: told.get(role, reads) for role, reads in late.items()}

    def _managers(self, told: Mapping[str, bool]) -> dict[str, bool]:
        managers: dict[str, bool] = {}
        for role, reads in told.items():
            if role not in self.recipients:
                manager = MANAGERS[BY_CODE[role].organisation]
                managers[manager] = managers.get(manager, False) or reads
        return managers


def managers_of(roles: Collection[str]) -> set[str]:
    """Those who answer for the organisations of these roles."""
    return {MANAGERS[BY_CODE[role].organisation] for role in roles if role in BY_CODE}


@cache
def rule_for(level: str) -> LevelRule:
    row = _read()["levels"][level]
    return LevelRule(
        level=Level(level),
        **{**row, "clock": Clock(**row["clock"]), "first": tuple(row["first"])},
    )


@dataclass(frozen=True)
class Keeping:
    said: datetime.timedelta
    read: datetime.timedelta


@cache
def kept_for() -> Keeping:
    """How long, once an alert is closed, and once words are read."""
    rows = _read()["keeping"]
    return Keeping(*(datetime.timedelta(days=rows[name]) for name in ("said", "read")))


@cache
def office_opens() -> datetime.time:
    return datetime.time.fromisoformat(_read()["office"]["opens"])


def _must_be_ours(roles: Mapping[str, bool]) -> None:
    unknown = sorted(set(roles) - set(BY_CODE))
    if unknown:
        raise UnknownRole(", ".join(unknown))


@cache
def _read() -> dict[str, Any]:
    with FILE.open("rb") as file:
        return tomllib.load(file)
