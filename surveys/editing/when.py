"""When a question is asked: conditions that staff build from earlier questions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portal.accounts.models import User
from questionnaires.conditions import Condition
from questionnaires.definition import CHOOSING, read
from questionnaires.in_words import English
from questionnaires.reaching import TooTangled, can_be_shown
from surveys.editing.drafts import Desk, change
from surveys.editing.sheet import Refused, Sheet

SAYS = {
    "is": "is one of these",
    "is-not": "is none of these",
    "any": "has any answer",
    "none": "has no answer",
}
NAMES_OPTIONS = ("is", "is-not")
MOST = 6
"""Conditions of one question; more than that nobody can follow."""


@dataclass(frozen=True)
class Clause:
    number: int
    words: str


def clauses(condition: Condition | None) -> list[Condition]:
    """All of them must hold."""
    if not condition:
        return []
    return list(condition["all"]) if set(condition) == {"all"} else [condition]


def in_words(sheet: Sheet, code: str) -> list[Clause]:
    english = English(read(sheet.definition), sheet.texts)
    return [
        Clause(number, english.condition(clause))
        for number, clause in enumerate(clauses(sheet.question(code).get("visible_if")))
    ]


def earlier(sheet: Sheet, code: str) -> list[tuple[str, str]]:
    """Questions that it may depend on, by code and title."""
    return [(row["code"], sheet.title(row["code"])) for row in sheet.before(code)]


def options_of(sheet: Sheet, code: str) -> list[tuple[str, str]]:
    row, words = sheet.question(code), sheet.words(code)
    return [
        (one["code"], words.get(f"option.{one['code']}", one["code"]))
        for one in row.get("option", ())
    ]


def clause_of(question: str, says: str, options: list[str]) -> dict[str, Any]:
    about: dict[str, Any] = {"question": question}
    if says in NAMES_OPTIONS:
        about["any_of"] = options
    return {"not": about} if says in {"is-not", "none"} else about


def can_say(sheet: Sheet, question: str) -> Mapping[str, str]:
    """Of own words only whether there are any."""
    if sheet.question(question)["type"] in CHOOSING:
        return SAYS
    return {code: words for code, words in SAYS.items() if code not in NAMES_OPTIONS}


def add_clause(*, desk: Desk, code: str, clause: dict[str, Any], by: User) -> None:
    """Raises Refused where no answers would ever open the question."""

    def edit(sheet: Sheet) -> None:
        found = [*clauses(sheet.question(code).get("visible_if")), clause]
        if len(found) > MOST:
            raise Refused(f"A question has {MOST} conditions at the most.")
        _set(sheet, code, found)
        _refuse_never(sheet, code)

    _change(desk, code, by, edit)


def take_clause_away(*, desk: Desk, code: str, number: int, by: User) -> None:
    """Of the sheet as it is now; one that is gone already stays gone."""

    def edit(sheet: Sheet) -> None:
        found = clauses(sheet.question(code).get("visible_if"))
        _set(sheet, code, [one for place, one in enumerate(found) if place != number])

    _change(desk, code, by, edit)


def _change(desk: Desk, code: str, by: User, edit: Any) -> None:
    what = f"changed when ‘{desk.sheet.title(code)}’ is asked"
    change(survey=desk.survey, form=desk.form, by=by, what=what, edit=edit)


def _set(sheet: Sheet, code: str, found: list[Condition]) -> None:
    row = sheet.question(code)
    row.pop("visible_if", None)
    if found:
        row["visible_if"] = found[0] if len(found) == 1 else {"all": found}


def _refuse_never(sheet: Sheet, code: str) -> None:
    definition = read(sheet.definition)
    try:
        if can_be_shown(definition, definition.question_by_code[code]):
            return
    except TooTangled:
        raise Refused("It depends on so many questions that nobody could follow it.") from None
    raise Refused("No answers would ever open this question. Take another condition away first.")
