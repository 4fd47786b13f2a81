"""Two versions of a listing, compared field by field, in words."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from directory.keeping.in_words import LABELS, field_in_words
from directory.listing.shape import FIELDS, Listing

SAME, ADDED, REMOVED = "same", "added", "removed"
PROSE = frozenset(
    {"name", "description", "eligibility", "how_to_start", "opening", "cost_note", "staff_note",
     "source_note"}
)  # fmt: skip
"""Compared word by word; everything else line by line."""
_WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Piece:
    kind: str
    """same, added or removed."""
    text: str


@dataclass(frozen=True)
class Difference:
    label: str
    pieces: tuple[Piece, ...]
    is_prose: bool
    """Running text; otherwise each piece is a line."""


def differences(
    before: Listing, after: Listing, *, term_names: Mapping[str, str], only: Sequence[str] = FIELDS
) -> list[Difference]:
    """Only the fields that differ, in the order of the listing."""
    found = []
    for name in only:
        if getattr(before, name) == getattr(after, name):
            continue
        was = field_in_words(name, before, term_names)
        now = field_in_words(name, after, term_names)
        found.append(_difference(LABELS[name], was, now, is_prose=name in PROSE))
    return found


def differences_of_texts(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """The same for the texts of one language, by field."""
    names = [name for name in LABELS if before.get(name, "") != after.get(name, "")]
    return [
        _difference(
            LABELS[name],
            str(before.get(name, "")).split("\n"),
            str(after.get(name, "")).split("\n"),
            is_prose=name in PROSE,
        )
        for name in names
    ]


def _difference(label: str, was: list[str], now: list[str], *, is_prose: bool) -> Difference:
    if is_prose:
        words = (_WORDS.findall("\n".join(lines)) for lines in (was, now))
        return Difference(label, tuple(_compare(*words, joint="")), is_prose)
    lines = (piece for piece in _compare(was, now, joint="\n") if piece.kind != SAME)
    return Difference(label, tuple(line for line in lines if line.text), is_prose)


def _compare(was: Sequence[str], now: Sequence[str], *, joint: str) -> Iterator[Piece]:
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, was, now).get_opcodes():
        if tag == "equal":
            yield Piece(SAME, joint.join(was[i1:i2]))
        else:
            yield from _pieces(REMOVED, was[i1:i2], joint)
            yield from _pieces(ADDED, now[j1:j2], joint)


def _pieces(kind: str, tokens: Iterable[str], joint: str) -> Iterator[Piece]:
    """Running text stays together; lines stand alone."""
    if joint:
        yield from (Piece(kind, line) for line in tokens)
    else:
        text = "".join(tokens)
        if text:
            yield Piece(kind, text)
