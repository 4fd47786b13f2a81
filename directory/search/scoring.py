"""Orders candidates. Pure: the same query over the same documents gives the same order anywhere.

A score is made of parts, each between 0 and about 1, weighted by `Weights` (tuned on the half of the
judged set that may be looked at, see `tests/judged`):

- coverage: how much of the query's weight the listing's words carry, and in which fields;
- situation: the best match between the query and one everyday phrase of the listing;
- concept: the listing has a need, audience or kind of place that the query speaks of;
- name: the query is the listing's name, or stands whole in it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from directory.search.engine import Candidate
from directory.search.index import PHRASE
from directory.search.lexicon import Lexicon
from directory.search.parsing import ParsedQuery, Unit


@dataclass(frozen=True)
class Weights:
    name: float = 3.0
    words: float = 2.0
    terms: float = 0.7
    body: float = 1.3
    saturation: float = 1.2
    coverage: float = 1.0
    situation: float = 1.2
    concept: float = 0.8
    exact_concept: float = 0.6
    name_holds_query: float = 0.35
    exact_name: float = 10.0


@dataclass
class Scored:
    service_id: str
    score: float = 0.0
    coverage: float = 0.0
    matched: set[str] = field(default_factory=set)
    """Words of the query, as typed, that were found."""
    in_name: bool = False
    exact_name: bool = False
    concepts: list[str] = field(default_factory=list)
    candidate: Candidate | None = None
    is_kin: bool = False
    """Not matched itself: about the same things as the best matches."""

    @property
    def is_relaxed(self) -> bool:
        return not self.exact_name and not self.concepts and self.coverage < 0.999


def score(
    parsed: ParsedQuery,
    candidates: Sequence[Candidate],
    lexicon: Lexicon,
    weights: Weights = Weights(),
) -> list[Scored]:
    """One entry a listing, best first; ties in the order of their ids, so paging never repeats."""
    grouped: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        grouped.setdefault(candidate.service_id, []).append(candidate)
    scored = [
        _score_listing(parsed, service_id, documents, lexicon, weights)
        for service_id, documents in grouped.items()
    ]
    return sorted(scored, key=lambda one: (-round(one.score, 6), one.service_id))


def _score_listing(
    parsed: ParsedQuery,
    service_id: str,
    documents: list[Candidate],
    lexicon: Lexicon,
    weights: Weights,
) -> Scored:
    result = Scored(service_id, candidate=documents[0])
    strengths = [0.0] * len(parsed.units)
    phrase_best = 0.0
    name_best = 0.0
    for document in documents:
        fields = _fields(document)
        for position, unit in enumerate(parsed.units):
            strength, in_name = _strength(unit, document.language, fields, weights)
            if strength > strengths[position]:
                strengths[position] = strength
                result.matched.add(unit.typed)
            result.in_name = result.in_name or in_name
        phrase_best = max(phrase_best, _situation(parsed, document, lexicon))
        name_best = max(name_best, _name(parsed, document, lexicon))
    total = parsed.total_weight
    carried = sum(
        unit.weight * strength for unit, strength in zip(parsed.units, strengths, strict=True)
    )
    result.coverage = (
        sum(unit.weight for unit, found in zip(parsed.units, strengths, strict=True) if found) / total
    )
    concept = _concept(parsed, documents[0], result, weights)
    result.exact_name = name_best >= 0.999
    result.score = (
        weights.coverage * carried / total
        + weights.situation * phrase_best
        + concept
        + weights.name_holds_query * name_best
        + (weights.exact_name if result.exact_name else 0)
    )
    return result


Fields = Mapping[str, str]


def _fields(document: Candidate) -> Fields:
    # Padded, so that ' word ' is found as a whole word by a plain text search, which is quick.
    return {
        "name": f" {document.name} ",
        "words": f" {document.words} ",
        "terms": f" {document.terms} ",
        "body": f" {document.body} ",
    }


def _strength(
    unit: Unit, language: str, fields: Fields, weights: Weights
) -> tuple[float, bool]:
    """How strongly a listing carries one word of the query (0 to 1), and whether in its name."""
    best, in_name = 0.0, False
    wanted = unit.stems.get(language, ())
    if not wanted:
        return 0.0, False
    for field_name, weight in (
        ("name", weights.name), ("words", weights.words),
        ("terms", weights.terms), ("body", weights.body),
    ):  # fmt: skip
        if all(f" {one} " in fields[field_name] for one in wanted):
            best += weight
            in_name = in_name or field_name == "name"
    return best / (best + weights.saturation) if best else 0.0, in_name


def _situation(parsed: ParsedQuery, document: Candidate, lexicon: Lexicon) -> float:
    """The best overlap of the query with one everyday phrase: shared weight over the whole weight."""
    here = parsed.stems_in(document.language)
    if not here or not document.words:
        return 0.0
    weight_of = lambda one: lexicon.rarity(document.language, one)  # noqa: E731
    query_weight = sum(map(weight_of, here))
    best = 0.0
    for phrase in _phrases(document.words):
        shared = here & phrase
        if not shared:
            continue
        both = sum(map(weight_of, shared))
        all_of_it = query_weight + sum(map(weight_of, phrase - here))
        # Of one shared word little follows, however rare it is, unless it is the whole query.
        best = max(best, both / all_of_it)
    return best


@lru_cache(maxsize=4096)
def _phrases(everyday: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(line.split()) for line in everyday.split(PHRASE) if line.strip())


def _name(parsed: ParsedQuery, document: Candidate, lexicon: Lexicon) -> float:
    """1.0 where query and name are the same words; less where the query stands whole in the name."""
    here = parsed.stems_in(document.language)
    name = set(document.name.split())
    if not here or not here <= name:
        return 0.0
    if here == name:
        return 1.0
    weight_of = lambda one: lexicon.rarity(document.language, one)  # noqa: E731
    return min(0.95, sum(map(weight_of, here)) / sum(map(weight_of, name)) + 0.2)


def _concept(
    parsed: ParsedQuery, document: Candidate, result: Scored, weights: Weights
) -> float:
    total = 0.0
    tags = f" {document.tags} "
    for concept in parsed.concepts:
        if f" {concept.tag} " in tags:
            result.concepts.append(concept.tag)
            total += weights.concept * concept.weight
            if concept.exact:
                total += weights.exact_concept * (1.0 if concept.is_name else 0.8)
    return total
