"""How answers are written into cells. Pure.

Codes stand as they are stored. What is in brackets is no answer: no code has brackets.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from questionnaires.conditions import Answers, chosen, holds
from questionnaires.definition import Question

SEVERAL = ";"
"""Between several answers of one cell, as files of answers that are taken in have it."""
LEFT_OUT = "(left out)"
NOT_SHOWN = "(not shown)"
NOT_ASKED = "(not asked)"
MEANING = {
    LEFT_OUT: "The question was shown, and the person did not answer it.",
    NOT_SHOWN: "What the person answered before made this question unnecessary.",
    NOT_ASKED: "This version, or this form, does not have the question.",
    SEVERAL: "Stands between several answers of one person to one question.",
}
Cell = Callable[[Answers], str]


@dataclass(frozen=True)
class Asked:
    """A question of one version, under the name that its column has."""

    name: str
    question: Question
    is_about_person: bool


def cells_of(names: Iterable[str], asked: Iterable[Asked]) -> list[Cell]:
    """For the answers of one version: what stands in each column, in the order of `names`."""
    by_name: Mapping[str, Asked] = {one.name: one for one in asked}
    return [_cell(by_name[name].question) if name in by_name else _nothing for name in names]


def _cell(question: Question) -> Cell:
    code, condition = question.code, question.visible_if

    def cell(answers: Answers) -> str:
        given = answers.get(code)
        if given:
            return SEVERAL.join(chosen(given))
        return LEFT_OUT if holds(condition, answers) else NOT_SHOWN

    return cell


def _nothing(_: Answers) -> str:
    return NOT_ASKED
