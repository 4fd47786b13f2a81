"""What a process remembers of the index: how common each word is, which phrases mean which need.

Loaded whole from two small tables and kept until the index changes. Everything here is about words,
nothing about people: no query is stored.
"""

import math
import re
import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from directory.models import Related, SearchState, Taxonomy, Term, Vocabulary
from directory.search.loans import (
    by_consonants,
    by_sound,
    english_consonants,
    english_for,
    native_for,
)
from directory.search.stemming import stem
from directory.search.terms_of_text import phrase
from portal.languages.folding import is_chinese, script_of, words
from portal.languages.models import Translation
from portal.languages.table import ENGLISH, LANGUAGES

ROMANISED = ("pa", "ur", "gu", "ar", "ti")
"""Languages of another script whose words people also spell in Latin letters."""
TAGS = ""
"""The 'language' under which the vocabulary counts tags."""


_SOUNDS = (("ph", "f"), ("ck", "k"), ("gh", "g"), ("ie", "i"), ("ei", "i"), ("y", "i"), ("z", "s"))
_DOUBLED = re.compile(r"(\w)\1")


def sound(word: str) -> str:
    """Spellings that sound alike become one: 'farmacy', 'pharmacy'. Other scripts stay."""
    if not word.isascii():
        return word
    for written, spoken in _SOUNDS:
        word = word.replace(written, spoken)
    return _DOUBLED.sub(r"\1", word)


@dataclass(frozen=True)
class Phrase:
    """Everyday words for a term, in one language."""

    stems: frozenset[str]
    tag: str
    is_name: bool
    """Its official name in that language, not a word that people use for it."""
    is_whole: bool
    """False where stopwords fell out and one word is left: 'on my own' says more than 'own'."""


@dataclass
class Lexicon:
    edition: uuid.UUID | None
    """Of the index it was read from; None where nothing has been indexed yet."""
    listings: int
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    phrases: dict[str, dict[str, list[Phrase]]] = field(default_factory=dict)
    """By language, then by each stem of the phrase."""
    spellings: dict[str, dict[str, str]] = field(default_factory=dict)
    """By language: the sound of a word without spaces -> the word as people write it."""
    related: dict[str, list[str]] = field(default_factory=dict)
    """Listings by id as hexadecimal: those that are mentioned beside them, best first."""
    loans: dict[str, list[str]] = field(default_factory=dict)
    """English words by their consonants."""
    by_sound: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    """By language of another script, made when first asked for: its words by their consonants."""
    term_names: dict[str, dict[str, str]] = field(default_factory=dict)
    """By language: tag -> name."""

    def knows(self, language: str, stemmed: str) -> bool:
        return stemmed in self.counts.get(language, {})

    def count(self, language: str, stemmed: str) -> int:
        """In how many listings a word stands."""
        return self.counts.get(language, {}).get(stemmed, 0)

    def rarity(self, language: str, stemmed: str) -> float:
        """Inverse document frequency, damped: 1 for a word in every listing, 3 for a rare one.

        Undamped, one rare word that nobody means ('wyken') outweighs what is asked for ('dentist').
        """
        found = self.count(language, stemmed)
        listings = max(self.listings, found)
        return 1 + min(2.0, math.log(1 + (listings - found + 0.5) / (found + 0.5)) / 2.5)

    def name_of(self, tag: str, language: str) -> tuple[str, str]:
        """The name of a term and the language it is in."""
        name = self.term_names.get(language, {}).get(tag)
        if name:
            return name, language
        return self.term_names.get(ENGLISH.code, {}).get(tag, tag), ENGLISH.code

    def native(self, word: str, language: str) -> str | None:
        """The word of a language in another script that was spelt in Latin letters."""
        if not word.isascii() or language not in ROMANISED:
            return None
        if language not in self.by_sound:
            self.by_sound[language] = by_sound(self.spellings.get(language, {}).values())
        return native_for(word, self.by_sound[language])

    def near(self, word: str, languages: list[str]) -> tuple[str, str] | None:
        """The likeliest words that were meant: (as shown, language). None if nothing is close.

        Distances allowed: 1 for 4-5 letters, 2 for 6-8, 3 above; a wrong first letter costs half
        a step more. The likeliest language is asked first, the others only if it has nothing.
        """
        if len(word) < 4 or word.isdigit() or is_chinese(word):
            return None
        loan = english_for(word, self.loans)
        if loan:
            return loan, ENGLISH.code
        for language in languages:
            found = self._near_in(word, language) or self._two_words(word, language)
            if found:
                return found, language
        return None

    def _near_in(self, word: str, language: str) -> str | None:
        sounded = sound(word)
        allowed = 1 if len(sounded) <= 5 else 2 if len(sounded) <= 8 else 3
        known = self.spellings.get(language, {})
        close = process.extract(
            sounded, known.keys(), scorer=OSA.distance, score_cutoff=allowed, limit=8
        )
        best: tuple[float, int, str] | None = None
        for candidate, distance, _ in close:
            cost = distance + (0 if candidate[0] == sounded[0] else 0.5)
            # 'hording' is 'hoarding' with a vowel forgotten, rather than 'holding'.
            cost -= 0.5 if english_consonants(candidate) == english_consonants(sounded) else 0
            if cost > allowed or abs(len(candidate) - len(sounded)) > 2:
                continue
            shown = known[candidate]
            common = self.counts.get(language, {}).get(stem(shown.split()[0], language), 0)
            best = min(best, (cost, -common, shown)) if best else (cost, -common, shown)
        return best[2] if best else None

    def _two_words(self, word: str, language: str) -> str | None:
        """'sharedlives': two known words with the space left out."""
        counts = self.counts.get(language, {})
        for cut in range(3, len(word) - 2):
            left, right = word[:cut], word[cut:]
            if stem(left, language) in counts and stem(right, language) in counts:
                return f"{left} {right}"
        return None


_remembered: dict[str, Lexicon] = {}
"""The one lexicon of this process, under the name 'now'."""


def lexicon() -> Lexicon:
    """The lexicon of the index as it stands; one small query when nothing has changed."""
    state = SearchState.objects.first()
    if state is None:
        return _load(None, 0)
    known = _remembered.get("now")
    if known is None or known.edition != state.edition:
        known = _remembered["now"] = _load(state.edition, state.listings)
    return known


def _load(edition: uuid.UUID | None, listings: int) -> Lexicon:
    made = Lexicon(edition, listings)
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    spellings: dict[str, dict[str, str]] = defaultdict(dict)
    rows = Vocabulary.objects.values_list("language", "token", "listings", "shown")
    # The commonest first: 'carrer' is a carer rather than a career.
    for language, token, found, shown in rows.order_by("-listings", "token").iterator():
        counts[language][token] = found
        for word in shown.split():
            spellings[language].setdefault(sound(word), word)
    _load_terms(made, spellings)
    for key, other in Related.objects.order_by("position", "pk").values_list(
        "service_id", "other_id"
    ):
        made.related.setdefault(key.hex, []).append(other.hex)
    made.counts, made.spellings = dict(counts), dict(spellings)
    made.loans = by_consonants(set(spellings.get(ENGLISH.code, {}).values()))
    return made


def _load_terms(made: Lexicon, spellings: dict[str, dict[str, str]]) -> None:
    terms = {str(term.pk): term for term in Term.objects.exclude(taxonomy=Taxonomy.DELIVERY)}
    texts: list[tuple[str, Term, dict[str, str]]] = [
        (ENGLISH.code, term, term.english_texts()) for term in terms.values()
    ]
    rows = Translation.objects.of(Term.TRANSLATION_KIND, list(terms))
    texts += [(row.language, terms[row.object_id], row.texts) for row in rows]
    for language, term, fields in texts:
        name = fields.get("name", "")
        if name:
            made.term_names.setdefault(language, {})[term.tag] = name
        everyday = fields.get("words", "").split("\n")
        for text, is_name in [(name, True), *((line, False) for line in everyday)]:
            stems = phrase(text, language)
            if not stems:
                continue
            is_whole = len(stems) > 1 or len(words(text)) == 1 or language == "zh-hant"
            found = Phrase(stems, term.tag, is_name, is_whole)
            by_stem = made.phrases.setdefault(language, {})
            for stemmed in stems:
                by_stem.setdefault(stemmed, []).append(found)
            together = words(text)
            if len(together) == 2 and not is_chinese(together[0]):
                # 'fodbank' is near 'food bank' only when that is written as one word.
                spellings[language].setdefault(sound("".join(together)), " ".join(together))


@lru_cache(maxsize=16)
def languages_of_script(script: str) -> tuple[str, ...]:
    return tuple(language.code for language in LANGUAGES if language.script == script)


def likely_languages(word: str) -> tuple[str, ...]:
    return languages_of_script(script_of(word))
