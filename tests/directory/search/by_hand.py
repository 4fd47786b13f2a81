"""Queries, documents and what is known of words, made by hand: no database, no index."""

from collections.abc import Mapping, Sequence

from directory.geography.places import Place
from directory.search.engine import Candidate
from directory.search.lexicon import Lexicon, Phrase, sound
from directory.search.loans import by_consonants
from directory.search.parsing import Concept, ParsedQuery, Unit
from directory.search.scoring import Scored
from directory.search.stemming import stem
from directory.search.terms_of_text import phrase
from portal.languages.folding import fold

LISTINGS = 100

CV6 = Place("CV6", "district", 52.4312, -1.5066, "CV6", "E08000026", in_coventry=True)


def lexicon_of(
    *,
    tags: Mapping[str, int] | None = None,
    names: Mapping[str, Mapping[str, str]] | None = None,
    **words: Mapping[str, int],
) -> Lexicon:
    """A directory of a hundred listings; `en={"carer": 20}`: twenty have that word."""
    made = Lexicon(edition=None, listings=LISTINGS)
    for language, counts in words.items():
        code = language.replace("_", "-")
        made.counts[code] = {stem(fold(word), code): count for word, count in counts.items()}
        made.spellings[code] = {sound(fold(word)): fold(word) for word in counts}
    made.counts[""] = dict(tags or {})
    made.term_names = {language: dict(those) for language, those in (names or {}).items()}
    made.loans = by_consonants(words.get("en", ()))
    return made


def means(
    lexicon: Lexicon,
    text: str,
    tag: str,
    *,
    language: str = "en",
    is_name: bool = False,
    is_whole: bool = True,
) -> None:
    """Tells the lexicon that people say `text` for the term `tag`."""
    found = Phrase(phrase(text, language), tag, is_name, is_whole)
    for one in found.stems:
        lexicon.phrases.setdefault(language, {}).setdefault(one, []).append(found)


def query(
    *typed: str,
    languages: Sequence[str] = ("en",),
    concepts: Sequence[Concept] = (),
    weights: Mapping[str, float] | None = None,
) -> ParsedQuery:
    units = [
        Unit(word, {code: {word} for code in languages}, (weights or {}).get(word, 2.0))
        for word in typed
    ]
    return ParsedQuery(" ".join(typed), False, list(languages), units, list(concepts))


def candidate(
    service_id: str = "a",
    *,
    language: str = "en",
    name: str = "centre",
    terms: str = "",
    words: str = "",
    body: str = "",
    tags: str = "",
    at: tuple[float, float] | None = None,
) -> Candidate:
    latitude, longitude = at or (None, None)
    return Candidate(service_id, language, name, terms, words, body, tags, latitude, longitude)


def scored(service_id: str = "a", score: float = 1.0, tags: str = "", **fields: object) -> Scored:
    made = Scored(service_id, candidate(service_id, tags=tags), score)
    for field, value in fields.items():
        setattr(made, field, value)
    return made
