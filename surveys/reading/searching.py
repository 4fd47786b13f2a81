"""Looking for words in comments. They are encrypted where they are kept, so that no database can
look for them: what somebody may read is opened and read through, up to a bound.

Spellings are folded as in the directory's search, in her own words and in their translation.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portal.audit.actions import record_read
from portal.languages.folding import fold, fold_once
from portal.languages.models import OwnWords
from portal.languages.table import ENGLISH, Language, language_for
from surveys.models import Comment
from surveys.reading.comments import comments_for
from surveys.reading.listing import KIND

if TYPE_CHECKING:
    from portal.accounts.models import User

MOST_READ = 20_000
"""Comments that one search goes through, the latest first."""
MOST_SHOWN = 25
AT_A_TIME = 500
AROUND = 90
"""Characters that are shown on either side of the first word that was found."""
SEARCHED, FOUND = "surveys.comments.searched", "surveys.comment.found"
_MANY_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Part:
    """A piece of a text; `is_found` where it is what was looked for."""

    text: str
    is_found: bool = False


@dataclass(frozen=True)
class Hit:
    comment: Comment
    own: tuple[Part, ...]
    """Of her own words; empty where it was found in the translation alone."""
    english: tuple[Part, ...]

    @property
    def language(self) -> Language:
        return language_for(self.comment.language)


@dataclass(frozen=True)
class Searched:
    hits: tuple[Hit, ...]
    found: int
    """How many there are; not all are shown."""
    read: int
    """How many comments were gone through."""
    is_whole: bool
    """Whether that is all that this person may read."""


def search(query: str, *, by: "User") -> Searched:
    """Comments with every word of the query, the latest first. That somebody searched is recorded,
    and each comment of which she is shown words; what she looked for is not. Raises NotRecorded.
    """
    words = fold_once(query).split()
    patterns = [_pattern(word) for word in words]
    record_read(by=by, verb=SEARCHED, subject="comments to surveys")
    found, read = 0, 0
    shown: list[tuple[Comment, str]] = []
    if words:
        for comment, english in _all_of(by):
            read += 1
            folded = f"{fold_once(comment.words)} {fold_once(english)}"
            if all(pattern.search(folded) for pattern in patterns):
                found += 1
                shown += [(comment, english)] if found <= MOST_SHOWN else []
    hits = []
    for comment, english in shown:
        record_read(by=by, verb=FOUND, subject=comment)
        hits.append(Hit(comment, _around(comment.words, words), _around(english, words)))
    may = comments_for(by).count() if words else 0
    return Searched(tuple(hits), found, read, read >= may)


def _all_of(user: "User") -> Iterator[tuple[Comment, str]]:
    """With what a person translated of each, which is empty for most."""
    rows = comments_for(user).defer(None).order_by("-week", "pk")[:MOST_READ]
    batch: list[Comment] = []
    for comment in rows.iterator(chunk_size=AT_A_TIME):
        batch.append(comment)
        if len(batch) == AT_A_TIME:
            yield from _with_english(batch)
            batch = []
    yield from _with_english(batch)


def _with_english(comments: list[Comment]) -> Iterator[tuple[Comment, str]]:
    foreign = [str(one.pk) for one in comments if one.language != ENGLISH.code]
    done = OwnWords.objects.exclude(done_at=None).filter(
        subject_kind=KIND, subject_id__in=foreign, part="words", target=ENGLISH.code
    )
    translated = {row.subject_id: row.translated for row in done.defer("original")}
    return ((one, translated.get(str(one.pk), "")) for one in comments)


# Words marked ------------------------------------------------------------------------------------


def marked(text: str, words: list[str]) -> tuple[Part, ...]:
    """The text in pieces, those that fold to one of the words marked."""
    folded, places = _folded(text)
    spans = sorted(
        (places[found.start()], places[found.end()])
        for word in words
        for found in _pattern(word).finditer(folded)
    )
    parts, at = [], 0
    for begin, end in spans:
        if end > at:
            start = max(begin, at)
            parts += [Part(text[at:start]), Part(text[start:end], is_found=True)]
            at = end
    return tuple(part for part in [*parts, Part(text[at:])] if part.text)


def _pattern(word: str) -> re.Pattern[str]:
    """Latin words from their beginning; in other scripts something may be joined before them."""
    return re.compile((r"(?<!\S)" if word.isascii() else "") + re.escape(word))


def _around(text: str, words: list[str]) -> tuple[Part, ...]:
    """What stands around the first word that was found; nothing where there is none."""
    text = _MANY_SPACES.sub(" ", text).strip()
    parts = marked(text, words)
    first = next((place for place, part in enumerate(parts) if part.is_found), None)
    if first is None:
        return ()
    begin = sum(len(part.text) for part in parts[:first])
    start, end = max(0, begin - AROUND), min(len(text), begin + AROUND)
    cut, at = [], 0
    for part in parts:
        piece = part.text[max(0, start - at) : max(0, end - at)]
        cut.append(Part(piece, part.is_found))
        at += len(part.text)
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    return tuple(part for part in [Part(before), *cut, Part(after)] if part.text)


def _folded(text: str) -> tuple[str, list[int]]:
    """The folded text, and where in the text each of its characters begins; one place more than
    there are characters. Each letter is folded with the marks that stand on it."""
    folded, places = [], []
    for start, cluster in _clusters(text):
        form = fold(cluster)
        folded.append(form)
        places += [start] * len(form)
    return "".join(folded), [*places, len(text)]


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or unicodedata.category(text[at])[0] != "M":
            if at > start:
                yield start, text[start:at]
            start = at
