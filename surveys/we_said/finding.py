"""What the public was told, as an answer to a search of the directory in any language.

An entry answers when all words of a query of two or more stand in it: a single word would put it
above the services that people look for.
"""

from dataclasses import dataclass

from django.core.cache import cache
from django.urls import reverse
from django.utils.translation import gettext

from portal.languages.folding import MAX_QUERY
from portal.languages.folding import words as folded
from portal.languages.models import State
from portal.languages.table import current_language
from portal.languages.translated import Text, TextSet, texts_for
from portal.registry.registry import Guide
from surveys.models import Entry
from surveys.we_said.newest import REMEMBERED, newest

MOST = 1
FEWEST = 2
SEARCHED = ("title", "asked", "said", "did")
PHRASES = ("you said we did", "we asked you said", "what changed", "what has changed")


@dataclass(frozen=True)
class Findable:
    title: Text
    summary: Text
    pk: object
    words: frozenset[str]


def find_entries(query: str, *, language: str) -> list[Guide]:
    """The search source."""
    asked = folded(query[:MAX_QUERY])
    if len(asked) < FEWEST:
        return []
    known = _known(language)
    if known and _means_the_list(" ".join(asked)):
        return [_list()]
    found = [one for one in known if set(asked) <= one.words]
    return [
        Guide(one.title, one.summary, reverse("we-said:entry", args=[one.pk]))
        for one in found[:MOST]
    ]


def _known(language: str) -> list[Findable]:
    key = f"surveys.we_said.findable.{language}"
    found: list[Findable] | None = cache.get(key)
    if found is None:
        entries = newest()
        texts = texts_for(entries, language)
        found = [_findable(one, texts[one.pk], language) for one in entries]
        cache.set(key, found, REMEMBERED)
    return found


def _findable(entry: Entry, texts: TextSet, language: str) -> Findable:
    english = entry.english_texts()
    said = " ".join(
        part for name in SEARCHED for part in (str(getattr(texts, name)), english.get(name, ""))
    )
    summary = texts.did
    if entry.is_demonstration:
        words = gettext("This is made up, to show how this page works.")
        summary = Text(words, language, State.REVIEWED)
    return Findable(texts.title, summary, entry.pk, frozenset(folded(said)))


def _means_the_list(asked: str) -> bool:
    own = " ".join(folded(gettext("We asked, you said, we did")))
    return any(phrase in asked for phrase in (own, *PHRASES))


def _list() -> Guide:
    code = current_language().code
    title = Text(gettext("We asked, you said, we did"), code, State.REVIEWED)
    summary = gettext("See what changed because people told us how it was.")
    return Guide(title, Text(summary, code, State.REVIEWED), reverse("we-said:list"))
