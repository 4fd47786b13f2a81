"""The questions of a form as staff see them, in order."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from questionnaires.in_words import English
from surveys.bank import SECTIONS
from surveys.constructs import constructs
from surveys.editing.drafts import Desk
from surveys.editing.sheet import Row, Sheet
from surveys.editing.wording import KINDS, NewOption, wording_of

SECTION_TITLES = {
    "questions": "Questions",
    "about-you": "About the person",
    "contact": "How to reach the person",
}
PLACE_WORDS = {
    "": "not on the scale",
    "good": "good",
    "middle": "in the middle",
    "bad": "bad",
    "worst": "the worst",
    "unknown": "unknown",
}
OTHER_TAGS = {
    "R0": "help numbers at once",
    "help": "help numbers follow",
    "quote": "agrees to be quoted",
}


@dataclass(frozen=True)
class ShownOption:
    words: str
    picture: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class ShownQuestion:
    code: str
    title: str
    hint: str
    kind: str
    measures: str
    when: str
    """In words; empty for always."""
    is_shared: bool
    required: bool
    options: tuple[ShownOption, ...]
    is_fixed: bool
    """Part of the contact: its words may change, its meaning may not."""


@dataclass(frozen=True)
class ShownPage:
    code: str
    questions: tuple[ShownQuestion, ...]
    number: int
    can_go_up: bool
    can_go_down: bool
    can_be_left: bool


@dataclass(frozen=True)
class ShownSection:
    code: str
    title: str
    pages: list[ShownPage] = field(default_factory=list)


def sections(desk: Desk) -> list[ShownSection]:
    """All three, empty ones too, and whatever else a version has."""
    sheet = desk.sheet
    english = English.of(desk.version) if desk.version else None
    there = {section["code"]: section for section in sheet.definition["section"]}
    found, number = [], 0
    for code in dict.fromkeys([*SECTIONS, *there]):
        pages = there.get(code, {"page": []})["page"]
        shown = [
            ShownPage(
                code=page["code"],
                questions=tuple(_questions(sheet, english, page)),
                number=number + place + 1,
                can_go_up=place > 0,
                can_go_down=place < len(pages) - 1,
                can_be_left=page.get("exit_page", False),
            )
            for place, page in enumerate(pages)
        ]
        number += len(pages)
        found.append(ShownSection(code, SECTION_TITLES.get(code, code), shown))
    return found


def _questions(sheet: Sheet, english: English | None, page: Row) -> Iterator[ShownQuestion]:
    for row in page["question"]:
        wording = wording_of(row, sheet.words(row["code"]))
        measured = constructs().get(wording.indicator)
        yield ShownQuestion(
            code=row["code"],
            title=wording.title or row["code"],
            hint=wording.hint,
            kind=KINDS[wording.kind].label,
            measures=measured.title if measured else wording.indicator,
            when=english.condition(row.get("visible_if")) if english else "",
            is_shared=sheet.is_shared(row["code"]),
            required=wording.required,
            options=tuple(
                ShownOption(
                    option.words, option.picture, tuple(_notes(option, one, wording.indicator))
                )
                for option, one in zip(wording.options, row.get("option", ()), strict=True)
            ),
            is_fixed=any(tag.startswith("contact:") for tag in row.get("tags", ())),
        )


def _notes(option: NewOption, row: Row, indicator: str) -> Iterator[str]:
    if indicator or option.place:
        yield PLACE_WORDS[option.place]
    if option.alert:
        yield "somebody is told"
    yield from (words for tag, words in OTHER_TAGS.items() if tag in row.get("tags", ()))
    if option.exclusive:
        yield "rules out the others"
