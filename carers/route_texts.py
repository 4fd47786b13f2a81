"""What each route says to her, in her language: `title`, `what`, `next`, `stay`."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from carers.routing import FOLDER
from portal.languages.file_texts import load_unit_texts
from portal.languages.kinds import Piece, TextKind, text_kinds
from portal.languages.table import ENGLISH
from portal.languages.translated import TextSet, texts_for
from portal.languages.units import TextUnit

KIND = "carers.route"
TEXTS = FOLDER / "texts"


def route_words(codes: Iterable[str], language: str) -> dict[str, TextSet]:
    """By route; English fills the gaps, marked as such."""
    known = {code: _units()[f"route/{code}"] for code in codes}
    found = texts_for(known.values(), language)
    return {code: found[unit.pk] for code, unit in known.items()}


def read_file(path: Path) -> dict[str, dict[str, str]]:
    with path.open("rb") as file:
        return {f"route/{code}": row for code, row in tomllib.load(file)["route"].items()}


def load() -> int:
    """Brings the translations that ship with the product into rows; how many were written."""
    return load_unit_texts(_units(), TEXTS, read_file)


def register() -> None:
    text_kinds.register(KIND, TextKind(label="Who can help whom", pieces=_pieces))


@cache
def _units() -> dict[str, TextUnit]:
    english = read_file(TEXTS / f"{ENGLISH.code}.toml")
    return {name: TextUnit(KIND, name, fields) for name, fields in english.items()}


def _pieces() -> list[Piece]:
    return [Piece(unit, unit.texts["title"]) for unit in _units().values()]
