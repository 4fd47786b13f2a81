"""Names of sheets: short, each once, and nothing in them that a spreadsheet refuses. Pure."""

import re
from collections.abc import Iterable

LONGEST = 31
REFUSED = re.compile(r"[\[\]:*?/\\'’]")


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Numbered in their order, so that two that begin alike stay apart."""
    return [_name(number, words) for number, words in enumerate(wanted, start=1)]


def _name(number: int, words: str) -> str:
    plain = " ".join(REFUSED.sub("", words).split())
    return f"{number} {plain}"[:LONGEST].rstrip()
