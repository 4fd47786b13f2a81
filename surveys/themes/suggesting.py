"""Themes that word lists suggest. A person takes or refuses them; by themselves they are nothing.

The lists stand in `data/theme_words/`; the head of the English one says how they are written.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from portal.languages.folding import fold, fold_once, is_chinese
from surveys.bank import DATA

FOLDER = DATA / "theme_words"
BEGINS = "*"
REVIEWED = "reviewed"
ENOUGH_TO_TRAIN = 200
"""Comments that carry a person's label, before any model is trained on them. None is."""


@dataclass(frozen=True)
class _Word:
    form: str
    is_beginning: bool

    def fits(self, word: str) -> bool:
        return word.startswith(self.form) if self.is_beginning else word == self.form


Phrase = tuple[_Word, ...]


@dataclass(frozen=True)
class WordList:
    """The list of one language."""

    language: str
    version: int
    is_reviewed: bool
    """A person who speaks the language has gone through it."""
    phrases: tuple[tuple[str, str, Phrase], ...]
    """Theme, phrase as it is written, phrase as it is looked for."""

    @property
    def size(self) -> int:
        return len(self.phrases)


@dataclass(frozen=True)
class Suggested:
    theme: str
    because: tuple[str, ...]
    """Phrases of the list that were found."""


@cache
def word_list(language: str) -> WordList | None:
    """None for a language that has none."""
    path = FOLDER / f"{language}.toml"
    if path not in _files():
        return None
    with path.open("rb") as file:
        data = tomllib.load(file)
    phrases = tuple(
        (theme, written, _phrase(written))
        for theme, listed in data["words"].items()
        for written in listed
    )
    return WordList(language, data["version"], data["state"] == REVIEWED, phrases)


def suggested(texts: Iterable[tuple[str, str]]) -> list[Suggested]:
    """`texts` are pairs of a language and words in it: her own, and what was translated of them."""
    found: dict[str, dict[str, None]] = {}
    for language, text in texts:
        listed = word_list(language)
        if listed is None or not text:
            continue
        folded = fold_once(text)
        words, run = folded.split(), "".join(folded.split())
        for theme, written, phrase in listed.phrases:
            if _is_in(phrase, words, run):
                found.setdefault(theme, {})[written.rstrip(BEGINS)] = None
    return [Suggested(theme, tuple(because)) for theme, because in found.items()]


def _phrase(written: str) -> Phrase:
    """A word that folds into two is two: `mi-au` is `mi au`."""
    parts: list[_Word] = []
    for one in written.split():
        forms = fold(one.rstrip(BEGINS)).split()
        parts += [_Word(form, is_beginning=False) for form in forms[:-1]]
        parts += [_Word(form, one.endswith(BEGINS)) for form in forms[-1:]]
    return tuple(parts)


def _is_in(phrase: Phrase, words: list[str], run: str) -> bool:
    if is_chinese(phrase[0].form[0]):
        return "".join(one.form for one in phrase) in run
    return any(
        all(one.fits(word) for one, word in zip(phrase, words[start:], strict=False))
        for start in range(len(words) - len(phrase) + 1)
    )


@cache
def _files() -> frozenset[Path]:
    return frozenset(FOLDER.glob("*.toml"))
