"""What is data about asking: how often, reminders, reasons to hold and to release."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from surveys.bank import DATA

NO_SAFE_ROUTE, SENSITIVE, ASKED_LATELY = "no-safe-route", "sensitive", "asked-lately"
"""Reasons that rules of the portal give; their words are in `data/holds.toml`."""


@dataclass(frozen=True)
class Habits:
    lately_weeks: int
    reminder_days: tuple[int, ...]
    forget_days: int
    most_rows: int
    releases: Mapping[str, str]
    """Code to words: why somebody lets a held invitation go out."""


@dataclass(frozen=True)
class Reason:
    code: str
    words: str
    given: bool
    """Whether people, spreadsheets and other systems may say it."""


@cache
def habits() -> Habits:
    data = _read("asking")
    releases = {row["code"]: row["words"] for row in data.pop("release")}
    return Habits(**{**data, "reminder_days": tuple(data["reminder_days"])}, releases=releases)


@cache
def reasons() -> Mapping[str, Reason]:
    rows = (
        Reason(row["code"], row["words"], row.get("given", True))
        for row in _read("holds")["reason"]
    )
    return {row.code: row for row in rows}


def given_reasons() -> list[tuple[str, str]]:
    """Those that people choose from, and that others may name."""
    return [(row.code, row.words) for row in reasons().values() if row.given]


def words_of_reason(code: str) -> str:
    """An older code that is no longer in the file reads as it is."""
    reason = reasons().get(code)
    return reason.words if reason else code


def _read(name: str) -> dict[str, Any]:
    with (DATA / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
