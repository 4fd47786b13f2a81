"""Whose work a case is: rules in order, as data (data/case_routing.toml).

place(routing=["adult"], joint=False, ward_stay=False, source=Case.Source.SELF)
"""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from carers.models.services import Organisation
from directory.geography.places import Place, find_place

FILE = Path(__file__).parents[1] / "data" / "case_routing.toml"


@dataclass(frozen=True)
class Team:
    code: str
    organisation: Organisation
    name: str
    """As staff call it."""


@dataclass(frozen=True)
class Rule:
    """Holds where each of its conditions does; one without any always holds."""

    code: str
    team: str
    because: str
    route: str = ""
    joint: bool = False
    ward_stay: bool = False
    source: str = ""


@dataclass(frozen=True)
class Placed:
    organisation: Organisation
    team: str
    rule: str
    """The one that decided."""
    notes: tuple[str, ...] = ()
    """What the people who get it should know of its routes, in English."""

    @property
    def code(self) -> str:
        """To whom she agreed that it goes: 'carers service/wellbeing'."""
        return f"{self.organisation}/{self.team}"


def place(*, routing: Collection[str], joint: bool, ward_stay: bool, source: str) -> Placed:
    """Where a case goes: always to exactly one team. Codes that are not known change nothing."""
    said = {"joint": joint, "ward_stay": ward_stay}
    rule = next(
        one
        for one in rules()
        if (not one.route or one.route in routing)
        and (not one.source or one.source == source)
        and all(said[name] for name in said if getattr(one, name))
    )
    team = teams()[rule.team]
    return Placed(team.organisation, team.code, rule.code, notes_of_routes(routing))


def notes_of_routes(routing: Collection[str]) -> tuple[str, ...]:
    """What the people who get a case should know of its routes, in English."""
    return tuple(words for route, words in _data()["note"].items() if route in routing)


def area_of(postcode: str) -> str:
    """Coarse, for figures: the postcode district ('CV6'); empty for one that is not known.

    The portal's postcodes carry no wards (ONS gives them in a file that is not shipped).
    """
    found = find_place(postcode) if postcode.strip() else None
    return found.district if isinstance(found, Place) else ""


@cache
def rules() -> tuple[Rule, ...]:
    return tuple(Rule(**row) for row in _data()["rule"])


@cache
def teams() -> Mapping[str, Team]:
    return {
        code: Team(code, Organisation(row["organisation"]), row["name"])
        for code, row in _data()["team"].items()
    }


@cache
def _data() -> Mapping[str, Any]:
    with FILE.open("rb") as file:
        return tomllib.load(file)
