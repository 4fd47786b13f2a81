"""Orders candidates. Pure: the same query over the same documents gives the same order anywhere.

A score is made of parts, each between 0 and about 1, weighted by `Weights` (tuned on the half of
the judged set that may be looked at, see `tests/judged`):

- coverage: how much of the query's weight the listing's words carry, and in which fields;
- situation: the best match between the query and one everyday phrase of the listing;
- concept: the listing has a need, audience or kind of place that the query speaks of;
- name: the query is the listing's name, or stands whole in it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt

from directory.search.engine import Candidate
from directory.search.index import PHRASE
from directory.search.lexicon import Lexicon
from directory.search.parsing import ParsedQuery
from portal.languages.table import ENGLISH

UNSEEN = 3.0
"""Weight of a phrase's word that is not in the query: about that of a rare word."""


@dataclass(frozen=True)
class Weights:
    name: float = 3.0
    words: float = 3.2
    terms: float = 1.1
    body: float = 1.3
    saturation: float = 0.7
    coverage: float = 1.6
    situation: float = 0.7
    concept: float = 0.8
    exact_concept: float = 0.25
    name_holds_query: float = 0.6
    exact_name: float = 10.0


@dataclass(slots=True)
class Scored:
    service_id: str
    candidate: Candidate
    score: float = 0.0
    coverage: float = 0.0
    matched: set[str] = field(default_factory=set)
    """Words of the query, as typed, that were found."""
    in_name: bool = False
    exact_name: bool = False
    concepts: list[str] = field(default_factory=list)
    is_kin: bool = False
    """Not matched itself: about the same things as the best matches."""

    @property
    def is_relaxed(self) -> bool:
        return not self.exact_name and not self.concepts and self.coverage < 0.999


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The query in one language, made ready once for all documents."""

    units: tuple[tuple[int, str, tuple[str, ...]], ...]
    """(position, word as typed, stems each padded with spaces)."""
    stems: frozenset[str]
    weights: Mapping[str, float]
    total: float


def score(
    parsed: ParsedQuery,
    candidates: Sequence[Candidate],
    lexicon: Lexicon,
    weights: Weights = Weights(),
) -> list[Scored]:
    """One entry a listing, best first; ties in the order of names, so paging never repeats."""
    wanted = {language: _wanted(parsed, language, lexicon) for language in parsed.languages}
    grouped: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        grouped.setdefault(candidate.service_id, []).append(candidate)
    total = parsed.total_weight
    scored = [
        _score_listing(parsed, documents, wanted, weights, total) for documents in grouped.values()
    ]
    return in_order(scored)


def in_order(scored: Sequence[Scored]) -> list[Scored]:
    return sorted(
        scored, key=lambda one: (-round(one.score, 6), one.candidate.name, one.service_id)
    )


def _wanted(parsed: ParsedQuery, language: str, lexicon: Lexicon) -> _Wanted:
    units = tuple(
        (position, unit.typed, tuple(f" {stem} " for stem in unit.stems[language]))
        for position, unit in enumerate(parsed.units)
        if unit.stems.get(language)
    )
    stems = frozenset(parsed.stems_in(language))
    rarity = {stem: lexicon.rarity(language, stem) for stem in stems}
    return _Wanted(units, stems, rarity, sum(rarity.values()))


def _english_first(document: Candidate) -> tuple[bool, str]:
    return document.language != ENGLISH.code, document.language


def _score_listing(
    parsed: ParsedQuery,
    documents: list[Candidate],
    wanted: Mapping[str, _Wanted],
    weights: Weights,
    total: float,
) -> Scored:
    # Not the first that came: engines rank differently, and ties are decided by the name here.
    main = min(documents, key=_english_first) if len(documents) > 1 else documents[0]
    result = Scored(main.service_id, main)
    strengths = [0.0] * len(parsed.units)
    situation = name = 0.0
    for document in documents:
        here = wanted.get(document.language)
        if here is None:
            continue
        if _add_strengths(document, here, strengths, result, weights):
            situation = max(situation, _situation(document, here))
        if result.in_name:
            name = max(name, _name(document, here))
    covered = strength = 0.0
    for unit, found in zip(parsed.units, strengths, strict=True):
        if found:
            covered += unit.weight
            strength += unit.weight * found
    result.coverage = covered / total
    result.exact_name = name >= 0.999
    result.score = (
        weights.coverage * strength / total
        + weights.situation * situation
        + _concept(parsed, main, result, weights)
        + weights.name_holds_query * name
        + (weights.exact_name if result.exact_name else 0)
    )
    return result


def _add_strengths(
    document: Candidate,
    here: _Wanted,
    strengths: list[float],
    result: Scored,
    weights: Weights,
) -> bool:
    """How strongly a document carries each word of the query (0 to 1): raises `strengths`."""
    # Padded, so that ' word ' is found as a whole word by a plain text search, which is quick.
    name, everyday = f" {document.name} ", f" {document.words} "
    terms, body = f" {document.terms} ", f" {document.body} "
    any_found = False
    for position, typed, stems in here.units:
        one = stems[0]
        alone = len(stems) == 1
        best = 0.0
        if one in name if alone else all(stem in name for stem in stems):
            best += weights.name
            result.in_name = True
        if one in everyday if alone else all(stem in everyday for stem in stems):
            best += weights.words
            any_found = True
        if one in terms if alone else all(stem in terms for stem in stems):
            best += weights.terms
        if one in body if alone else all(stem in body for stem in stems):
            best += weights.body
        if best:
            result.matched.add(typed)
            strength = best / (best + weights.saturation)
            strengths[position] = max(strengths[position], strength)
    return any_found


def _situation(document: Candidate, here: _Wanted) -> float:
    """The best overlap with one everyday phrase: shared weight over the whole weight."""
    best = 0.0
    for line in document.words.split(PHRASE):
        words = line.split()
        shared = here.stems.intersection(words)
        if not shared:
            continue
        both = sum([here.weights[one] for one in shared])
        # A set: 'day to day' is one word, and the query that is the same words is all of it.
        unseen = len(set(words)) - len(shared)
        best = max(best, both / (here.total + UNSEEN * unseen))
    return best


def _name(document: Candidate, here: _Wanted) -> float:
    """1.0 where query and name are the same words; less where the name holds the query."""
    name = set(document.name.split())
    if not here.stems or not here.stems <= name:
        return 0.0
    if here.stems == name:
        return 1.0
    extra = UNSEEN * (len(name) - len(here.stems))
    return min(0.95, here.total / (here.total + extra) + 0.2)


def _concept(parsed: ParsedQuery, document: Candidate, result: Scored, weights: Weights) -> float:
    if not parsed.concepts:
        return 0.0
    total = 0.0
    tags = f" {document.tags} "
    for concept in parsed.concepts:
        if f" {concept.tag} " in tags:
            result.concepts.append(concept.tag)
            worth = weights.concept * concept.weight
            if concept.exact:
                worth += weights.exact_concept * (1.0 if concept.is_name else 0.8)
            total += worth * _devotion(concept.tag, tags)
    return total


def _devotion(tag: str, tags: str) -> float:
    """Less for a listing that is about many things: 'refugees' before 'everyone, refugees, ...'."""
    return 1 / sqrt(tags.count(f" {tag.partition(':')[0]}:"))
