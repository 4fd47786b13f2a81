"""What the questions measure, and which of them in each survey and form (data/constructs.toml)."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from surveys.bank import DATA, bank, outlines
from surveys.models import Form

INDICATOR = "indicator:"


@dataclass(frozen=True)
class Construct:
    code: str
    title: str
    ascof: str
    theme: str
    """Of Making it Real."""
    cqc: str
    verify: str
    """What a person has still to confirm."""
    resembles: str = ""
    """Where a reader may be tempted to compare, and must not."""


@cache
def constructs() -> Mapping[str, Construct]:
    with (DATA / "constructs.toml").open("rb") as file:
        return {row["code"]: Construct(**row) for row in tomllib.load(file)["construct"]}


def carriers(construct: str) -> Iterator[tuple[str, Form, str]]:
    """Survey, form and question, for each shipped question that carries it."""
    for code, outline in outlines().items():
        for form in (form for form in Form if form in outline):
            for page in outline[form].get("questions", ()):
                for question in bank().questions_of(page):
                    if f"{INDICATOR}{construct}" in bank().questions[question].get("tags", ()):
                        yield code, form, question
