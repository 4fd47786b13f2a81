"""Ways of contact and crisis numbers: facts kept once, in data files, with their source."""

import datetime
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class ContactWays:
    """The council's front door, as every public page shows it. Words are in the templates."""

    phone: str
    text_relay: str
    out_of_hours: str
    email: str
    interpreters: str
    checked: datetime.date
    source: str
    mon_thu_until: str
    fri_until: str
    verify: list[str] = field(default_factory=list)
    """What a person must still confirm before the portal goes live; shown to staff only."""


@dataclass(frozen=True)
class CrisisNumber:
    """One number a person in danger can use now."""

    code: str
    name: str
    """A proper name, the same in every language; empty where the template's words say it all."""
    phone: str
    languages: str
    """`interpreter` where the line brings one in, else a list of language codes."""
    source: str
    checked: datetime.date
    text: str = ""
    url: str = ""
    verify: str = ""


@cache
def contact_ways() -> ContactWays:
    return ContactWays(**_read("contact_ways"))


@cache
def crisis_numbers() -> tuple[CrisisNumber, ...]:
    return tuple(CrisisNumber(**row) for row in _read("crisis_numbers")["number"])


def _read(name: str) -> dict:  # type: ignore[type-arg]
    with (DATA / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
