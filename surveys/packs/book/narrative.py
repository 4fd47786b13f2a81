"""What a person has written, beside the figures. Pure."""

from collections.abc import Mapping
from typing import Any

from surveys.packs.book.parts import Beside

NOTHING = "Nobody has written this yet."


def narrative(snapshot: Mapping[str, Any], *codes: str) -> tuple[Beside, ...]:
    """What a person has written, by section; a section without words says so."""
    titles = {one["code"]: one["title"] for one in snapshot["sections"]}
    found = []
    for code in codes:
        words = snapshot["narrative"].get(code, "")
        lines = tuple(line.strip() for line in words.splitlines() if line.strip())
        found.append(Beside(titles.get(code, code), lines or (NOTHING,)))
    return tuple(found)
