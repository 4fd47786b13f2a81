"""What tags stand for, in words (see `carers/data/tags.toml`)."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from carers.eligibility import TAG
from carers.plan.criteria import READER_LANGUAGE
from portal.languages.table import LANGUAGES
from questionnaires.definition import Definition
from questionnaires.in_words import originals

FILE = Path(__file__).parents[1] / "data" / "tags.toml"


@dataclass(frozen=True)
class TagWords:
    tag: str
    words: str
    kind: str
    """section 10, regulation 3, danger, route; or other."""


@cache
def meanings() -> Mapping[str, Any]:
    with FILE.open("rb") as file:
        found: dict[str, Any] = tomllib.load(file)
    return found


def known_without_asking() -> dict[str, dict[str, str]]:
    """Words of what rules ask about beside questions (see `carers.plan.criteria`)."""
    found = {code: dict(words) for code, words in meanings()["known"].items()}
    languages = {f"option.{one.code}": one.english_name for one in LANGUAGES}
    found[READER_LANGUAGE] |= languages
    return found


def in_words(tag: str) -> TagWords:
    """A tag that nobody explains keeps its own letters."""
    known = meanings()
    if tag in known["section_10"]:
        return TagWords(tag, known["section_10"][tag], "section 10")
    if tag in known["danger"]:
        return TagWords(tag, known["danger"][tag], "danger")
    kind, _, route = tag.partition(":")
    if kind == "route" and route in known["routes"]:
        return TagWords(tag, known["routes"][route], "route")
    if match := TAG.fullmatch(tag):
        return TagWords(
            tag, f"{part_in_words(match[1])}: {known['values'][match[2]]}", "regulation 3"
        )
    return TagWords(tag, tag, "other")


def part_in_words(part: str) -> str:
    """`O4b` → 'Eating and drinking well: can, with significant pain, distress or anxiety'."""
    known = meanings()
    if part in known["regulation_3"]:
        return str(known["regulation_3"][part])
    return f"{known['regulation_3'][part[:2]]}: {known['limbs'][part[2:]]}"


def tags_in_words(tags: Iterable[str]) -> list[TagWords]:
    return [in_words(tag) for tag in tags]


@dataclass(frozen=True)
class Covered:
    """Something that must be asked, and by which questions it is."""

    code: str
    words: str
    questions: tuple[str, ...]


def section_10(definition: Definition) -> list[Covered]:
    """Every point of section 10, with the questions that cover it: none is a fault."""
    return [
        Covered(
            tag,
            words,
            tuple(one.code for one in originals(definition) if tag in one.tags),
        )
        for tag, words in meanings()["section_10"].items()
    ]


PARTS = ("C1", "H", *(f"O{number}{limb}" for number in range(1, 9) for limb in "abc"), "W")


@dataclass(frozen=True)
class Limb:
    """A part of regulation 3, and the answers that make it true, false or not known."""

    part: str
    words: str
    answers: Mapping[str, tuple[tuple[str, str], ...]]
    """By T, F, U: question and option."""

    @property
    def is_whole(self) -> bool:
        """It can come out true and it can come out false."""
        return bool(self.answers["T"] and self.answers["F"])


def regulation_3(definition: Definition) -> list[Limb]:
    found: dict[str, dict[str, list[tuple[str, str]]]] = {
        part: {"T": [], "F": [], "U": []} for part in PARTS
    }
    for question in originals(definition):
        for option in question.options:
            for tag in option.tags:
                if match := TAG.fullmatch(tag):
                    found[match[1]][match[2]].append((question.code, option.code))
    return [
        Limb(part, part_in_words(part), {value: tuple(rows) for value, rows in answers.items()})
        for part, answers in found.items()
    ]
