"""The themes that people give to comments (data/themes.toml)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from surveys.bank import DATA

FILE = DATA / "themes.toml"
UNCONFIRMED = "[verify]"


@dataclass(frozen=True)
class Theme:
    """One theme; the fields are explained in the file."""

    code: str
    title: str
    about: str
    source: str
    ascof: str
    statement: str

    @property
    def statement_words(self) -> str:
        return self.statement.removesuffix(UNCONFIRMED).strip()

    @property
    def is_confirmed(self) -> bool:
        """Whether a person has confirmed what it is linked to."""
        return not self.statement.endswith(UNCONFIRMED)


@cache
def themes() -> Mapping[str, Theme]:
    """By code, in the order in which they are offered."""
    return {row["code"]: Theme(**row) for row in _read()["theme"]}


def framework_version() -> int:
    """A label says under which it was given."""
    return int(_read()["version"])


def title_of(code: str) -> str:
    """A theme of an older version that is gone keeps its code."""
    known = themes().get(code)
    return known.title if known else code


@cache
def _read() -> dict[str, Any]:
    with FILE.open("rb") as file:
        return tomllib.load(file)
