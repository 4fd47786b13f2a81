"""Who should hear from this person: which law and which team, by what she said of both.

Facts of each route are in data/routes/routes.toml, its words beside it. Every route leads to
somebody, and none of them ends her plan.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from directory.geography.places import Place, find_place
from directory.geography.units import COVENTRY
from questionnaires.answers import chosen_options, visible
from questionnaires.conditions import Answers, Condition, holds
from questionnaires.definition import Definition

FOLDER = Path(__file__).parent / "data" / "routes"
PREFIX = "route:"


@dataclass(frozen=True)
class Route:
    code: str
    adult_form: bool
    """Whether the adult carers' assessment is the right one on this ground."""
    services: tuple[str, ...]
    """Keys of the directory, the best first."""
    contacts: tuple[str, ...]
    """"council", or the name of a crisis number."""
    guide: str
    source: str
    with_her: Condition | None = None
    """Of `elsewhere`: that a person lives with her, so that her postcode is theirs."""
    verify: str = ""


@cache
def routes() -> Mapping[str, Route]:
    """In the order in which they are shown."""
    with (FOLDER / "routes.toml").open("rb") as file:
        return {code: _route(code, row) for code, row in tomllib.load(file).items()}


def _route(code: str, row: Mapping[str, Any]) -> Route:
    lists = {name: tuple(row[name]) for name in ("services", "contacts")}
    return Route(code=code, **{**row, **lists})


def routes_of(definition: Definition, answers: Answers, *, postcode: str = "") -> list[str]:
    """Codes, in the order in which they are shown; never empty.

    `postcode` is hers; where none is given, what she answered to the question for it.
    """
    shown = visible(definition, answers)
    people = _tags_by_person(definition, shown)
    taken = {tag for tags in people.values() for tag in tags}
    if _lives_elsewhere(shown, postcode or _postcode_in(definition, shown)):
        taken.add("elsewhere")
    taken.discard("adult")
    if "young" not in taken and not _children_only(people):
        taken.add("adult")
    return [code for code in routes() if code in taken]


def may_use_adult_form(codes: list[str]) -> bool:
    """Whether the adult carers' assessment is for her: never below 18, nor for children alone."""
    return "young" not in codes and any(routes()[code].adult_form for code in codes)


def _tags_by_person(definition: Definition, shown: Answers) -> dict[int, set[str]]:
    """Routes of the chosen options by person; what is about no one person is with the first."""
    people: dict[int, set[str]] = {
        question.copy: set()
        for question in definition.questions
        if holds(question.visible_if, shown)
    }
    for question, option in chosen_options(definition, shown):
        routes_said = (tag for tag in option.tags if tag.startswith(PREFIX))
        people[question.copy].update(tag.removeprefix(PREFIX) for tag in routes_said)
    return people


def _children_only(people: Mapping[int, set[str]]) -> bool:
    """A person of whom nothing is said may be an adult."""
    return all("parent" in tags and "adult" not in tags for tags in people.values())


def _postcode_in(definition: Definition, shown: Answers) -> str:
    given = (shown.get(one.code) for one in definition.questions if one.type == "postcode")
    return next((text for text in given if isinstance(text, str)), "")


def _lives_elsewhere(shown: Answers, postcode: str) -> bool:
    """Only where the postcode says so: one that is not known says nothing."""
    if not postcode or not holds(routes()["elsewhere"].with_her, shown):
        return False
    place = find_place(postcode)
    if isinstance(place, Place):
        return place.council_code not in ("", COVENTRY)
    return place.reason == "outside"
