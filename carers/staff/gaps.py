"""What is never reached, and what is not there in every language."""

from collections.abc import Iterable
from dataclasses import dataclass

from carers.plan.books import Book
from carers.plan.checking import plan_of
from carers.plan.criteria import HOME, READER_LANGUAGE, fired
from carers.plan.texts import KIND as ITEMS
from carers.route_texts import KIND as ROUTES
from carers.staff.paths import OptionPaths, QuestionPaths, SectionPaths
from portal.languages.reviewing.queue import OTHERS, Lacking, lacking
from questionnaires.answers import visible
from questionnaires.conditions import Answers
from questionnaires.definition import Definition
from questionnaires.in_words import English, originals
from questionnaires.reaching import TooTangled, can_be_shown
from questionnaires.texts import KIND as QUESTIONS


@dataclass(frozen=True)
class MissingOfKind:
    """Texts of a kind that are missing, by language."""

    label: str
    numbers: list[tuple[str, int]]
    """Code of the language and how many."""


@dataclass(frozen=True)
class Gaps:
    questions: list[tuple[str, str]]
    """Code and title: no answers ever open them."""
    options: list[tuple[QuestionPaths, list[OptionPaths]]]
    """Answers that open nothing, stand for nothing and that no rule looks at."""
    rules: list[str]
    """They hold for none of the answers that they are said to hold for."""
    items: list[str]
    """They come into no plan, not even one for the answers that should bring them."""
    lacking: list[Lacking]

    def missing(self) -> list[MissingOfKind]:
        """A row for each kind that lacks anything."""
        counts: dict[str, dict[str, int]] = {}
        for one in self.lacking:
            counts.setdefault(one.label, {})[one.language.code] = len(one.fields)
        return [
            MissingOfKind(label, [(one.code, by_code.get(one.code, 0)) for one in OTHERS])
            for label, by_code in counts.items()
        ]


def gaps(english: English, sections: Iterable[SectionPaths], book: Book | None) -> Gaps:
    return Gaps(
        questions=questions_out_of_reach(english),
        options=idle_options(sections),
        rules=rules_never_holding(book, english.definition) if book else [],
        items=items_in_no_plan(book, english.definition) if book else [],
        lacking=lacking([QUESTIONS, ITEMS, ROUTES]),
    )


def questions_out_of_reach(english: English) -> list[tuple[str, str]]:
    definition = english.definition
    found = []
    for question in originals(definition):
        try:
            reached = can_be_shown(definition, question)
        except (TooTangled, KeyError):
            # It names what is not there, or too much: the checks before publishing say so.
            reached = False
        if not reached:
            found.append((question.code, english.question(question.code)))
    return found


def idle_options(
    sections: Iterable[SectionPaths],
) -> list[tuple[QuestionPaths, list[OptionPaths]]]:
    """Of questions whose other answers do lead somewhere, and of those where none does."""
    found = []
    for section in sections:
        for page in section.pages:
            for one in page.questions:
                idle = [] if one.any_answer else [it for it in one.options if it.is_idle]
                if idle:
                    found.append((one, idle))
    return found


def rules_never_holding(book: Book, definition: Definition) -> list[str]:
    return [
        rule.code
        for rule in book.rules
        if not any(rule.code in _holding(book, definition, case) for case in rule.fires)
    ]


def _holding(book: Book, definition: Definition, case: Answers) -> set[str]:
    """Codes of the rules that hold; cases may say what is known without asking."""
    known = {**visible(definition, case)}
    known |= {code: case[code] for code in (READER_LANGUAGE, HOME) if code in case}
    return {one.rule.code for one in fired(book, definition, known)}


def items_in_no_plan(book: Book, definition: Definition) -> list[str]:
    cases = (case for rule in book.rules for case in rule.fires)
    seen = {one.item.code for case in cases for one in plan_of(book, definition, case)}
    return [code for code in book.items if code not in seen]
