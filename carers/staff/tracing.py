"""A trial plan with its trace: which answers counted, which rules held, what they brought."""

from collections.abc import Iterator
from dataclasses import dataclass

from carers.eligibility import Eligibility, Said, Value
from carers.plan import criteria
from carers.plan.books import Book, book_of
from carers.plan.making import MadePlan
from carers.staff.advice import answers_in_words, title_of
from carers.staff.tags import PARTS, in_words, part_in_words
from questionnaires.conditions import Answers
from questionnaires.in_words import English

VALUES = {Value.T: "True", Value.F: "False", Value.U: "Not known"}
RESULTS = {
    Value.T: "The answers suggest a right to support",
    Value.U: "A conversation is needed",
    Value.F: "The answers do not show it at the moment",
}


@dataclass(frozen=True)
class Part:
    """Of regulation 3: what came out, and the answers that bear on it."""

    code: str
    words: str
    value: str
    said: str


@dataclass(frozen=True)
class Held:
    """A rule that held."""

    code: str
    because: str
    items: list[tuple[str, str]]


@dataclass(frozen=True)
class LeftOut:
    """Something a rule brought that is not in the plan."""

    code: str
    title: str
    why: str


@dataclass(frozen=True)
class Trace:
    plan: MadePlan
    counted: list[str]
    """Questions with their answers, in words."""
    hidden: list[str]
    """Answers to questions that are not asked then: they count for nothing."""
    routes: list[str]
    result: str
    parts: list[Part]
    flags: list[tuple[str, str]]
    held: list[Held]
    left_out: list[LeftOut]


def trace(plan: MadePlan, english: English, given: Answers, *, near: str) -> Trace:
    book = book_of(plan.ruleset)
    held = list(_held(plan, book, english, near))
    return Trace(
        plan=plan,
        counted=_in_words(english, plan.answers),
        hidden=_in_words(english, {c: a for c, a in given.items() if c not in plan.answers}),
        routes=[in_words(f"route:{code}").words for code in plan.routing],
        result=RESULTS[plan.eligibility.result],
        parts=parts_of(plan.eligibility, english),
        flags=[
            (in_words(flag.level).words, english.answer(flag.question, flag.option))
            for flag in plan.red_flags
        ],
        held=held,
        left_out=list(_left_out(plan, book, held)),
    )


def _in_words(english: English, answers: Answers) -> list[str]:
    return [answers_in_words(english, {code: given}) for code, given in answers.items()]


def parts_of(found: Eligibility, english: English) -> list[Part]:
    """Each part of regulation 3, in order, with the answers that bear on it."""
    return list(_parts(found, english))


def _parts(found: Eligibility, english: English) -> Iterator[Part]:
    for code in PARTS:
        if code in {"C1", "H", "W"}:
            value = {"C1": found.C1, "H": found.H, "W": found.W}[code]
        else:
            value = getattr(found.O[code[1]], code[2])
        said = [_said(english, one) for one in found.said.get(code, ())]
        yield Part(code, part_in_words(code), VALUES[value], "; ".join(said))


def _said(english: English, one: Said) -> str:
    words = answers_in_words(english, {one.question.code: one.option.code})
    return f"{words} ({VALUES[one.value].lower()})"


def _held(plan: MadePlan, book: Book, english: English, near: str) -> Iterator[Held]:
    definition = plan.version.definition
    known = criteria.facts(plan.answers, language=plan.language, home=criteria.home_of(near))
    for one in criteria.fired(book, definition, known):
        said = [answers_in_words(english, {it.question: it.option}) for it in one.because]
        items = [(code, title_of(book, code)) for code in one.rule.items]
        yield Held(one.rule.code, "; ".join(said) or "It is for everybody.", items)


def _left_out(plan: MadePlan, book: Book, held: list[Held]) -> Iterator[LeftOut]:
    there = {one.chosen.item.code for one in plan.items}
    young = "young" in plan.routing
    brought = dict.fromkeys(item for one in held for item in one.items)
    for code, title in brought:
        if code in there:
            continue
        item = book.items[code]
        why = "Others weigh more: a plan holds only so many, and so many of one topic."
        if not item.is_for(young=young):
            why = "It is for people of another age."
        yield LeftOut(code, title, why)
