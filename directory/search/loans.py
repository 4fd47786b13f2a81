"""English words written in another script: 'ડેન્ટલ ક્લિનિક' is 'dental clinic'.

People here use the English words of services and spell them as they hear them. Both are brought to
their consonants, which survive the way through an accent and a script; the vowels then decide
between candidates.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from anyascii import anyascii
from rapidfuzz import fuzz

SHORTEST = 3
"""Consonants needed: shorter ones ('sign', 'son', 'sun') say too little."""
ALIKE = 55
"""Least likeness of the whole words, vowels and all, out of 100."""

SHORTEST_NATIVE = 2
ALIKE_NATIVE = 65
"""The same for a word in Latin letters, where the whole word was heard."""

_ENGLISH = (
    ("tion", "sn"), ("sch", "sk"), ("tch", "j"), ("ch", "j"), ("dg", "j"), ("gn", "n"), ("kn", "n"),
    ("wh", "v"), ("ck", "k"),
)  # fmt: skip
_SOFT_G = re.compile(r"g(?=[ei])")
_SOFT_C = re.compile(r"c(?=[eiy])")
_NASALS = "\u0a02\u0a82"
_NASAL = re.compile("[\u0a02\u0a82](?![ਪਫਬਭਮપફબભમ])")
"""The sign for a nasal, in Gurmukhi and Gujarati, other than before a sound of the lips."""
_BOTH = (
    ("ph", "f"), ("sh", "s"), ("th", "t"), ("kh", "k"), ("gh", "g"), ("bh", "b"), ("dh", "d"),
    ("c", "k"), ("q", "k"), ("x", "ks"), ("z", "s"), ("w", "v"),
)  # fmt: skip
_NOT_HEARD = re.compile(r"(?<=.)h|[aeiouy'`\W_]")
_DOUBLED = re.compile(r"(\w)\1+")


def english_consonants(word: str) -> str:
    for written, heard in _ENGLISH:
        word = word.replace(written, heard)
    return _consonants(_SOFT_C.sub("s", _SOFT_G.sub("j", word)))


def foreign_consonants(word: str) -> str:
    """Of a word in any script, by the sounds of its letters."""
    # The sign for a nasal stands for n as well as m; the letter m is always m ('ફાર્મસી').
    return _consonants(in_latin(_NASAL.sub("n", word)).replace("c", "j"))


def in_latin(word: str) -> str:
    return anyascii(word).lower()


def _consonants(word: str) -> str:
    for written, heard in _BOTH:
        word = word.replace(written, heard)
    return _DOUBLED.sub(r"\1", _NOT_HEARD.sub("", word))


def by_consonants(words: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in words:
        skeleton = english_consonants(word)
        if len(skeleton) >= SHORTEST:
            found[skeleton].append(word)
    return dict(found)


def by_sound(words: Iterable[str]) -> dict[str, list[str]]:
    """Words of another script by their consonants, for `native_for`."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in words:
        if not word.isascii():
            # The sign for a nasal at the end is heard by some: 'nahi', 'nahin'.
            for heard in {foreign_consonants(word), foreign_consonants(word.rstrip(_NASALS))}:
                found[heard].append(word)
    return dict(found)


def native_for(word: str, known: Mapping[str, list[str]]) -> str | None:
    """The word of the directory that somebody spelt in Latin letters: 'rasoi' is 'રસોઈ'."""
    heard = foreign_consonants(word)
    if not word.isascii() or len(heard) < SHORTEST_NATIVE:
        return None
    alike = [(fuzz.ratio(in_latin(one), word), one) for one in known.get(heard, ())]
    best = max(alike, default=(0.0, ""))
    return best[1] if best[0] >= ALIKE_NATIVE else None


def english_for(word: str, known: Mapping[str, list[str]]) -> str | None:
    """The English word of the directory that this may be, or None."""
    if word.isascii():
        return None
    heard = foreign_consonants(word)
    if len(heard) < SHORTEST:
        return None
    written = in_latin(word)
    alike = [(fuzz.ratio(written, one), one) for one in known.get(heard, ())]
    best = max(alike, default=(0.0, ""))
    return best[1] if best[0] >= ALIKE else None
