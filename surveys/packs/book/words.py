"""Numbers and days of a snapshot in words. Pure."""

import datetime
from collections.abc import Mapping
from typing import Any

from surveys.packs.book.parts import NOT_SHOWN, Cell


def percent(value: float | None) -> str:
    """76%, or 76.0% where it is exact."""
    if value is None:
        return NOT_SHOWN
    return f"{value}%" if isinstance(value, int) else f"{value:.1f}%"


def titled(title: str, words: str) -> str:
    """‘How was it? All answers’, ‘The tea club: all answers’."""
    return f"{title} {words[:1].upper()}{words[1:]}" if title.endswith("?") else f"{title}: {words}"


def number(value: float | None) -> Cell:
    """For a table; exact ones with one decimal."""
    if value is None:
        return NOT_SHOWN
    return value if isinstance(value, int) else round(value, 1)


def interval(cell: Mapping[str, Any]) -> str:
    if cell["low"] is None:
        return NOT_SHOWN
    return f"{number(cell['low'])} to {number(cell['high'])}"


def day(iso: str) -> str:
    found = datetime.date.fromisoformat(iso)
    return f"{found.day} {found:%B %Y}"


def moment(iso: str) -> str:
    found = datetime.datetime.fromisoformat(iso)
    return f"{found.day} {found:%B %Y}, {found:%H:%M}"


def people(base: int | str) -> str:
    """167 people, 1 person, fewer than 10 people."""
    if base == 1:
        return "1 person"
    return f"{str(base).removesuffix(' answers')} people"


def answered(base: int | str) -> str:
    said = f"{people(base)} answered this question."
    return f"{said[:1].upper()}{said[1:]}"


def counted(number: int, one: str, several: str) -> str:
    """1 month, 2 months."""
    return f"{number} {one if number == 1 else several}"


def listed(words: list[str]) -> str:
    """a, b and c."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
