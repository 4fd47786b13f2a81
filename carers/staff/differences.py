"""What a draft changes, in words: questions, answers, rules, items and their English."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from carers.staff.paths import TYPES
from carers.staff.tags import originals
from questionnaires.definition import Definition, Page, Question
from questionnaires.in_words import English

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
FIELDS = {
    "title": "Words",
    "hint": "Hint",
    "why": "Why we ask",
    "option": "Words of the answer",
    "option_hint": "Hint of the answer",
}


@dataclass(frozen=True)
class Thing:
    """A question, a rule, an item: what it is called and what is said of it, by label."""

    code: str
    title: str
    facts: Mapping[str, str]


@dataclass(frozen=True)
class Detail:
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    kind: str
    """added, removed or changed."""
    code: str
    title: str
    details: tuple[Detail, ...] = field(default=())


def compare(before: Mapping[str, Thing], after: Mapping[str, Thing]) -> list[Change]:
    """Added and changed in the order of the new; then what is removed, in the order of the old."""
    found = []
    for code, thing in after.items():
        old = before.get(code)
        if old is None:
            found.append(Change(ADDED, code, thing.title))
        elif details := _details(old.facts, thing.facts):
            found.append(Change(CHANGED, code, thing.title, details))
    gone = (thing for code, thing in before.items() if code not in after)
    return [*found, *(Change(REMOVED, thing.code, thing.title) for thing in gone)]


def _details(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Detail, ...]:
    labels = dict.fromkeys([*after, *before])
    return tuple(
        Detail(label, before.get(label, ""), after.get(label, ""))
        for label in labels
        if before.get(label, "") != after.get(label, "")
    )


# Questions ------------------------------------------------------------------


def questions(english: English) -> dict[str, Thing]:
    """Each question once, with its page, its answers and its words."""
    definition = english.definition
    pages = {question.code: page for page in definition.pages for question in page.questions}
    return {
        question.code: Thing(
            question.code,
            english.question(question.code),
            dict(_facts(english, definition, pages[question.code], question)),
        )
        for question in originals(definition)
    }


def _facts(
    english: English, definition: Definition, page: Page, question: Question
) -> Iterator[tuple[str, str]]:
    copies = sum(one.text_code == question.text_code for one in definition.questions)
    yield "Page", page.code
    yield "Length", "on the way to a first plan" if page.length == "short" else "in the full form"
    yield "Kind of answer", TYPES[question.type]
    yield "Asked when", english.condition(question.visible_if) or "always"
    yield "Stands for", ", ".join(question.tags)
    yield "How often", "once" if copies == 1 else f"for each of {copies} people"
    yield "Must be answered", "yes" if question.required else "no"
    yield "Answers", ", ".join(option.code for option in question.options)
    for option in question.options:
        yield f"Answer ‘{option.code}’ stands for", ", ".join(option.tags)
    yield from _words(english, question)


def _words(english: English, question: Question) -> Iterator[tuple[str, str]]:
    for name, text in english.texts.get(f"question/{question.text_code}", {}).items():
        kind, _, option = name.partition(".")
        label = FIELDS.get(kind, kind)
        yield (f"{label} ‘{option}’" if option else label), text


def other_texts(english: English) -> dict[str, Thing]:
    """Titles of sections and pages."""
    return {
        unit: Thing(unit, fields.get("title", unit), dict(fields))
        for unit, fields in english.texts.items()
        if not unit.startswith("question/")
    }
