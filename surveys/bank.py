"""The bank: every question of the shipped surveys once, with its words. Pure but for the files.

`data/bank/questions.toml` holds `[[question]]` tables as definitions of questionnaires have them,
and `[[page]]` tables for the few questions that stand together. `data/bank/texts/` holds the words.
Tags that mean something here:

    question   indicator:<code>     what it measures, in both forms (data/constructs.toml)
               equality:<code>      about the person, for breakdowns
               contact:name|how|safe|words   goes into the contact, never into the answers
    option     good, middle, bad, unknown    its place on the indicator of its question
               lowest               the worst there is to say: a comment beside it is read first
               help                 help numbers stand on the page after it
               R0                   stops with the page of help numbers
               alert                somebody is told when the answers are sent
               wish:<code>          of surveys.models.Contact.Wish
               quote                her words may be published, once names are taken out
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from surveys.bank_files import Page, read_words, structure
from surveys.models import Form
from surveys.pruning import pruned

DATA = Path(__file__).parent / "data"
BANK = "survey-bank"
"""Owner of the translations of its questions, whichever surveys ask them."""
SECTIONS = ("questions", "about-you", "contact")
EASY_PICTURES = "easy"


@dataclass(frozen=True)
class Bank:
    questions: Mapping[str, Mapping[str, Any]]
    """By code, as a definition has them."""
    pages: Mapping[str, Page]
    """By code. A question that stands alone needs none."""
    english: Mapping[str, Mapping[str, str]]
    """Unit ("question/safe") to field to English."""

    def page(self, code: str) -> Page:
        """A question that stands alone has a page of its own code."""
        return self.pages.get(code, Page((code,)))

    def questions_of(self, page: str) -> tuple[str, ...]:
        return self.page(page).questions


@cache
def bank() -> Bank:
    known = structure()
    return Bank(known.questions, known.pages, read_words(DATA / "bank" / "texts" / "en.toml"))


@cache
def outlines() -> Mapping[str, Mapping[str, Any]]:
    """The shipped surveys, by code (data/surveys.toml)."""
    with (DATA / "surveys.toml").open("rb") as file:
        return {row["code"]: row for row in tomllib.load(file)["survey"]}


def compose(outline: Mapping[str, Any], form: Form, from_bank: Bank) -> dict[str, Any]:
    """The body of a version of a questionnaire. Raises KeyError for a question that is not there.

    `outline[form]` names the pages of each section: questions, about-you, contact.
    Conditions on questions that it does not ask are taken away, and so is a question that nothing
    in this survey could open. Every page of a safeguarding survey can be left in one press.
    """
    kept = _kept(_asked(outline[form], form, from_bank))
    sections, units = [], []
    for section in SECTIONS:
        pages = []
        for code in outline[form].get(section, ()):
            questions = [one for one in from_bank.questions_of(code) if one in kept]
            if not questions:
                continue
            hides = outline.get("safeguarding", False) or from_bank.page(code).exit_page
            rows = [kept[one] for one in questions]
            pages.append({"code": code, "question": rows} | ({"exit_page": True} if hides else {}))
            units += [f"page/{code}", *(f"question/{one}" for one in questions)]
        if pages:
            sections.append({"code": section, "page": pages})
            units.append(f"section/{section}")
    code = outline["code"] if form == Form.STANDARD else f"{outline['code']}-easy"
    texts = {name: dict(from_bank.english[name]) for name in units if name in from_bank.english}
    return {
        "definition": {"code": code, "section": sections},
        "texts": texts,
        "shared": dict.fromkeys(texts, BANK),
    }


def _asked(
    sections: Mapping[str, Iterable[str]], form: Form, from_bank: Bank
) -> dict[str, dict[str, Any]]:
    """Each question of an outline."""
    return {
        row["code"]: row
        for name in SECTIONS
        for page in sections.get(name, ())
        for row in rows_of(page, form, from_bank)
    }


def rows_of(page: str, form: Form, from_bank: Bank) -> Iterator[dict[str, Any]]:
    """The questions of a page, with the condition of the page and the pictures of the form."""
    for code in from_bank.questions_of(page):
        row = dict(from_bank.questions[code])
        if row.pop("pictures", "") == EASY_PICTURES and form == Form.STANDARD:
            row["option"] = [{**one, "picture": ""} for one in row["option"]]
        conditions = [from_bank.page(page).visible_if, row.get("visible_if")]
        if any(conditions):
            row["visible_if"] = {"all": [one for one in conditions if one]}
        yield row


def _kept(asked: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Those that can be opened, until nothing more falls out."""
    found = {}
    for code, row in asked.items():
        condition = pruned(row.get("visible_if"), asked)
        if condition is False:
            continue
        plain = {name: value for name, value in row.items() if name != "visible_if"}
        found[code] = plain if condition is True else {**plain, "visible_if": condition}
    return found if len(found) == len(asked) else _kept(found)
