"""The words of the guides: English from its file, other languages from rows of translations.

    [guide.dementia]
    title = "Looking after someone with dementia"
    part.1.title = "The Dementia Hub"
    part.1.text = "One place for people with dementia."

A text of several lines is a list. `words` are what people type when they look for the guide.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from carers.guides.catalogue import FOLDER
from portal.languages.file_texts import load_unit_texts
from portal.languages.table import ENGLISH
from portal.languages.translated import TextSet, texts_for
from portal.languages.units import TextUnit

KIND = "carers.guide"
TEXTS = FOLDER / "texts"


def read_file(path: Path) -> dict[str, dict[str, str]]:
    """Slug to field ("title", "part.1.text") to text."""
    with path.open("rb") as file:
        data = tomllib.load(file)
    return {slug: dict(_flat(row)) for slug, row in data.get("guide", {}).items()}


def _flat(row: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for name, value in row.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        elif isinstance(value, str) and value.strip():
            yield f"{before}{name}", value.strip()


@cache
def units() -> dict[str, TextUnit]:
    """One for each guide, by slug."""
    english = read_file(TEXTS / f"{ENGLISH.code}.toml")
    return {slug: TextUnit(KIND, slug, fields) for slug, fields in english.items()}


def words(slugs: Iterable[str], language: str) -> dict[str, TextSet]:
    """The texts of some guides in one query; none for English."""
    return texts_for([units()[slug] for slug in slugs], language)


def load_texts(folder: Path = TEXTS) -> int:
    """Brings the translations of the files into rows and says how many were written."""
    return load_unit_texts(units(), folder, read_file)
