"""What a version changes, in words: questions, answers, their order and their English."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from questionnaires.definition import Definition, Page, Question
from questionnaires.in_words import KINDS_OF_ANSWER, English, originals
from questionnaires.models import Version

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
FIELDS = {
    "title": "Words",
    "hint": "Hint",
    "why": "Why we ask",
    "option": "Words of the answer",
    "option_hint": "Hint of the answer",
}


LOOKS = {"": "rows", "faces": "faces", "scale": "steps from one end to the other"}


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
    yield "Kind of answer", KINDS_OF_ANSWER[question.type]
    yield "Asked when", english.condition(question.visible_if) or "always"
    yield "Stands for", ", ".join(question.tags)
    yield "How often", "once" if copies == 1 else f"for each of {copies} people"
    yield "Must be answered", "yes" if question.required else "no"
    yield "Looks like", LOOKS[question.look]
    yield "Can be left in one press", "yes" if page.exit_page else "no"
    yield "Answers", ", ".join(option.code for option in question.options)
    for option in question.options:
        yield f"Answer ‘{option.code}’ stands for", ", ".join(option.tags)
        yield f"Picture of the answer ‘{option.code}’", option.picture
        yield f"Answer ‘{option.code}’ rules out others", "yes" if option.exclusive else ""
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


# Versions -------------------------------------------------------------------


@dataclass(frozen=True)
class Changes:
    """Under one heading: 'Questions', 'Rules', 'Items', 'Other texts'."""

    title: str
    changes: list[Change]


def changes(before: Version, after: Version) -> list[Changes]:
    old, new = English.of(before), English.of(after)
    found = [
        Changes("Questions and answers", compare(questions(old), questions(new))),
        Changes("Titles of sections and pages", compare(other_texts(old), other_texts(new))),
        Changes("Order", moved(old, new)),
    ]
    return [one for one in found if one.changes]


def moved(old: English, new: English) -> list[Change]:
    """Questions that stand elsewhere among those that both have; as few of them as tell it all."""
    before, after = (
        [question.code for question in originals(english.definition)] for english in (old, new)
    )
    was, now = (
        [code for code in codes if code in after and code in before] for codes in (before, after)
    )
    blocks = SequenceMatcher(None, was, now, autojunk=False).get_matching_blocks()
    stayed = {code for block in blocks for code in was[block.a : block.a + block.size]}
    return [
        Change(
            CHANGED,
            code,
            new.question(code),
            (Detail("Place", _place(old, was, code), _place(new, now, code)),),
        )
        for code in now
        if code not in stayed
    ]


def _place(english: English, codes: list[str], code: str) -> str:
    at = codes.index(code)
    return f"after ‘{english.question(codes[at - 1])}’" if at else "first"
