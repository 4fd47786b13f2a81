"""Ways of contact and crisis numbers: facts kept once, in data files, with their source."""

import datetime
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class ContactWays:
    """The council's front door, as every public page shows it. Words are in the templates."""

    phone: str
    text_relay: str
    out_of_hours: str
    email: str
    interpreters: str
    mon_thu_until: str
    fri_until: str
    source: str
    checked: datetime.date
    verify: list[str] = field(default_factory=list)
    """What a person must still confirm before the portal goes live."""


@dataclass(frozen=True)
class CrisisNumber:
    """One number a person in danger can use now."""

    phone: str
    languages: Literal["interpreter", "english", "ask"]
    """`ask`: we do not know, and say so."""
    source: str
    checked: datetime.date | None = None
    """When the number was last confirmed, by its source; None until somebody has."""
    verify: str = ""


@dataclass(frozen=True)
class OtherBody:
    """Somebody to turn to when our answer is not enough."""

    phone: str
    source: str
    verify: str = ""


@dataclass(frozen=True)
class Source:
    """Where facts come from, and what its licence asks us to show."""

    code: str
    name: str
    licence: str
    words: str


@cache
def contact_ways() -> ContactWays:
    return ContactWays(**_read("contact_ways"))


@cache
def crisis_numbers() -> dict[str, CrisisNumber]:
    return {code: CrisisNumber(**row) for code, row in _read("crisis_numbers").items()}


@cache
def other_bodies() -> dict[str, OtherBody]:
    return {code: OtherBody(**row) for code, row in _read("other_bodies").items()}


@cache
def sources() -> tuple[Source, ...]:
    return tuple(Source(**row) for row in _read("sources")["source"])


def _read(name: str) -> dict[str, Any]:
    with (DATA / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
