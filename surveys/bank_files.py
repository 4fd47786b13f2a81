"""Reading the files of the bank: scales that several questions share are written once.

`[[scale]]` holds options, and a question with `scale = "…"` has those. In files of words an option
is called what its question says, else its scale, else `[scale.any]`:

    [scale.any]
    options.rather-not = "I’d rather not say"

    [question.listened]
    title = "Are you listened to?"
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from questionnaires.texts import flatten

BANK_FILES = Path(__file__).parent / "data" / "bank"
OF_ALL = "any"

Words = dict[str, dict[str, str]]
"""Unit ("question/safe") to field ("title", "option.yes") to text."""


@dataclass(frozen=True)
class Page:
    """Questions that stand together, or what holds for the page of one."""

    questions: tuple[str, ...]
    visible_if: Mapping[str, Any] | None = None
    """Of each of its questions, beside their own."""
    exit_page: bool = False


@dataclass(frozen=True)
class Structure:
    questions: Mapping[str, Mapping[str, Any]]
    """By code, as a definition has them, with `pictures` beside it (see data/bank)."""
    pages: Mapping[str, Page]
    scale_of: Mapping[str, str]
    """By question code."""


@cache
def structure() -> Structure:
    data = _read(BANK_FILES / "questions.toml")
    scales = {row["code"]: row["option"] for row in data["scale"]}
    questions = {row["code"]: dict(row) for row in data["question"]}
    scale_of = {code: row.pop("scale") for code, row in questions.items() if "scale" in row}
    for code, scale in scale_of.items():
        questions[code]["option"] = scales[scale]
    pages = {
        row["code"]: Page(
            tuple(row["questions"]), row.get("visible_if"), row.get("exit_page", False)
        )
        for row in data["page"]
    }
    return Structure(questions, pages, scale_of)


def read_words(path: Path) -> Words:
    """The words of a language, each option under its question."""
    data = _read(path)
    found = flatten(data)
    scales = {code: row.get("options", {}) for code, row in data.get("scale", {}).items()}
    known = structure()
    for code, row in known.questions.items():
        shared = {**scales.get(OF_ALL, {}), **scales.get(known.scale_of.get(code, ""), {})}
        fields = {
            f"option.{one['code']}": shared[one["code"]]
            for one in row.get("option", ())
            if one["code"] in shared
        } | found.get(f"question/{code}", {})
        if fields:
            found[f"question/{code}"] = fields
    return found


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)
