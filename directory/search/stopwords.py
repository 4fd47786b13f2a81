"""Words that carry no meaning in a search: `directory/data/stopwords/<code>.txt`."""

from functools import cache
from pathlib import Path

from portal.languages.folding import fold

FOLDER = Path(__file__).resolve().parents[1] / "data" / "stopwords"


@cache
def stopwords(language: str) -> frozenset[str]:
    path = FOLDER / f"{language}.txt"
    if not path.exists():
        return frozenset()
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines for word in fold(line).split())


@cache
def chinese_stopwords() -> tuple[str, ...]:
    """Longest first, as they are cut out of a run of characters."""
    return tuple(sorted(stopwords("zh-hant"), key=len, reverse=True))
