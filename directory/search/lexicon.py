"""What a process remembers of the index: how common each word is, which phrases mean which need.

Loaded whole from two small tables and kept until the index changes. Everything here is about words,
nothing about people: no query is stored.
"""

import math
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from directory.models import SearchState, Taxonomy, Term, Vocabulary
from directory.search.folding import is_chinese, script_of, words
from directory.search.stemming import stem
from directory.search.terms_of_text import phrase
from portal.languages.models import Translation
from portal.languages.table import ENGLISH, LANGUAGES

TAGS = ""
"""The 'language' under which the vocabulary counts tags."""


@dataclass(frozen=True)
class Phrase:
    """Everyday words for a term, in one language."""

    stems: frozenset[str]
    tag: str
    is_name: bool
    """Its official name in that language, not a word that people use for it."""


@dataclass
class Lexicon:
    version: int
    listings: int
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    phrases: dict[str, dict[str, list[Phrase]]] = field(default_factory=dict)
    """By language, then by each stem of the phrase."""
    spellings: dict[str, dict[str, str]] = field(default_factory=dict)
    """By language: written word without spaces -> the words as shown."""
    term_names: dict[str, dict[str, str]] = field(default_factory=dict)
    """By language: tag -> name."""

    def knows(self, language: str, stemmed: str) -> bool:
        return stemmed in self.counts.get(language, {})

    def rarity(self, language: str, stemmed: str) -> float:
        """Inverse document frequency, from 0.1 for a word in every listing upwards."""
        found = self.counts.get(language, {}).get(stemmed, 0)
        return max(0.1, math.log(1 + (self.listings - found + 0.5) / (found + 0.5)))

    def name_of(self, tag: str, language: str) -> tuple[str, str]:
        """The name of a term and the language it is in."""
        name = self.term_names.get(language, {}).get(tag)
        if name:
            return name, language
        return self.term_names.get(ENGLISH.code, {}).get(tag, tag), ENGLISH.code

    def near(self, word: str, languages: list[str]) -> tuple[str, str] | None:
        """The likeliest word that was meant: (as shown, language). None if nothing is close.

        Distances allowed: 1 for 4-5 letters, 2 for 6-8, 3 above; the first letter weighs more.
        """
        if len(word) < 4 or word.isdigit() or is_chinese(word):
            return None
        allowed = 1 if len(word) <= 5 else 2 if len(word) <= 8 else 3
        best: tuple[float, int, str, str] | None = None
        for language in languages:
            known = self.spellings.get(language, {})
            close = process.extract(
                word, known.keys(), scorer=OSA.distance, score_cutoff=allowed, limit=8
            )
            for candidate, distance, _ in close:
                if abs(len(candidate) - len(word)) > 2:
                    continue
                cost = distance + (0 if candidate[0] == word[0] else 1)
                if cost > allowed:
                    continue
                common = self.counts[language].get(stem(candidate, language), 0)
                entry = (cost, -common, known[candidate], language)
                best = min(best, entry) if best else entry
        return (best[2], best[3]) if best else None


_remembered: Lexicon | None = None


def lexicon() -> Lexicon:
    """The lexicon of the index as it stands; one small query when nothing has changed."""
    global _remembered
    state = SearchState.objects.first()
    version, listings = (state.version, state.listings) if state else (0, 0)
    if _remembered is None or _remembered.version != version:
        _remembered = _load(version, listings)
    return _remembered


def forget() -> None:
    """For tests, whose databases come and go under one process."""
    global _remembered
    _remembered = None


def _load(version: int, listings: int) -> Lexicon:
    made = Lexicon(version, listings)
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    spellings: dict[str, dict[str, str]] = defaultdict(dict)
    rows = Vocabulary.objects.values_list("language", "token", "listings", "shown")
    for language, token, found, shown in rows.iterator(chunk_size=5000):
        counts[language][token] = found
        if shown:
            spellings[language][shown] = shown
    _load_terms(made, spellings)
    made.counts, made.spellings = dict(counts), dict(spellings)
    return made


def _load_terms(made: Lexicon, spellings: dict[str, dict[str, str]]) -> None:
    terms = {str(term.pk): term for term in Term.objects.exclude(taxonomy=Taxonomy.DELIVERY)}
    texts: list[tuple[str, Term, dict[str, str]]] = [
        (ENGLISH.code, term, term.english_texts()) for term in terms.values()
    ]
    for row in Translation.objects.of(Term.TRANSLATION_KIND, list(terms)):
        texts.append((row.language, terms[row.object_id], row.texts))
    for language, term, fields in texts:
        name = fields.get("name", "")
        if name:
            made.term_names.setdefault(language, {})[term.tag] = name
        everyday = fields.get("words", "").split("\n")
        for text, is_name in [(name, True), *((line, False) for line in everyday)]:
            stems = phrase(text, language)
            if not stems:
                continue
            found = Phrase(stems, term.tag, is_name)
            by_stem = made.phrases.setdefault(language, {})
            for stemmed in stems:
                by_stem.setdefault(stemmed, []).append(found)
            together = words(text)
            if len(together) == 2 and not is_chinese(together[0]):
                # 'fodbank' is near 'food bank' only when that is written as one word.
                spellings[language].setdefault("".join(together), " ".join(together))


@lru_cache(maxsize=16)
def languages_of_script(script: str) -> tuple[str, ...]:
    return tuple(language.code for language in LANGUAGES if language.script == script)


def likely_languages(word: str) -> tuple[str, ...]:
    return languages_of_script(script_of(word))
