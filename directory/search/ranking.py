"""From a query to an ordered list of listings: parse, ask, score, place. No page, no texts yet."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from directory.geography.places import Place
from directory.search.distance import Nearness, nearness
from directory.search.engine import LIMIT, Candidate, Order, Wanted, by_id, engine
from directory.search.feedback import kinship, mentioned_beside, themes
from directory.search.filters import MILES, Filters
from directory.search.lexicon import TAGS, Lexicon
from directory.search.parsing import ParsedQuery
from directory.search.scoring import Scored, in_order, score
from directory.search.tags import token
from portal.languages.table import ENGLISH

ENOUGH = 2000
"""Listings in which the words asked for stand together; see `_telling`. A directory of so many is
asked for every word. At 5,000 listings the first ten then have 99.8 per cent of the score that they
have with 5,000 here, and PostgreSQL ranks half as many."""
TOO_MANY = 5000
"""Above so many listings with the rarest word, those with it in their name come first."""
BROWSE_LIMIT = 2000
"""Listings that a filter without words is looked through for: they need no scoring."""
MOST_CONCEPTS = 4
FEW = 20
"""Below so many matches, listings about the same things are added after them."""
MOST_KIN = 40
KIN_WEIGHT = 0.5
BESIDE_WEIGHT = 0.5


@dataclass
class Ranked:
    scored: Scored
    near: Nearness
    certain: bool
    tags: str


@dataclass
class Ranking:
    entries: list[Ranked] = field(default_factory=list)
    within: dict[int, int] = field(default_factory=dict)
    """How many listings there would be within so many miles, whatever distance was chosen."""
    is_capped: bool = False
    relaxed: bool = False


def rank(
    parsed: ParsedQuery,
    filters: Filters,
    place: Place | None,
    lexicon: Lexicon,
) -> Ranking:
    """Every listing that matches, best first.

    Order: listings that say yes to the chosen filters before those that do not say; then those that
    serve the reader's area before ones that are merely near; then score; distance decides between
    listings that match alike.
    """
    limit = BROWSE_LIMIT if parsed.is_empty else LIMIT
    candidates = engine().find(_wanted(parsed, filters, lexicon), limit=limit)
    scored = _with_kin(parsed, filters, score(parsed, candidates, lexicon), lexicon)
    entries = []
    within = dict.fromkeys(MILES, 0 if place else len(scored))
    for one in scored:
        tags = one.candidate.tags
        near = nearness(one.candidate, place)
        if place:
            for miles in MILES:
                within[miles] += not near.is_beyond(miles)
        if filters.miles and near.is_beyond(filters.miles):
            continue
        certain = filters.is_certain(tags) and not (filters.miles and near.metres is None)
        entries.append(Ranked(one, near, certain, tags))
    entries.sort(key=_order(filters, place, by_name=parsed.is_empty))
    best = entries[0].scored if entries else None
    return Ranking(
        entries,
        within,
        is_capped=len(candidates) >= limit,
        relaxed=best is not None and not parsed.is_empty and best.is_relaxed,
    )


def _with_kin(
    parsed: ParsedQuery, filters: Filters, scored: list[Scored], lexicon: Lexicon
) -> list[Scored]:
    """Adds what the best matches are about; fetches listings about the same when few matched."""
    if parsed.is_empty or not scored:
        return scored
    about = themes(scored, lexicon)
    beside = mentioned_beside(scored, lexicon)
    known = {one.service_id for one in scored}
    missing = [service_id for service_id in beside if service_id not in known]
    kin: list[Candidate] = []
    if missing:
        kin = by_id(missing, filters.required())
    elif about and len(scored) < FEW:
        tags = [token(tag) for tag in about]
        kin = engine().find(Wanted(tags, [ENGLISH.code], filters.required()), limit=MOST_KIN)
    scored += [
        Scored(candidate.service_id, candidate, is_kin=True)
        for candidate in kin
        if candidate.service_id not in known
    ]
    for one in scored:
        one.score += KIN_WEIGHT * kinship(one.candidate.tags, about)
        one.score += BESIDE_WEIGHT * beside.get(one.service_id, 0.0)
    return in_order(scored)


def _wanted(parsed: ParsedQuery, filters: Filters, lexicon: Lexicon) -> Wanted:
    required = filters.required()
    if parsed.is_empty:
        # Browsing: every visible listing has one English document.
        anything = [] if required else [token("cost:free"), *_ALL_COSTS]
        return Wanted(anything, [ENGLISH.code], required, Order.ANY)
    asked, order = _telling(parsed, lexicon)
    return Wanted(asked, parsed.languages, required, order)


def _telling(parsed: ParsedQuery, lexicon: Lexicon) -> tuple[list[str], Order]:
    """The tokens to ask for, rarest first, until they stand in `ENOUGH` listings together.

    In a city's directory that is every word. In a large one a word that stands in every third
    listing would make the engine rank a third of the directory, and the rarer words have found
    better ones already; the common word still counts in the scoring. Where even the rarest word
    stands in too many, the listings that have it in their name are looked at first.
    """
    counted = [
        (lexicon.count(language, stem), False, stem)
        for unit in parsed.units
        for language, stems in unit.stems.items()
        for stem in stems
    ]
    counted += [
        (lexicon.count(TAGS, concept.tag), True, token(concept.tag))
        for concept in parsed.concepts[:MOST_CONCEPTS]
    ]
    # A need in too many listings goes behind every word: no name holds its token.
    counted.sort(key=lambda one: (one[0] > TOO_MANY and one[1], one))
    enough = ENOUGH if lexicon.listings > ENOUGH else math.inf
    asked: list[str] = []
    together = 0
    for count, _is_tag, one in dict.fromkeys(counted):
        if asked and together + count > enough:
            break
        together += count
        asked.append(one)
    order = Order.NAMED if together > max(enough, TOO_MANY) else Order.BEST
    return list(dict.fromkeys(asked)), order


_ALL_COSTS = [token(f"cost:{value}") for value in ("paid", "varies", "unknown")]
"""Each listing has exactly one cost tag, so all four together are every listing."""


def _order(
    filters: Filters, place: Place | None, *, by_name: bool
) -> Callable[[Ranked], tuple[object, ...]]:
    def key(entry: Ranked) -> tuple[object, ...]:
        metres = entry.near.metres
        far = metres if metres is not None else 10**9
        name = entry.scored.candidate.name
        if filters.sort == "distance" and place:
            return (not entry.certain, far, -entry.scored.score, name, entry.scored.service_id)
        if by_name:
            return (not entry.certain, not entry.near.serves if place else False, far, name,
                    entry.scored.service_id)  # fmt: skip
        score = entry.near.adjust(entry.scored.score)
        return (not entry.certain, -score, far, name, entry.scored.service_id)

    return key
