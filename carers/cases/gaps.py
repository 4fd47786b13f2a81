"""What is missing in a carer's answers and what does not fit together, each with a question to ask.

Pure: from a definition and answers. Nothing here decides anything.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from carers.apps import DATA
from carers.eligibility import LIMBS, Eligibility, Value
from carers.staff.tags import in_words, part_in_words
from questionnaires.answers import visible
from questionnaires.conditions import Answers, Condition, chosen, holds
from questionnaires.definition import Definition, Question

SAYS_NOTHING = {"rather-not", "not-sure"}
"""Options that leave open what was asked."""


@dataclass(frozen=True)
class ToAsk:
    """Something to talk about."""

    code: str
    """'C1', 'O4', 'S10-WORK', or that of a contradiction."""
    words: str
    ask: str
    questions: tuple[str, ...] = ()
    """Codes of the questions that it is about."""


@dataclass(frozen=True)
class Contradiction:
    """The fields are explained in data/contradictions.toml."""

    code: str
    when: Condition
    about: tuple[str, ...]
    words: str
    ask: str


def undecided(found: Eligibility) -> list[ToAsk]:
    """The parts of regulation 3 that are not known and would settle what the answers suggest.

    Where something else settles it already, what is not known changes nothing and is left out. An
    outcome is one thing to ask, however many of its limbs are open.
    """
    if found.result != Value.U:
        return []
    either = max(found.H, found.any_outcome) == Value.U
    open_parts = [part for part in ("C1", "W") if getattr(found, part) == Value.U]
    if either and found.H == Value.U:
        open_parts.append("H")
    if either:
        open_parts += [f"O{n}" for n, outcome in found.O.items() if outcome.value == Value.U]
    return [ToAsk(part, _named(part, found), _asked()["regulation_3"][part]) for part in open_parts]


def unanswered_duties(definition: Definition, answers: Answers) -> list[ToAsk]:
    """What section 10 says must be covered, of which no question was answered with anything but
    'not sure' or 'rather not'."""
    shown = visible(definition, answers)
    found = []
    for tag, ask in _asked()["section_10"].items():
        asking = [one for one in definition.questions if tag in one.tags]
        if asking and not any(_says_something(one, shown) for one in asking):
            codes = tuple(one.code for one in asking)
            found.append(ToAsk(tag, in_words(tag).words, ask, codes))
    return found


def contradictions_in(definition: Definition, answers: Answers) -> list[ToAsk]:
    """In the order of the file."""
    shown = visible(definition, answers)
    return [
        ToAsk(one.code, one.words, one.ask, one.about)
        for one in contradictions()
        if holds(one.when, shown)
    ]


@cache
def contradictions() -> tuple[Contradiction, ...]:
    with (DATA / "contradictions.toml").open("rb") as file:
        rows = tomllib.load(file)["contradiction"]
    return tuple(Contradiction(about=tuple(row.pop("about")), **row) for row in rows)


def _named(part: str, found: Eligibility) -> str:
    """Of an outcome, the limbs that are open, where it is not all of them."""
    words = part_in_words(part)
    if part[0] != "O":
        return words
    missing = list(_open_limbs(part, found))
    if len(missing) == len(LIMBS):
        return words
    return f"{words}, open: {'; '.join(missing)}"


def _open_limbs(part: str, found: Eligibility) -> Iterator[str]:
    outcome = found.O[part[1]]
    for limb in LIMBS:
        if getattr(outcome, limb) == Value.U:
            yield part_in_words(part + limb).partition(": ")[2]


def _says_something(question: Question, shown: Answers) -> bool:
    given = shown.get(question.code)
    if not question.is_choosing:
        return bool(given)
    return any(code not in SAYS_NOTHING for code in chosen(given))


@cache
def _asked() -> Mapping[str, Any]:
    with (DATA / "gaps.toml").open("rb") as file:
        return tomllib.load(file)
