"""Coded answers: which questions they open, whether they fit a definition."""

from collections.abc import Iterable, Mapping
from typing import Any

from questionnaires.conditions import Answer, Answers, chosen, holds
from questionnaires.definition import Definition, Option, Page, Question


def visible(definition: Definition, answers: Answers) -> dict[str, Answer]:
    """The answers that count: those of questions that are shown.

    Resolved in the order of the questions, so that the answer of a closed question opens nothing
    further on. What is hidden is kept by its draft, in case the branch opens again, and is left
    out here.
    """
    shown: dict[str, Answer] = {}
    for question in definition.questions:
        given = answers.get(question.code)
        if given and holds(question.visible_if, shown):
            shown[question.code] = given
    return shown


def visible_questions(page: Page, shown: Answers) -> tuple[Question, ...]:
    """Of a page, given the answers that count (see `visible`)."""
    return tuple(question for question in page.questions if holds(question.visible_if, shown))


def visible_pages(
    definition: Definition, shown: Answers, *, lengths: Iterable[str] = ("short", "full")
) -> list[Page]:
    """The pages that have something to ask, in order."""
    wanted = set(lengths)
    return [
        page
        for page in definition.pages
        if page.length in wanted and visible_questions(page, shown)
    ]


def chosen_options(definition: Definition, shown: Answers) -> list[tuple[Question, Option]]:
    """Every option that was chosen, in the order of the questions."""
    return [
        (question, question.by_code[code])
        for question in definition.questions
        if question.is_choosing
        for code in chosen(shown.get(question.code))
        if code in question.by_code
    ]


def faults(definition: Definition, answers: Mapping[str, Any]) -> list[str]:
    """Why these answers do not fit: a sentence for each question or option that is unknown."""
    found = []
    for code, given in answers.items():
        question = definition.question_by_code.get(code)
        if question is None:
            found.append(f"There is no question {code!r}.")
        elif question.is_choosing:
            found += _faults_of_choice(question, given)
        elif not isinstance(given, str):
            found.append(f"The answer to {code!r} is text.")
    return found


def _faults_of_choice(question: Question, given: Any) -> list[str]:
    several = question.type == "choices"
    codes = [given] if isinstance(given, str) else given
    if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
        return [f"The answer to {question.code!r} is the code of an option, or a list of them."]
    if not several and len(codes) > 1:
        return [f"{question.code!r} takes one option."]
    return [
        f"Question {question.code!r} has no option {code!r}."
        for code in codes
        if code not in question.by_code
    ]
