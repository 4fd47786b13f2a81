"""Brings the forms of a word together: 'carers' and 'carer', 'opieki' and 'opieka'.

Snowball where it has the language; a few endings by hand where nobody has written a stemmer. All
work on folded text, on both sides: what counts is that two forms meet, not that a stem is a word.
"""

import threading
import tomllib
from functools import cache, lru_cache
from pathlib import Path

import snowballstemmer

from portal.languages.folding import fold

_SNOWBALL = {"en": "english", "pl": "polish", "ro": "romanian"}
_stemmers = threading.local()
"""A stemmer keeps the word it works on in itself: each thread has its own."""
_DATA = Path(__file__).resolve().parents[1] / "data"
with (_DATA / "endings.toml").open("rb") as _file:
    _CUTS = tomllib.load(_file)
with (_DATA / "same.toml").open("rb") as _file:
    _GROUPS: dict[str, list[list[str]]] = tomllib.load(_file)
_ARTICLES: list[str] = _CUTS["articles"]["ar"]
_ENDINGS: dict[str, list[str]] = _CUTS["endings"]
_PERSONS_BEFORE: str = _CUTS["persons_before"]["ar"]
_BEGIN_WHOLE: tuple[str, ...] = tuple(_CUTS["begin_whole"]["ar"])
_LETTERS_BEFORE: dict[str, str] = _CUTS["letters_before"]
_TIGRINYA_PREFIXES: list[str] = _CUTS["prefixes"]["ti"]


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """The form under which a folded word of that language is indexed, or that of its group."""
    own = plain_stem(word, language)
    return same_words(language).get(own, own)


@cache
def same_words(language: str) -> dict[str, str]:
    """Stem -> the stem that stands for all words of its group (`same.toml`)."""
    found: dict[str, str] = {}
    for group in _GROUPS.get(language, []):
        stems = [plain_stem(fold(word).strip(), language) for word in group]
        for one in stems:
            found.setdefault(one, stems[0])
    return found


def plain_stem(word: str, language: str) -> str:
    """The stem of the word itself. Short words stay whole."""
    if len(word) < 3 or word.isdigit():
        return word
    if word.isascii():
        # Loan words and names in Latin letters keep English endings in every language but two.
        return _snowball(word, _SNOWBALL.get(language, "english"))
    if language == "ar":
        return _arabic(word)
    if language == "ti":
        return _skeleton(word)
    return _without_ending(word, _ENDINGS.get(language, []))


def _snowball(word: str, name: str) -> str:
    stemmer = getattr(_stemmers, name, None)
    if stemmer is None:
        stemmer = snowballstemmer.stemmer(name)
        setattr(_stemmers, name, stemmer)
    return str(stemmer.stemWord(word))


def _arabic(word: str) -> str:
    """Without article, ending and the letter that says whose verb it is: 'یرعی', 'ارعی'."""
    word = _without_article(word)
    if len(word) > 3 and word[0] in _PERSONS_BEFORE and not word.startswith(_BEGIN_WHOLE):
        word = word[1:]
    return _without_ending(word, _ENDINGS["ar"])


def _without_article(word: str) -> str:
    if word.startswith(_BEGIN_WHOLE):
        return word
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= 2:
            return word[len(article) :]
    if word[0] == "و" and len(word) > 4:
        return word[1:]
    return word


def _without_ending(word: str, endings: list[str]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            return word[: -len(ending)]
    return word


def _skeleton(word: str) -> str:
    """Consonants of a Tigrinya word: its vowels change with person and number, its root does not.

    In Unicode the seven or eight vowel orders of a consonant stand together, in eights from U+1200.
    """
    for prefix in _TIGRINYA_PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            word = word[len(prefix) :]
            break
    base = "".join(
        chr(ord(letter) & ~7) if "\u1200" <= letter <= "\u1357" else letter for letter in word
    )
    if base[0] in "ነበከዘመየተለ" and len(base) > 3:
        base = base[1:]
    if base[-1] in "ነተከወየ" and len(base) > 3:
        base = base[:-1]
    return base


def looser_stems(word: str, language: str) -> list[str]:
    """Further forms to try when nobody has written a word as it stands, most careful first."""
    forms = []
    for letter in _LETTERS_BEFORE.get(language, ""):
        if word.startswith(letter) and len(word) > 3:
            forms += [stem(word[1:], language), stem("ال" + word[1:], language)]
    whole = stem(word, language)
    ending = _without_ending(whole, _ENDINGS.get(language, []))
    if ending != whole and len(ending) >= 3:
        forms.append(ending)
    if language == "ti" and len(whole) > 3:
        forms += [whole[1:], whole[:-1]]
    return forms
