"""All paths: what opens each question, what each answer leads to, what is never reached.

Pure functions over a definition with its English and the rules of plans.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from carers.staff.tags import TagWords, tags_in_words
from questionnaires.conditions import Condition
from questionnaires.definition import Option, Page, Question, Section
from questionnaires.in_words import KINDS_OF_ANSWER, English, originals
from questionnaires.paths import ANY, NONE, NOWHERE, Reach, reaches, reaches_of_questions


class RuleLike(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def when(self) -> Condition | None: ...
    @property
    def items(self) -> Sequence[str]: ...
    @property
    def person(self) -> bool: ...


@dataclass(frozen=True)
class Named:
    """Something on the page, and what it is called."""

    code: str
    title: str


@dataclass(frozen=True)
class Leads:
    """Where an answer leads: questions it helps to open or to close, rules it helps or stops."""

    opens: tuple[Named, ...] = ()
    closes: tuple[Named, ...] = ()
    rules: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    """Those that the rules give."""

    def __bool__(self) -> bool:
        return bool(self.opens or self.closes or self.rules or self.stops)


@dataclass(frozen=True)
class OptionPaths:
    option: Option
    label: str
    tags: list[TagWords]
    leads: Leads

    @property
    def is_idle(self) -> bool:
        """It changes nothing. Of 'I'd rather not say' that is wanted."""
        return not (self.leads or self.option.tags or self.option.exclusive)


@dataclass(frozen=True)
class QuestionPaths:
    question: Question
    title: str
    type: str
    tags: list[TagWords]
    opened_by: str
    """In words; empty for a question that is always asked."""
    copies: tuple[int, ...]
    """Of a repeated question: the persons it is asked of again."""
    options: list[OptionPaths]
    any_answer: Leads
    no_answer: Leads

    @property
    def anchor(self) -> str:
        return f"question-{self.question.code}"


@dataclass(frozen=True)
class PagePaths:
    page: Page
    questions: list[QuestionPaths]


@dataclass(frozen=True)
class SectionPaths:
    section: Section
    title: str
    pages: list[PagePaths] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"section-{self.section.code}"

    @property
    def number(self) -> int:
        return sum(len(page.questions) for page in self.pages)


def sections(
    english: English,
    rules: Sequence[RuleLike] = (),
    *,
    of_others: Mapping[str, str] | None = None,
) -> list[SectionPaths]:
    """Every section, page, question and option, with where it leads; repeated ones once.

    `of_others`: of a second and third person another question stands for the first.
    """
    definition = english.definition
    guide = _Guide(english, rules, of_others or {})
    shown = {question.code for question in originals(definition)}
    found = []
    for section in definition.sections:
        pages = [
            PagePaths(page, [guide.question(one) for one in page.questions if one.code in shown])
            for page in section.pages
        ]
        kept = [page for page in pages if page.questions]
        found.append(SectionPaths(section, english.section(section.code), kept))
    return found


class _Guide:
    """Knows for each answer what it opens and which rules look at it."""

    def __init__(
        self, english: English, rules: Sequence[RuleLike], of_others: Mapping[str, str]
    ) -> None:
        self.english = english
        self.items: Mapping[str, Sequence[str]] = {rule.code: rule.items for rule in rules}
        self.to_questions = reaches_of_questions(english.definition)
        self.to_rules = reaches((rule.code, rule.when) for rule in rules)
        self.of_each = reaches((rule.code, rule.when) for rule in rules if rule.person)
        self.stands_for = {other: first for first, other in of_others.items()}
        self.copies: dict[str, list[int]] = {}
        for question in english.definition.questions:
            self.copies.setdefault(question.text_code, []).append(question.copy)

    def question(self, question: Question) -> QuestionPaths:
        return QuestionPaths(
            question=question,
            title=self.english.question(question.code),
            type=KINDS_OF_ANSWER[question.type],
            tags=tags_in_words(question.tags),
            opened_by=self.english.condition(question.visible_if),
            copies=tuple(self.copies[question.text_code][1:]),
            options=[self._option(question, option) for option in question.options],
            any_answer=self._leads(question, ANY),
            no_answer=self._leads(question, NONE),
        )

    def _option(self, question: Question, option: Option) -> OptionPaths:
        return OptionPaths(
            option,
            self.english.option(question, option.code),
            tags_in_words(option.tags),
            self._leads(question, option.code),
        )

    def _leads(self, question: Question, answer: str) -> Leads:
        there = self.to_questions.get((question.code, answer), NOWHERE)
        rules = self._rules(question, answer)
        return Leads(
            opens=self._named(there.opens),
            closes=self._named(there.closes),
            rules=rules.opens,
            stops=rules.closes,
            items=tuple(dict.fromkeys(item for rule in rules.opens for item in self.items[rule])),
        )

    def _rules(self, question: Question, answer: str) -> Reach:
        """Rules name a question once; those about each person hold for all that stands for it."""
        first = self.stands_for.get(question.text_code)
        if first:
            return self.of_each.get((first, answer), NOWHERE)
        return self.to_rules.get((question.code, answer), NOWHERE)

    def _named(self, codes: Sequence[str]) -> tuple[Named, ...]:
        return tuple(Named(code, self.english.question(code)) for code in codes)
