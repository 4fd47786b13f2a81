"""Queries that sound like danger show urgent help above the results. They set nothing and tell nobody."""

import tomllib
from functools import cache
from pathlib import Path

from directory.search.folding import fold, is_chinese, words
from directory.search.stemming import stem

FILE = Path(__file__).resolve().parents[1] / "data" / "danger.toml"


@cache
def _phrases() -> tuple[dict[str, list[tuple[str, ...]]], tuple[str, ...]]:
    """By language: phrases as stems (stopwords kept: 'he hits me' is mostly stopwords); and Chinese runs."""
    with FILE.open("rb") as file:
        data = tomllib.load(file)
    by_language: dict[str, list[tuple[str, ...]]] = {}
    chinese: list[str] = []
    for kind in data.values():
        for language, phrases in kind["phrases"].items():
            for phrase in phrases:
                folded = words(phrase)
                if folded and is_chinese(folded[0]):
                    chinese.append(fold(phrase).replace(" ", ""))
                elif folded:
                    stems = tuple(stem(word, language) for word in folded)
                    by_language.setdefault(language, []).append(stems)
    return by_language, tuple(chinese)


def sounds_like_danger(query: str) -> bool:
    """Whether the words of a danger phrase stand in the query, in their order, close together.

    Every language is tried whatever the page: a person in danger types in the words she has.
    """
    by_language, chinese = _phrases()
    run = fold(query).replace(" ", "")
    if any(phrase in run for phrase in chinese):
        return True
    typed = words(query)
    return any(
        _in_order(phrase, [stem(word, language) for word in typed])
        for language, phrases in by_language.items()
        for phrase in phrases
    )


def _in_order(phrase: tuple[str, ...], typed: list[str]) -> bool:
    """At most two other words may stand between two words of the phrase."""
    for start, word in enumerate(typed):
        if word == phrase[0] and _follows(phrase[1:], typed[start + 1 :]):
            return True
    return False


def _follows(rest: tuple[str, ...], typed: list[str]) -> bool:
    for wanted in rest:
        if wanted not in typed[:3]:
            return False
        typed = typed[typed.index(wanted) + 1 :]
    return True
