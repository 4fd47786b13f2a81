"""Which rules hold for some answers, and which of her answers made them hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from carers.plan.books import Book
from carers.plan.rules import Rule
from directory.geography.places import Place, find_place
from directory.geography.units import COVENTRY
from questionnaires.conditions import Answer, Answers, Condition, chosen, holds
from questionnaires.definition import Definition

READER_LANGUAGE = "reader-language"
"""The language that the plan is read in, as if it were an answer."""
HOME = "home"
"""Where her postcode is: 'coventry' or 'outside'."""
HOMES = ("coventry", "outside")
YOUNG = "young"
"""The route of people under 18."""


@dataclass(frozen=True)
class Said:
    """An answer that a rule went by: a question and one of its options."""

    question: str
    option: str


@dataclass(frozen=True)
class Fired:
    rule: Rule
    because: tuple[Said, ...]
    """Empty for what holds for everybody, or only because something was not said."""


@dataclass(frozen=True)
class Person:
    """Her answers as if this were the only person she looks after."""

    number: int
    answers: Answers
    codes: Mapping[str, str]
    """Of questions that are asked of each person: the code for the first to that for this one."""

    def said(self, question: str, option: str) -> Said:
        return Said(self.codes.get(question, question), option)


def facts(shown: Answers, *, language: str, home: str) -> dict[str, Answer]:
    """Answers that count, with the two things that are known without asking."""
    known: dict[str, Answer] = {**shown, READER_LANGUAGE: language}
    return {**known, HOME: home} if home else known


def home_of(postcode: str) -> str:
    """'coventry', 'outside', or nothing where the text does not say."""
    found = find_place(postcode) if postcode.strip() else None
    if isinstance(found, Place):
        return {"": "", COVENTRY: "coventry"}.get(found.council_code, "outside")
    return "outside" if found is not None and found.reason == "outside" else ""


def postcode_in(definition: Definition, shown: Answers) -> str:
    """What she answered to the question for it; empty where she did not."""
    given = (shown.get(one.code) for one in definition.questions if one.type == "postcode")
    return next((text for text in given if isinstance(text, str)), "")


def people(definition: Definition, known: Answers, of_others: Mapping[str, str]) -> list[Person]:
    """One for each person that the questions are asked about; the first is always there."""
    asked_of_each = {one.text_code for one in definition.questions if one.copy > 1}
    first = {code: given for code, given in known.items() if not _is_copy(definition, code)}
    found = [Person(1, first, {})]
    numbers = {
        question.copy
        for question in definition.questions
        if question.copy > 1 and holds(question.visible_if, known)
    }
    for number in sorted(numbers):
        codes = {code: f"{code}-{number}" for code in asked_of_each}
        codes |= {code: f"{other}-{number}" for code, other in of_others.items()}
        answers = {code: given for code, given in first.items() if code not in codes}
        answers |= {code: known[own] for code, own in codes.items() if known.get(own)}
        found.append(Person(number, answers, codes))
    return found


def fired(book: Book, definition: Definition, known: Answers) -> list[Fired]:
    """The rules that hold, in their own order. `known` are the facts of `facts`."""
    everyone = people(definition, known, book.of_others)
    whole = Person(1, known, {})
    found = []
    for rule in book.rules:
        asked = everyone if rule.person else [whole]
        of = [person for person in asked if holds(rule.when, person.answers)]
        if of:
            found.append(Fired(rule, tuple(_because(rule.when, of))))
    return found


def _because(condition: Condition | None, of: list[Person]) -> Iterator[Said]:
    said = (
        person.said(question, option)
        for person in of
        for question, option in matched(condition, person.answers)
    )
    yield from dict.fromkeys(said)


def matched(condition: Condition | None, answers: Answers) -> Iterator[tuple[str, str]]:
    """The answers that made it hold. What was not said is no reason that can be quoted."""
    if not condition or not holds(condition, answers):
        return
    for name in ("all", "any"):
        for part in condition.get(name, ()):
            yield from matched(part, answers)
    if "question" in condition:
        wanted = condition.get("any_of")
        for option in chosen(answers.get(condition["question"])):
            if wanted is None or option in wanted:
                yield condition["question"], option


def _is_copy(definition: Definition, code: str) -> bool:
    question = definition.question_by_code.get(code)
    return question is not None and question.copy > 1
