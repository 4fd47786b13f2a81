"""What else may help: listings that share needs and audiences with the best matches.

A query such as 'reablement' matches one listing's words; the person who typed it is helped by the
others around it as well. They come after the matches and say why they are there. The idea is
pseudo-relevance feedback, kept to the curated needs and audiences, so that it can be explained.
"""

from collections.abc import Sequence

from directory.search.lexicon import TAGS, Lexicon
from directory.search.scoring import Scored

BEST = 2
"""Matches that are asked what they are about."""
GOOD_ENOUGH = 0.8
"""A match counts as one of the best from this share of the top score on."""
MOST_TAGS = 4
ASKED = 3
"""Matches whose related listings are looked up, the best first."""
ASKED_FROM = 0.6
FADE_BY_PLACE = 0.8
FADE_BY_POSITION = 0.9
PREFIXES = ("needs:", "audiences:", "places:")
TOO_COMMON = ("audiences:everyone",)


def themes(scored: Sequence[Scored], lexicon: Lexicon) -> dict[str, float]:
    """What the best matches are about: tag -> weight, the weights adding up to 1."""
    if not scored:
        return {}
    top = scored[0].score
    weights: dict[str, float] = {}
    for one in scored[:BEST]:
        if one.score < GOOD_ENOUGH * top:
            continue
        for tag in one.candidate.tags.split():
            if tag.startswith(PREFIXES) and tag not in TOO_COMMON:
                rarity = lexicon.rarity(TAGS, tag) - 1
                weights[tag] = weights.get(tag, 0.0) + one.score * rarity
    strongest = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_TAGS]
    total = sum(weight for _tag, weight in strongest)
    return {tag: weight / total for tag, weight in strongest} if total else {}


def kinship(tags: str, about: dict[str, float]) -> float:
    """How much a listing shares of those themes, 0 to 1."""
    own = f" {tags} "
    return sum([weight for tag, weight in about.items() if f" {tag} " in own])


def mentioned_beside(scored: Sequence[Scored], lexicon: Lexicon) -> dict[str, float]:
    """Listings that an adviser would mention with the best matches: id -> how strongly, 0 to 1."""
    found: dict[str, float] = {}
    if not scored or scored[0].score <= 0:
        return found
    top = scored[0].score
    for place, one in enumerate(scored[:ASKED]):
        if one.score < ASKED_FROM * top:
            break
        for position, other in enumerate(lexicon.related.get(one.service_id, ())):
            strength = (one.score / top) * FADE_BY_PLACE**place * FADE_BY_POSITION**position
            found[other] = max(found.get(other, 0.0), strength)
    return found
