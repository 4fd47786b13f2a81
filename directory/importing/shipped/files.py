"""The data files, read as plain values."""

import tomllib
from pathlib import Path
from typing import Any

from portal.languages.table import ENGLISH, LANGUAGES

DATA = Path(__file__).resolve().parents[2] / "data"
OTHER_LANGUAGES = tuple(language.code for language in LANGUAGES if language.code != ENGLISH.code)

Texts = dict[str, str]


def load(name: str, folder: Path = DATA) -> dict[str, Any]:
    """A TOML file of the data folder; empty where it is not there."""
    path = folder / name
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def texts(entry: dict[str, Any]) -> Texts:
    """Field to text; a list of words becomes one a line, empty texts are left out."""
    joined = {
        field: "\n".join(value) if isinstance(value, list) else str(value)
        for field, value in entry.items()
    }
    return {field: text for field, text in joined.items() if text}
