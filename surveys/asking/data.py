"""What is data about asking: how often, reminders, reasons to hold and to release."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from surveys.bank import DATA

NO_SAFE_ROUTE, SENSITIVE, ASKED_LATELY = "no-safe-route", "sensitive", "asked-lately"
"""Reasons that rules of the portal give; their words are in `data/holds.toml`."""


@dataclass(frozen=True)
class Habits:
    lately_weeks: int
    reminder_days: tuple[int, ...]
    forget_days: int
    most_rows: int
    teams: Mapping[str, str]
    """Team of a case of ours to the team that answers are about."""
    releases: Mapping[str, str]
    """Code to words: why somebody lets a held invitation go out."""


@dataclass(frozen=True)
class Reason:
    code: str
    words: str
    kind: Literal["send", "held"]
    """'send': nothing is sent, whoever asks. 'held': it waits until a person decides."""


@dataclass(frozen=True)
class Trigger:
    """After what somebody is asked."""

    event: str
    survey: str
    identity: str
    wait_days: int
    sensitive: bool
    """Held until a person decides, whatever else is said."""
    source: Literal["case-system", "portal"]
    """Whether other systems say that it happened, or rooms of the portal."""


@cache
def habits() -> Habits:
    data = _read("asking")
    releases = {row["code"]: row["words"] for row in data.pop("release")}
    return Habits(**{**data, "reminder_days": tuple(data["reminder_days"])}, releases=releases)


@cache
def reasons() -> Mapping[str, Reason]:
    return {row["code"]: Reason(**row) for row in _read("holds")["hold"]}


def reasons_for_good() -> list[tuple[str, str]]:
    """Those for which somebody stands on the hold list."""
    return [(row.code, row.words) for row in reasons().values() if row.kind == "send"]


@cache
def triggers(source: str) -> Mapping[str, Trigger]:
    rows = (Trigger(**row) for row in _read("triggers")["trigger"])
    return {row.event: row for row in rows if row.source == source}


def words_of_reason(code: str) -> str:
    """An older code that is no longer in the file reads as it is."""
    reason = reasons().get(code)
    return reason.words if reason else code


def _read(name: str) -> dict[str, Any]:
    with (DATA / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
