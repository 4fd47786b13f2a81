"""The bank: every question of the shipped surveys once, with its words. Pure but for the files.

`data/bank/questions.toml` holds `[[question]]` tables as definitions of questionnaires have them,
and `[[page]]` tables for the few questions that stand together. `data/bank/texts/` holds the words.
Tags that mean something here:

    question   indicator:<code>     what it measures, in both forms (data/constructs.toml)
               equality:<code>      about the person, for breakdowns
               contact:name|how|safe|words   goes into the contact, never into the answers
    option     good, middle, bad, unknown    its place on the indicator of its question
               lowest               the worst that can be said of the whole: its comment is read first
               help                 help numbers stand on the page after it
               R0                   stops with the page of help numbers
               alert                somebody is told when the answers are sent
               wish:<code>          of surveys.models.Contact.Wish
               quote                her words may be published, once names are taken out
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from questionnaires.texts import read_file
from surveys.models import Form

DATA = Path(__file__).parent / "data"
BANK = "survey-bank"
"""Owner of the translations of its questions, whichever surveys ask them."""
SECTIONS = ("questions", "about-you", "contact")


@dataclass(frozen=True)
class Bank:
    questions: Mapping[str, Mapping[str, Any]]
    """By code, as a definition has them."""
    pages: Mapping[str, tuple[str, ...]]
    """Questions that stand on one page, by the code of the page."""
    english: Mapping[str, Mapping[str, str]]
    """Unit ("question/safe") to field to English."""

    def questions_of(self, page: str) -> tuple[str, ...]:
        """A question that stands alone has a page of its own code."""
        return self.pages.get(page, (page,))


@cache
def bank() -> Bank:
    with (DATA / "bank" / "questions.toml").open("rb") as file:
        data = tomllib.load(file)
    return Bank(
        questions={row["code"]: row for row in data["question"]},
        pages={row["code"]: tuple(row["questions"]) for row in data.get("page", ())},
        english=read_file(DATA / "bank" / "texts" / "en.toml"),
    )


@cache
def outlines() -> Mapping[str, Mapping[str, Any]]:
    """The shipped surveys, by code (data/surveys.toml)."""
    with (DATA / "surveys.toml").open("rb") as file:
        return {row["code"]: row for row in tomllib.load(file)["survey"]}


def compose(outline: Mapping[str, Any], form: Form, from_bank: Bank) -> dict[str, Any]:
    """The body of a version of a questionnaire. Raises KeyError for a question that is not there.

    `outline[form]` names the pages of each section: questions = […], about-you = […], contact = […].
    """
    sections, units = [], []
    for section in SECTIONS:
        codes = outline[form].get(section, ())
        if not codes:
            continue
        pages = []
        units.append(f"section/{section}")
        for code in codes:
            questions = from_bank.questions_of(code)
            pages.append(
                {"code": code, "question": [dict(from_bank.questions[one]) for one in questions]}
            )
            units += [f"page/{code}", *(f"question/{one}" for one in questions)]
        sections.append({"code": section, "page": pages})
    code = outline["code"] if form == Form.STANDARD else f"{outline['code']}-easy"
    texts = {name: dict(from_bank.english[name]) for name in units if name in from_bank.english}
    return {
        "definition": {"code": code, "section": sections},
        "texts": texts,
        "shared": dict.fromkeys(texts, BANK),
    }
