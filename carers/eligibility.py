"""What her answers suggest under regulation 3, in three values. Never a decision.

Care and Support (Eligibility Criteria) Regulations 2015 (SI 2015/313), regulation 3:

    C1 and (H or O1 or … or O8) and W,   each Oi being a or b or c

C1: needs that arise from necessary care for an adult. H: health that gets worse, or may. Oi: an
outcome she cannot achieve without help (a), only with significant pain, distress or anxiety (b), or
only with danger to somebody (c). W: a significant impact on her wellbeing. One outcome is enough,
and so is health alone; there is no fourth limb.

Values are those of Kleene: false < unknown < true, 'and' is the least of them, 'or' the greatest.
What was not said is unknown, never false. What stands for what is in the tags of the options.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from questionnaires.answers import chosen_options, visible
from questionnaires.conditions import Answers
from questionnaires.definition import Definition, Option, Question


class Value(IntEnum):
    F = 0
    U = 1
    T = 2


LIMBS = ("a", "b", "c")
OUTCOMES = ("1", "2", "3", "4", "5", "6", "7", "8")
TAG = re.compile(r"R3-(C1|H|W|O[1-8][abc])=([FUT])")


@dataclass(frozen=True)
class Said:
    """An answer that counted for something, and how."""

    question: Question
    option: Option
    value: Value


@dataclass(frozen=True)
class Outcome:
    a: Value
    b: Value
    c: Value

    @property
    def value(self) -> Value:
        return max(self.a, self.b, self.c)


@dataclass(frozen=True)
class Eligibility:
    """The result with its trace."""

    C1: Value
    H: Value
    W: Value
    O: Mapping[str, Outcome]  # noqa: E741 (the letter of the regulation)
    """By the number of the outcome."""
    said: Mapping[str, tuple[Said, ...]]
    """By 'C1', 'H', 'W', 'O4b': the answers that bear on it."""

    @property
    def any_outcome(self) -> Value:
        return max(outcome.value for outcome in self.O.values())

    @property
    def result(self) -> Value:
        return min(self.C1, max(self.H, self.any_outcome), self.W)

    def as_data(self) -> dict[str, Any]:
        """As it is stored with a plan and printed by `make_plan` (docs: interfaces)."""
        return {
            "result": self.result.name,
            "C1": self.C1.name,
            "H": self.H.name,
            "O": {
                number: {
                    "a": outcome.a.name,
                    "b": outcome.b.name,
                    "c": outcome.c.name,
                    "value": outcome.value.name,
                }
                for number, outcome in self.O.items()
            },
            "W": self.W.name,
        }


def work_out(definition: Definition, answers: Answers) -> Eligibility:
    """From all answers or from those that count alike: what is hidden is left out."""
    shown = visible(definition, answers)
    said = _said(definition, shown)
    return Eligibility(
        C1=_necessary_care(said.get("C1", ()), answered=_copies_answered(definition, shown)),
        H=_greatest(said.get("H", ())),
        W=_greatest(said.get("W", ())),
        O={
            number: Outcome(*(_greatest(said.get(f"O{number}{limb}", ())) for limb in LIMBS))
            for number in OUTCOMES
        },
        said=said,
    )


def tagged(option: Option) -> Iterable[tuple[str, Value]]:
    """What an option stands for under regulation 3: ('O4b', true)."""
    for tag in option.tags:
        match = TAG.fullmatch(tag)
        if match:
            yield match[1], Value[match[2]]


def _said(definition: Definition, shown: Answers) -> dict[str, tuple[Said, ...]]:
    found: dict[str, list[Said]] = {}
    for question, option in chosen_options(definition, shown):
        for part, value in tagged(option):
            found.setdefault(part, []).append(Said(question, option, value))
    return {part: tuple(answers) for part, answers in found.items()}


def _greatest(said: Iterable[Said]) -> Value:
    """Several answers to one thing: any that says yes is enough."""
    return max((one.value for one in said), default=Value.U)


def _copies_answered(definition: Definition, shown: Answers) -> dict[str, set[str]]:
    """Codes of the answered copies of each question; a question that stands once is its own."""
    copies: dict[str, set[str]] = {}
    for question in definition.questions:
        if question.code in shown:
            copies.setdefault(question.text_code, set()).add(question.code)
    return copies


def _necessary_care(said: Iterable[Said], *, answered: Mapping[str, set[str]]) -> Value:
    """Each question is a condition of its own: that help is needed, that it goes to an adult.

    Someone who looks after a child and an adult looks after an adult. So of a question that was
    asked for each person, 'false' counts only where it is true of every one that was answered.
    """
    values: dict[str, dict[str, Value]] = {}
    for one in said:
        of_copy = values.setdefault(one.question.text_code, {})
        code = one.question.code
        of_copy[code] = max(one.value, of_copy.get(code, Value.F))
    parts = (_of_everyone(of_copy, answered[question]) for question, of_copy in values.items())
    return min((part for part in parts if part is not None), default=Value.U)


def _of_everyone(values: Mapping[str, Value], answered: set[str]) -> Value | None:
    """None where the question says nothing after all."""
    if all(values.get(code) == Value.F for code in answered):
        return Value.F
    return max((value for value in values.values() if value != Value.F), default=None)
