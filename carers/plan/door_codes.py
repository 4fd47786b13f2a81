"""Finds codes of key safes, alarms and doors in what people write, so that none is ever kept.

A code in the wrong hands opens a home. Three figures or more are taken for one, in any script,
spelled out, with anything but words between them, or inside one word.
"""

import tomllib
import unicodedata
from functools import cache
from pathlib import Path

FEWEST = 3
OF_WORDS = {"L", "M", "N"}
"""Letters, marks on them, numbers: the first letter of their Unicode category."""
IGNORED = str.maketrans("", "", "\u200b\u200c\u200d\u2060\ufe0f\u20e3\u00ad")
"""Joiners, and what makes a figure an emoji: nothing that a reader sees as a letter."""


def holds_code(text: str) -> bool:
    run = 0
    for word in _words(text):
        figures = _figures(word)
        run = run + figures if _is_number(word, figures) else 0
        if run >= FEWEST or figures >= FEWEST:
            return True
    return False


def _words(text: str) -> list[str]:
    """Small letters, one form of each; what stands between words is dropped."""
    plain = unicodedata.normalize("NFKC", text.translate(IGNORED)).casefold()
    for figure in _unspaced():
        plain = plain.replace(figure, f" {figure} ")
    return "".join(
        one if unicodedata.category(one)[0] in OF_WORDS else " " for one in plain
    ).split()


def _figures(word: str) -> int:
    if word in _spelled():
        return 1
    return sum(unicodedata.numeric(one, None) is not None for one in word)


def _is_number(word: str, figures: int) -> bool:
    """Whether the word is nothing but figures: 'one', '12', but not 'b4'."""
    return word in _spelled() or figures == len(word)


@cache
def _spelled() -> frozenset[str]:
    return frozenset(
        unicodedata.normalize("NFKC", word).casefold()
        for words in _by_language().values()
        for word in words
    )


@cache
def _unspaced() -> tuple[str, ...]:
    return tuple(_by_language()["zh-hant"])


@cache
def _by_language() -> dict[str, list[str]]:
    path = Path(__file__).parents[1] / "data" / "number_words.toml"
    with path.open("rb") as file:
        return tomllib.load(file)
