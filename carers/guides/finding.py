"""Guides that answer a search of the directory, whatever language it is typed in.

Each guide says the phrases that people type when they look for it. A phrase answers when all of it
stands in the query, or when the query is most of the phrase. Rare words say more than common ones.
"""

import datetime
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.core.cache import cache
from django.db.models import Count, Max
from django.urls import reverse

from carers.guides.catalogue import guides
from carers.guides.texts import KIND, units
from directory.search.stemming import stem
from directory.search.terms_of_text import stems
from portal.languages.folding import MAX_QUERY
from portal.languages.folding import words as folded_words
from portal.languages.models import Translation
from portal.languages.table import ENGLISH
from portal.languages.translated import TextSet, text_set
from portal.registry import registry

MOST = 2
"""More would push the services out of sight."""
MOST_OF_A_PHRASE = 0.6
SECONDS_BETWEEN_LOOKS = 30
"""A changed translation is found after so long at most: no search waits for a look each time."""

Edition = tuple[datetime.datetime | None, int]


@dataclass(frozen=True)
class Phrase:
    slug: str
    stems: frozenset[str]
    """Without common words."""
    spoken: tuple[str, ...] = ()
    """All its words in order, where common ones are most of it: 'had enough', 'cant go on'."""


@dataclass(frozen=True)
class Phrasebook:
    phrases: dict[str, list[Phrase]]
    """By language."""
    weights: dict[str, dict[str, float]]
    """By language and stem: rare ones weigh more."""
    rows: dict[tuple[str, str], Translation]
    """By guide and language."""

    def texts(self, slug: str, language: str) -> TextSet:
        return text_set(units()[slug], self.rows.get((slug, language)), language)


def find_guides(query: str, *, language: str) -> list[registry.Guide]:
    """The search source. Titles come in the language of the page, not of the query."""
    shown = {slug: phrasebook().texts(slug, language) for slug in best_slugs(query)}
    return [
        registry.Guide(
            title=texts.title,
            summary=texts.summary,
            url=reverse("carers:guide", args=[slug]),
        )
        for slug, texts in shown.items()
    ]


def best_slugs(query: str) -> list[str]:
    book = phrasebook()
    scores: dict[str, float] = {}
    for language, phrases in book.phrases.items():
        asked = Asked.read(query[:MAX_QUERY], language)
        for phrase in phrases:
            score = _score(asked, phrase, book.weights[language])
            scores[phrase.slug] = max(scores.get(phrase.slug, 0.0), score)
    found = [slug for slug, score in scores.items() if score > 0]
    return sorted(found, key=lambda slug: -scores[slug])[:MOST]


@dataclass(frozen=True)
class Asked:
    """A query as one language reads it."""

    stems: frozenset[str]
    spoken: tuple[str, ...]

    @classmethod
    def read(cls, query: str, language: str) -> "Asked":
        return cls(frozenset(stems(query, language)), _spoken(query, language))


def _score(asked: Asked, phrase: Phrase, weights: dict[str, float]) -> float:
    if phrase.spoken:
        return float(len(phrase.spoken)) if _stands_in(phrase.spoken, asked.spoken) else 0.0
    whole = sum(weights[one] for one in phrase.stems)
    if phrase.stems <= asked.stems:
        return whole
    if asked.stems and asked.stems < phrase.stems:
        share = sum(weights[one] for one in asked.stems) / whole
        return whole * share * share if share >= MOST_OF_A_PHRASE else 0.0
    return 0.0


def _spoken(text: str, language: str) -> tuple[str, ...]:
    return tuple(stem(word, language) for word in folded_words(text))


def _stands_in(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    return any(whole[start : start + len(part)] == part for start in range(len(whole)))


def phrasebook() -> Phrasebook:
    """What guides answer to, as it stands, or stood within the last half minute."""
    edition = cache.get_or_set("carers.guides.edition", _edition, SECONDS_BETWEEN_LOOKS)
    return _phrasebook(edition)


def _edition() -> Edition:
    """Changes whenever a translation does."""
    rows = Translation.objects.filter(kind=KIND)
    found = rows.aggregate(last=Max("updated_at"), number=Count("pk"))
    return found["last"], found["number"]


@lru_cache(maxsize=2)
def _phrasebook(edition: Edition) -> Phrasebook:
    rows = {
        (row.object_id, row.language): row
        for row in Translation.objects.filter(kind=KIND, object_id__in=guides())
    }
    everything = [(slug, ENGLISH.code, dict(unit.texts)) for slug, unit in units().items()]
    everything += [(slug, language, row.texts) for (slug, language), row in rows.items()]
    phrases: dict[str, list[Phrase]] = {}
    for slug, language, texts in everything:
        for line in (texts.get("title", ""), *texts.get("words", "").splitlines()):
            found, spoken = frozenset(stems(line, language)), _spoken(line, language)
            is_common = len(found) < 2 and len(spoken) > 1
            if spoken:
                phrase = Phrase(slug, found, spoken if is_common else ())
                phrases.setdefault(language, []).append(phrase)
    weights = {code: _weights(found) for code, found in phrases.items()}
    return Phrasebook(phrases, weights, rows)


def _weights(phrases: Iterable[Phrase]) -> dict[str, float]:
    """By how many guides a stem stands in."""
    guides_with: dict[str, set[str]] = {}
    for phrase in phrases:
        for one in phrase.stems:
            guides_with.setdefault(one, set()).add(phrase.slug)
    return {one: math.log(1 + len(guides()) / len(slugs)) for one, slugs in guides_with.items()}
