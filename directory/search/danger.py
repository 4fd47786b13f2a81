"""Queries that sound like danger show urgent help above the results; they set and tell nothing.

Phrases stand in `data/danger.toml`; its head says how they are written. They are indexed by their
first word, so that a query of everyday words costs little more than looking up each of them.
"""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from directory.search.stemming import plain_stem
from portal.languages.folding import MAX_QUERY, is_chinese, script_of, words
from portal.ui.danger import PhraseLists

FILE = Path(__file__).resolve().parents[1] / "data" / "danger.toml"
EVERYDAY = "everyday"
"""The table whose phrases are taken out of the query before danger is looked for."""
NEED = "need"
"""The table for own words that people read: as a search it is an ordinary one."""
BETWEEN = 2
"""Other words that may stand between two words of a phrase."""
START = 3
"""Letters at the start of a Latin word that stemming leaves alone."""

_UNSTEMMED = {"ti", "gu"}
"""Words are taken whole: 'he hits me' has the root of 'stroke' in Tigrinya, of 'my' in Gujarati."""
_OWN_LATIN_STEMS = {"pl", "ro"}
"""Roman letters of any other language are stemmed as English, so they are looked up once."""
_ALIKE = str.maketrans(
    {
        **{chr(code): chr(code + 0x10) for code in range(0x1220, 0x1228)},  # ሠ as ሰ
        **{chr(code): chr(code - 0x80) for code in range(0x1280, 0x1288)},  # ኀ as ሀ
        **{chr(code): chr(code - 0x08) for code in range(0x1340, 0x1348)},  # ፀ as ጸ
        **{chr(code): chr(code - 0x10) for code in range(0x1250, 0x1258)},  # ቐ as ቀ
        "ሃ": "ሀ", "ሓ": "ሐ", "ኣ": "አ", "ዓ": "ዐ",
    }
)  # fmt: skip
"""Ethiopic letters that are typed for one another. Only here, where a miss costs most."""

Key = tuple[str, str]
"""Whose words: a script, and the language that stems it."""


@dataclass(frozen=True)
class _Part:
    """One word of a phrase."""

    form: str
    """A stem; or `=` and a word, which only that form of the word meets."""
    reach: int
    """How far after the word before it may stand."""


@dataclass
class _Phrases:
    by_first: dict[Key, dict[str, list[tuple[_Part, ...]]]] = field(default_factory=dict)
    chinese: list[str] = field(default_factory=list)
    starts: dict[Key, set[str]] = field(default_factory=dict)
    """First letters of every word; a Latin word without them is not worth stemming."""

    def add(self, phrase: str, language: str) -> None:
        folded = words(phrase)
        if any(is_chinese(word) for word in folded):
            self.chinese.append("".join(folded))
            return
        key = _key(folded[0], language)
        self.starts.setdefault(key, set()).update(word[:START] for word in folded)
        parts = tuple(
            _Part(f"={word}" if "=" in group else _form(word, key), _reach(place))
            for group in phrase.replace("_", " _").split()
            for place, word in enumerate(words(group), start=group.startswith("_"))
        )
        self.by_first.setdefault(key, {}).setdefault(parts[0].form, []).append(parts)


def _reach(place_in_group: int) -> int:
    return 1 if place_in_group else BETWEEN + 1


def _key(word: str, language: str) -> Key:
    script = script_of(word)
    return script, "en" if script == "Latin" and language not in _OWN_LATIN_STEMS else language


def _form(word: str, key: Key) -> str:
    script, language = key
    if script == "Ethiopic":
        word = word.translate(_ALIKE)
    return word if language in _UNSTEMMED else plain_stem(word, language)


@cache
def lists() -> PhraseLists:
    tables = _tables()
    sizes: dict[str, int] = {}
    for name in tables.keys() - {"lists", EVERYDAY}:
        for language, phrases in tables[name]["phrases"].items():
            sizes[language] = sizes.get(language, 0) + len(phrases)
    about = tables["lists"]
    return PhraseLists(about["version"], tuple(about["reviewed"]), sizes)


@cache
def _tables() -> dict[str, Any]:
    with FILE.open("rb") as file:
        return tomllib.load(file)


@cache
def _phrases() -> dict[str, _Phrases]:
    """Those of danger, of need, and everyday ones."""
    found = {name: _Phrases() for name in ("danger", NEED, EVERYDAY)}
    for name, table in _tables().items():
        for language, phrases in table.get("phrases", {}).items():
            for phrase in phrases:
                found[name if name in found else "danger"].add(phrase, language)
    return found


def sounds_like_danger(query: str) -> bool:
    """Whether the words of a danger phrase stand in the query, in their order, close together.

    Every language is tried whatever the page: a person in danger types in the words she has.
    """
    return _is_in(query, "danger")


def sounds_like_need(text: str) -> bool:
    """The same for phrases of need."""
    return _is_in(text, NEED)


def _is_in(query: str, name: str) -> bool:
    danger, everyday = _phrases()[name], _phrases()[EVERYDAY]
    typed = words(query[:MAX_QUERY])
    run = "".join(typed)
    for phrase in everyday.chinese:
        run = run.replace(phrase, " ")
    if any(phrase in run for phrase in danger.chinese):
        return True
    scripts = [script_of(word) for word in typed]
    for key in danger.by_first:
        if key[0] not in scripts:
            continue
        starts = danger.starts[key] | everyday.starts.get(key, set())
        forms = [
            (
                word if script == "Latin" and word[:START] not in starts else _form(word, key),
                f"={word}",
            )
            for word, script in zip(typed, scripts, strict=True)
        ]
        for place in _places(everyday.by_first.get(key, {}), forms):
            forms[place] = ("", "")
        if _places(danger.by_first[key], forms):
            return True
    return False


def _places(by_first: dict[str, list[tuple[_Part, ...]]], forms: list[tuple[str, str]]) -> set[int]:
    """Where in the query words of these phrases stand."""
    found: set[int] = set()
    for start, word in enumerate(forms):
        for form in word:
            for phrase in by_first.get(form, ()):
                found.update(_match(phrase, forms, start))
    return found


def _match(phrase: tuple[_Part, ...], forms: list[tuple[str, str]], start: int) -> set[int]:
    """The places of a phrase that begins at `start`; nothing where it does not go on."""
    ends, found = {start}, {start}
    for part in phrase[1:]:
        ends = {
            place
            for end in ends
            for place in range(end + 1, min(end + 1 + part.reach, len(forms)))
            if part.form in forms[place]
        }
        if not ends:
            return set()
        found |= ends
    return found
