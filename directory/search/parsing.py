"""What was typed, as units that can be looked for. Operators and punctuation are literal text."""

from dataclasses import dataclass, field

from directory.geography.places import Place
from directory.search.lexicon import TAGS, Lexicon, Phrase
from directory.search.place_words import place_in
from directory.search.stemming import looser_stems, stem
from directory.search.stopwords import stopwords
from directory.search.terms_of_text import chinese_terms, phrase
from portal.languages.folding import MAX_QUERY, is_chinese, script_of, words
from portal.languages.table import ENGLISH, LANGUAGES

FOREIGN_SCRIPT = 0.6
WEAKER_IN_PLACE = 0.25
"""'Wyken' says where; it still finds what has Wyken in its name."""
FAR_COMMONER = 4
WEAKER_WHEN_REDUCED = 0.5
WEAKER_WHEN_LOOSE = 0.8
WEAKER_WHEN_GUESSED = 0.7
"""A word that we guessed from a misspelling counts for less than one that was typed."""


@dataclass
class Unit:
    """One word of the query: its stem in each language it may belong to."""

    typed: str
    stems: dict[str, set[str]]
    weight: float
    guessed: str = ""
    """The word we looked for instead, as shown; empty where the typed word is known."""


@dataclass
class Concept:
    """A need, audience or kind of place that the query speaks of."""

    tag: str
    share: float
    """How much of the query's weight the phrase covers, 0 to 1."""
    exact: bool
    """The query is the phrase and nothing else."""
    is_name: bool
    weight: float = 0.0


@dataclass
class ParsedQuery:
    typed: str
    was_cut: bool
    languages: list[str] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    concepts: list[Concept] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    place: Place | None = None
    """A place named in the query itself."""

    @property
    def is_empty(self) -> bool:
        return not self.units and not self.concepts

    @property
    def total_weight(self) -> float:
        return sum(unit.weight for unit in self.units) or 1.0

    @property
    def corrections(self) -> list[tuple[str, str]]:
        return [(unit.typed, unit.guessed) for unit in self.units if unit.guessed]

    def stems_in(self, language: str) -> set[str]:
        return {one for unit in self.units for one in unit.stems.get(language, ())}


def parse(text: str, *, page_language: str, lexicon: Lexicon) -> ParsedQuery:
    """Never raises. Text over `MAX_QUERY` characters is cut, and the result says so."""
    text = text.strip()
    parsed = ParsedQuery(text[:MAX_QUERY], len(text) > MAX_QUERY)
    typed = words(parsed.typed)
    if not typed:
        return parsed
    parsed.languages = _languages(typed, page_language, lexicon)
    main = parsed.languages[0]
    kept = [word for word in typed if is_chinese(word) or word not in stopwords(main)]
    # 'who can help' is nothing but stopwords: better to look for those than for nothing.
    for word in kept or typed:
        parsed.units += _units(word, parsed.languages, page_language, lexicon)
    for code in {code for unit in parsed.units for code in unit.stems} - set(parsed.languages):
        parsed.languages.append(code)
    _set_place(parsed)
    parsed.unknown = [unit.typed for unit in parsed.units if not unit.stems]
    parsed.concepts = _concepts(parsed, lexicon)
    return parsed


def _set_place(parsed: ParsedQuery) -> None:
    parsed.place, naming = place_in(parsed.typed)
    for unit in parsed.units:
        if unit.typed in naming:
            unit.weight *= WEAKER_IN_PLACE
            unit.stems = {} if unit.guessed else unit.stems
            unit.guessed = ""
    # A place whose words stand nowhere in the directory is not a word without a match.
    parsed.units = [unit for unit in parsed.units if unit.stems or unit.typed not in naming]


def _languages(typed: list[str], page_language: str, lexicon: Lexicon) -> list[str]:
    """Languages to search, likeliest first: those that know most of the words."""
    scores: dict[str, float] = {}
    for language in LANGUAGES:
        code = language.code
        known = 0.0
        for word in typed:
            # Loan words in Latin letters stand in every index: they say little of the language.
            at_home = 1.0 if script_of(word) == language.script else FOREIGN_SCRIPT
            if word in stopwords(code):
                known += 0.9 * at_home
            elif is_chinese(word) or lexicon.knows(code, stem(word, code)):
                known += at_home
            elif at_home == 1.0:
                known += 0.1
        scores[code] = known / len(typed) + (0.05 if code == page_language else 0)
    best = max(scores.values())
    order = sorted(scores, key=lambda code: (-scores[code], code != ENGLISH.code))
    chosen = [code for code in order if scores[code] >= max(0.2, best - 0.25)]
    # Names and loan words in Latin letters are looked for in the English index too (brief, 6.11).
    if ENGLISH.code not in chosen and any(script_of(word) == "Latin" for word in typed):
        chosen.append(ENGLISH.code)
    return chosen or [page_language]


def _units(word: str, languages: list[str], page_language: str, lexicon: Lexicon) -> list[Unit]:
    if is_chinese(word):
        return [
            Unit(pair, {"zh-hant": {pair}}, lexicon.rarity("zh-hant", pair))
            for pair in chinese_terms(word)
            if lexicon.knows("zh-hant", pair)
        ]
    known = {
        code: {_commoner(word, code, lexicon)}
        for code in languages
        if lexicon.knows(code, stem(word, code)) and word not in stopwords(code)
    }
    if known:
        # Rarity in the likeliest language: elsewhere a common word looks rare.
        code, stems = next(iter(known.items()))
        return [Unit(word, known, lexicon.rarity(code, min(stems)))]
    for code in languages:
        looser = [one for one in looser_stems(word, code) if lexicon.knows(code, one)][:1]
        if looser:
            weight = WEAKER_WHEN_LOOSE * lexicon.rarity(code, looser[0])
            return [Unit(word, {code: set(looser)}, weight)]
    native = lexicon.native(word, page_language)
    guess = (native, page_language) if native else lexicon.near(word, languages)
    if guess is None:
        return [Unit(word, {}, 1.0)]
    shown, code = guess
    stems = set(phrase(shown, code))
    weight = max((lexicon.rarity(code, one) for one in stems), default=1.0)
    return [Unit(word, {code: stems}, WEAKER_WHEN_GUESSED * weight, guessed=shown)]


def _commoner(word: str, code: str, lexicon: Lexicon) -> str:
    """The stem, or a looser form that is far commoner: 'for my father' is about the father.

    Arabic and Tigrinya write prepositions together with the word.
    """
    whole = stem(word, code)
    if code in ("ar", "ti"):
        for looser in looser_stems(word, code):
            if lexicon.count(code, looser) >= FAR_COMMONER * lexicon.count(code, whole):
                return looser
    return whole


def _concepts(parsed: ParsedQuery, lexicon: Lexicon) -> list[Concept]:
    """The terms whose everyday words all stand in the query, most telling first."""
    best: dict[str, Concept] = {}
    for language in parsed.languages:
        here = parsed.stems_in(language)
        weights = {
            one: max(unit.weight for unit in parsed.units if one in unit.stems.get(language, ()))
            for one in here
        }
        seen: set[tuple[str, frozenset[str]]] = set()
        for stemmed in here:
            for found in lexicon.phrases.get(language, {}).get(stemmed, ()):
                if found.stems <= here and (found.tag, found.stems) not in seen:
                    seen.add((found.tag, found.stems))
                    _keep_better(best, found, weights, here, parsed.total_weight)
    for concept in best.values():
        concept.weight = concept.share * min(1.0, lexicon.rarity(TAGS, concept.tag) / 3)
    return sorted(best.values(), key=lambda concept: (-concept.weight, concept.tag))


def _keep_better(
    best: dict[str, Concept],
    found: Phrase,
    weights: dict[str, float],
    here: set[str],
    total: float,
) -> None:
    share = min(1.0, sum(weights[one] for one in found.stems) / total)
    exact = found.is_whole and found.stems == here
    share *= 1.0 if found.is_whole else WEAKER_WHEN_REDUCED
    standing = best.get(found.tag)
    if standing is None or (share, exact) > (standing.share, standing.exact):
        best[found.tag] = Concept(found.tag, share, exact, found.is_name)
