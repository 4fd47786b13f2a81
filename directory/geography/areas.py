"""Areas of Coventry as people name them, in any of the portal's scripts. Facts: `areas.toml`."""

import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parents[1] / "data" / "areas.toml"

_SAME_LETTER = str.maketrans("يىكةأإآٱہەھ", "ییکهااااههه")
"""Arabic letters that Urdu writes with another code point, or that people use for each other."""


@dataclass(frozen=True, slots=True)
class Area:
    slug: str
    name: str
    names: tuple[str, ...]
    """Every way to write it, folded."""
    districts: tuple[str, ...]
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Gazetteer:
    areas: Mapping[str, Area]
    by_name: Mapping[str, Area]
    """By folded name."""
    council_name: str
    council_names: frozenset[str]
    fillers: frozenset[str]
    inside_fillers: tuple[str, ...]


def fold_place(text: str) -> str:
    """One form for the same place name: case, accents, Arabic letter variants, signs and spaces."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_SAME_LETTER)
    letters = (
        letter
        for letter in unicodedata.normalize("NFKD", plain)
        if not unicodedata.combining(letter) and unicodedata.category(letter) not in ("Cf", "Lm")
    )
    kept = "".join("" if letter in "'’‘`" else letter for letter in letters)
    spaced = "".join(letter if _is_part(letter) else " " for letter in kept)
    return " ".join(spaced.split())


def _is_part(letter: str) -> bool:
    """Letters, digits, and the vowel signs that Indic scripts write as marks of their own."""
    return unicodedata.category(letter)[0] in "LNM"


@cache
def gazetteer() -> Gazetteer:
    """Read once, on first use."""
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    areas = {slug: _area(slug, entry) for slug, entry in data["areas"].items()}
    council = data["council"]
    return Gazetteer(
        areas=areas,
        by_name={name: area for area in areas.values() for name in area.names},
        council_name=council["name"],
        council_names=frozenset(_names(council)),
        fillers=frozenset(fold_place(word) for word in data["fillers"]["words"]),
        inside_fillers=tuple(data["fillers"]["inside_words"]),
    )


def _area(slug: str, entry: dict[str, Any]) -> Area:
    return Area(
        slug=slug,
        name=str(entry["name"]),
        names=_names(entry),
        districts=tuple(entry["districts"]),
        latitude=float(entry["latitude"]),
        longitude=float(entry["longitude"]),
    )


def _names(entry: dict[str, Any]) -> tuple[str, ...]:
    written = [entry["name"], *entry.get("also", []), *entry.get("other_scripts", [])]
    return tuple(dict.fromkeys(fold_place(str(name)) for name in written))
