"""What a questionnaire is: sections, pages, questions and options, with stable codes.

A definition holds structure and no words. Its words are in one file for each language, English
among them; `texts.py` brings both together. Everything is frozen: a published version never
changes, so that a definition can be shared between requests.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal

from questionnaires import conditions

QuestionType = Literal["choice", "choices", "text", "long_text", "postcode", "number"]
Look = Literal["", "faces", "scale"]
"""How the answers of a choice stand: as rows, as faces with words, as steps from one end to the
other. Always full rows that can be pressed; the look says what they have beside their words."""
CHOOSING: tuple[QuestionType, ...] = ("choice", "choices")
LENGTHS = ("short", "full")


class BadDefinition(ValueError):
    """A definition that cannot be read; the message says where and why."""


@dataclass(frozen=True)
class Option:
    code: str
    tags: tuple[str, ...] = ()
    picture: str = ""
    """Name of a drawing in the sprite; empty for none."""
    exclusive: bool = False
    """In a question with several answers: 'none of these', 'I'd rather not say'."""


@dataclass(frozen=True)
class Question:
    code: str
    type: QuestionType
    tags: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    visible_if: conditions.Condition | None = None
    required: bool = False
    """Only where the rest cannot go on without it. All others can be left out."""
    max_length: int = 2000
    """Of own words, in characters."""
    text_code: str = ""
    """Whose words it has: its own, or those of the question it is a copy of."""
    copy: int = 1
    """1 for a question that stands once; 2, 3 … for the copies of a repeated page."""
    look: Look = ""
    confidential: bool = False
    """Never shown to anyone but the person, nor in a copy that is shared."""

    @cached_property
    def by_code(self) -> dict[str, Option]:
        return {option.code: option for option in self.options}

    @property
    def is_choosing(self) -> bool:
        return self.type in CHOOSING


@dataclass(frozen=True)
class Page:
    """A step of the journey: one question as a rule, a few that belong together at most."""

    code: str
    questions: tuple[Question, ...]
    length: Literal["short", "full"] = "full"
    """Short pages lead to a first plan; full ones follow, and never ask anything again."""
    text_code: str = ""
    copy: int = 1
    exit_page: bool = False
    """Carries 'Exit this page': what is asked may be dangerous to be seen with."""


@dataclass(frozen=True)
class Section:
    code: str
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class Definition:
    code: str
    sections: tuple[Section, ...]
    required_tags: tuple[str, ...] = field(default=())
    """Publishing fails while one of these has no question."""

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        return tuple(page for section in self.sections for page in section.pages)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for page in self.pages for question in page.questions)

    @cached_property
    def page_by_code(self) -> dict[str, Page]:
        return {page.code: page for page in self.pages}

    @cached_property
    def question_by_code(self) -> dict[str, Question]:
        return {question.code: question for question in self.questions}

    @cached_property
    def section_of(self) -> dict[str, Section]:
        """By page code and by question code."""
        found: dict[str, Section] = {}
        for section in self.sections:
            for page in section.pages:
                found[page.code] = section
                found.update((question.code, section) for question in page.questions)
        return found


def read(data: Mapping[str, Any]) -> Definition:
    """A definition from its file (TOML) or its stored version (JSON). Raises BadDefinition."""
    try:
        sections = tuple(
            Section(one["code"], tuple(_pages(one.get("page", [])))) for one in data["section"]
        )
        return Definition(data["code"], sections, tuple(data.get("required_tags", ())))
    except conditions.BadCondition as error:
        raise BadDefinition(str(error)) from error
    except (KeyError, TypeError) as error:
        raise BadDefinition(f"Something is missing or of the wrong kind: {error}.") from error


def _pages(rows: list[Mapping[str, Any]]) -> Iterator[Page]:
    """Repeated pages that stand together are copied together: page-2, its neighbour-2, page-3 …"""
    waiting: list[tuple[Page, Mapping[str, Any]]] = []
    for row in rows:
        page = _page(row)
        if row.get("repeat", 1) > 1:
            waiting.append((page, row))
            continue
        yield from _copies(waiting)
        waiting = []
        yield page
    yield from _copies(waiting)


def _page(row: Mapping[str, Any]) -> Page:
    if row.get("length", "full") not in LENGTHS:
        raise BadDefinition(f"Page {row['code']}: its length is 'short' or 'full'.")
    return Page(
        code=row["code"],
        questions=tuple(_question(one) for one in row["question"]),
        length=row.get("length", "full"),
        text_code=row["code"],
        exit_page=row.get("exit_page", False),
    )


def _question(row: Mapping[str, Any]) -> Question:
    if row["type"] not in QuestionType.__args__:  # type: ignore[attr-defined]
        raise BadDefinition(f"Question {row['code']}: there is no type {row['type']!r}.")
    if row.get("visible_if"):
        conditions.check(row["visible_if"])
    if row.get("look", "") not in Look.__args__:  # type: ignore[attr-defined]
        raise BadDefinition(f"Question {row['code']}: there is no look {row['look']!r}.")
    plain = ("required", "max_length", "confidential", "look")
    return Question(
        code=row["code"],
        type=row["type"],
        tags=tuple(row.get("tags", ())),
        options=tuple(
            Option(
                one["code"],
                tuple(one.get("tags", ())),
                one.get("picture", ""),
                one.get("exclusive", False),
            )
            for one in row.get("option", ())
        ),
        visible_if=row.get("visible_if"),
        text_code=row["code"],
        **{name: row[name] for name in plain if name in row},
    )


def _copies(waiting: list[tuple[Page, Mapping[str, Any]]]) -> Iterator[Page]:
    """Copy n is shown when the condition for n in `repeat_if` holds: there are so many people.

    `repeat_from = 2` leaves out the first: what is known of the first person already.
    """
    if not waiting:
        return
    codes = [question.code for page, _ in waiting for question in page.questions]
    for number in range(1, max(row["repeat"] for _, row in waiting) + 1):
        for page, row in waiting:
            if number < row.get("repeat_from", 1) or number > row["repeat"]:
                continue
            if number == 1:
                yield page
            else:
                yield _copy(page, row, codes, number)


def _copy(page: Page, row: Mapping[str, Any], codes: list[str], number: int) -> Page:
    suffix = f"-{number}"
    gate = row["repeat_if"][number - 2]
    conditions.check(gate)
    others = {code: f"{code}{suffix}" for code in codes}
    questions = []
    for question in page.questions:
        own = conditions.renamed(question.visible_if, others)
        questions.append(
            replace(
                question,
                code=f"{question.code}{suffix}",
                copy=number,
                visible_if={"all": [gate, own]} if own else gate,
            )
        )
    return replace(page, code=f"{page.code}{suffix}", copy=number, questions=tuple(questions))
