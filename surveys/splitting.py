"""What a whole set of answers is made of: codes, own words, a contact, reasons to act. Pure.

Codes are kept in clear and counted. Words and contacts are kept apart, encrypted. The tags that
decide are explained in `surveys.bank`.
"""

from dataclasses import dataclass

from questionnaires.answers import chosen_options
from questionnaires.conditions import Answer, Answers
from questionnaires.definition import Definition, Option, Question

CONTACT = "contact:"
WISH = "wish:"
ALARMS = frozenset({"alert", "R0"})
"""The page of help numbers promises that the team is told: whatever stops at it also alarms."""


@dataclass(frozen=True)
class Details:
    """How somebody may be reached, and what for."""

    wishes: tuple[str, ...]
    name: str
    how: str
    safe: str
    words: str


@dataclass(frozen=True)
class Split:
    coded: dict[str, Answer]
    words: dict[str, str]
    """Own words by question code, without those of the contact."""
    contact: Details | None
    """None where she wishes for nothing, or left neither a way to reach her nor words for us."""
    alarming: tuple[tuple[Question, Option], ...]
    """Answers that somebody is told of."""
    has_lowest: bool
    may_be_quoted: bool


def split(definition: Definition, answers: Answers) -> Split:
    """Of the answers that count (`questionnaires.answers.visible`)."""
    chosen = chosen_options(definition, answers)
    coded: dict[str, Answer] = {}
    words: dict[str, str] = {}
    contact: dict[str, str] = {}
    for question in definition.questions:
        given = answers.get(question.code)
        if not given:
            continue
        part = contact_part(question)
        if part:
            contact[part] = str(given).strip()
        elif question.is_choosing or question.type == "number":
            coded[question.code] = given
        elif question.type == "postcode":
            coded[question.code] = str(given).partition(" ")[0]
        elif str(given).strip():
            words[question.code] = str(given).strip()
    wishes = tuple(
        dict.fromkeys(
            tag.removeprefix(WISH)
            for _, option in chosen
            for tag in option.tags
            if tag.startswith(WISH)
        )
    )
    return Split(
        coded,
        words,
        _details(wishes, contact),
        tuple((question, option) for question, option in chosen if ALARMS & set(option.tags)),
        any("lowest" in option.tags for _, option in chosen),
        any("quote" in option.tags for _, option in chosen),
    )


def contact_part(question: Question) -> str:
    """'name', 'how', 'safe' or 'words'; empty where the answer is no part of a contact."""
    tags = (tag for tag in question.tags if tag.startswith(CONTACT))
    return next(tags, "").removeprefix(CONTACT)


def _details(wishes: tuple[str, ...], given: dict[str, str]) -> Details | None:
    if not wishes or not (given.get("how") or given.get("words")):
        return None
    return Details(
        wishes,
        given.get("name", ""),
        given.get("how", ""),
        given.get("safe", ""),
        given.get("words", ""),
    )
