"""The questionnaire on paper: every question once more than it is asked, with when to answer it."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.languages.translated import Text
from questionnaires.conditions import Condition
from questionnaires.definition import Definition, Page, Question
from questionnaires.texts import Words


@dataclass(frozen=True)
class PaperQuestion:
    question: Question
    number: int
    title: Text | None
    hint: Text | None
    options: tuple[tuple[Text | None, Text | None, str], ...]
    """Words, hint and picture."""
    only_if: tuple[Text, ...]
    """Answers to earlier questions, one of which must be ticked; none: for everyone."""
    lines: range
    """To write on."""


@dataclass(frozen=True)
class PaperPage:
    page: Page
    title: Text | None
    questions: tuple[PaperQuestion, ...]


@dataclass(frozen=True)
class PaperSection:
    title: Text | None
    pages: tuple[PaperPage, ...]


LINES = {"long_text": 8, "text": 1, "postcode": 1, "number": 1}


def sections(definition: Definition, words: Words) -> list[PaperSection]:
    numbers = {question.code: place for place, question in enumerate(definition.questions, 1)}
    return [
        PaperSection(
            words.section(section),
            tuple(
                PaperPage(
                    page,
                    words.page(page),
                    tuple(_question(definition, words, one, numbers) for one in page.questions),
                )
                for page in section.pages
            ),
        )
        for section in definition.sections
    ]


def _question(
    definition: Definition, words: Words, question: Question, numbers: dict[str, int]
) -> PaperQuestion:
    return PaperQuestion(
        question=question,
        number=numbers[question.code],
        title=words.question(question),
        hint=words.question(question, "hint"),
        options=tuple(
            (
                words.option(question, option.code),
                words.option_hint(question, option.code),
                option.picture,
            )
            for option in question.options
        ),
        only_if=tuple(_answers_that_open(definition, words, question)),
        lines=range(LINES.get(question.type, 0)),
    )


def _answers_that_open(definition: Definition, words: Words, question: Question) -> list[Text]:
    found: list[Text] = []
    for code, options in _wanted(question.visible_if):
        other = definition.question_by_code.get(code)
        labels = [words.option(other, option) for option in options or ()] if other else []
        found += [label for label in labels if label and label not in found]
    return found


def _wanted(condition: Condition | None) -> Iterator[tuple[str, list[str] | None]]:
    """Questions and options whose choice opens something; what a 'not' names closes it."""
    for part in (condition or {}).get("all", ()) or (condition or {}).get("any", ()):
        yield from _wanted(part)
    if condition and "question" in condition:
        yield condition["question"], condition.get("any_of")
