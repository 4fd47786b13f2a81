"""What waits in a language, danger first; how far each kind is in each language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from portal.languages.kinds import Piece, TextKind, text_kinds
from portal.languages.models import State, Translation
from portal.languages.table import ENGLISH, LANGUAGES, Language

OTHERS = tuple(language for language in LANGUAGES if language != ENGLISH)
WAITING = "waiting"
"""All that nobody who speaks the language has reviewed as it stands."""
FIRST = ("danger", "consent", "safeguarding")


@dataclass(frozen=True)
class Entry:
    """One piece in one language."""

    kind: str
    label: str
    piece: Piece
    row: Translation | None
    state: str
    lacking: tuple[str, ...]
    """Fields that have English and no text in the language."""

    @property
    def object_id(self) -> str:
        return str(self.piece.unit.pk)

    @property
    def is_waiting(self) -> bool:
        return self.state != State.REVIEWED or bool(self.lacking)

    @property
    def order(self) -> tuple[int, bool]:
        """Danger, consent, safeguarding, the rest; what is missing after what can be reviewed."""
        first = self.piece.first
        urgency = FIRST.index(first) if first in FIRST else len(FIRST)
        return urgency, self.state == State.MISSING


def entries(language: str, *, kind: str = "") -> list[Entry]:
    """Every piece of the kinds that are kept here, or of one of them, in this language."""
    wanted = {
        name: known
        for name, known in text_kinds.items()
        if known.own_queue is None and kind in {"", name}
    }
    rows = _rows(Translation.objects.filter(kind__in=wanted, language=language))
    found = [
        entry_of(name, known, piece, rows.get((name, str(piece.unit.pk), language)))
        for name, known in wanted.items()
        for piece in known.pieces()
    ]
    return sorted(found, key=lambda entry: entry.order)


def waiting(language: str, *, kind: str = "", state: str = WAITING) -> list[Entry]:
    """Those in this state; with the first word of the filter, all that wait."""
    return [
        entry
        for entry in entries(language, kind=kind)
        if (entry.is_waiting if state == WAITING else entry.state == state)
    ]


def entry_of(name: str, kind: TextKind, piece: Piece, row: Translation | None) -> Entry:
    english = piece.unit.english_texts()
    texts = row.texts if row else {}
    return Entry(
        kind=name,
        label=kind.label,
        piece=piece,
        row=row,
        state=state_of(piece, row),
        lacking=tuple(field for field, text in english.items() if text and not texts.get(field)),
    )


def state_of(piece: Piece, row: Translation | None) -> str:
    """A text whose English has changed is outdated, whether or not its row says so yet."""
    if row is None or not any(row.texts.values()):
        return State.MISSING
    if row.state != State.MISSING and row.source_digest != piece.unit.source_digest():
        return State.OUTDATED
    return row.state


@dataclass(frozen=True)
class Coverage:
    """How many pieces of a kind wait in a language, of how many."""

    language: Language
    waiting: int
    total: int | None
    """None where the kind has its own queue."""
    address: str
    """Of that queue; empty for ours."""


def overview() -> list[tuple[str, str, list[Coverage]]]:
    """Kind, label, and the eight languages of each; two queries for the kinds kept here."""
    ours = [name for name, kind in text_kinds.items() if kind.own_queue is None]
    rows = _rows(Translation.objects.filter(kind__in=ours))
    return [(name, kind.label, _coverage(name, kind, rows)) for name, kind in text_kinds.items()]


def _coverage(
    name: str, kind: TextKind, rows: Mapping[tuple[str, str, str], Translation]
) -> list[Coverage]:
    own = kind.own_queue
    if own:
        return [
            Coverage(language, own.waiting(language.code), None, own.address(language.code))
            for language in OTHERS
        ]
    pieces = kind.pieces()

    def number(language: Language) -> int:
        found = (
            entry_of(name, kind, piece, rows.get((name, str(piece.unit.pk), language.code)))
            for piece in pieces
        )
        return sum(entry.is_waiting for entry in found)

    return [Coverage(language, number(language), len(pieces), "") for language in OTHERS]


@dataclass(frozen=True)
class Lacking:
    """Texts of a kind that have English and nothing in the language."""

    label: str
    language: Language
    fields: tuple[tuple[Piece, str], ...]


def lacking(kinds: Iterable[str]) -> list[Lacking]:
    """Of these kinds, by kind and language; one query. Whole languages are left out."""
    known = {name: kind for name, kind in text_kinds.items() if name in set(kinds)}
    rows = _rows(Translation.objects.filter(kind__in=known))
    found = []
    for name, kind in known.items():
        pieces = kind.pieces()
        for language in OTHERS:
            fields = tuple(
                (piece, field)
                for piece in pieces
                for field in entry_of(
                    name, kind, piece, rows.get((name, str(piece.unit.pk), language.code))
                ).lacking
            )
            if fields:
                found.append(Lacking(kind.label, language, fields))
    return found


def _rows(found: Iterable[Translation]) -> dict[tuple[str, str, str], Translation]:
    return {(row.kind, row.object_id, row.language): row for row in found}


def find(kind: str, object_id: str) -> Piece | None:
    """A piece by the kind and the key that an address names."""
    known = text_kinds.get(kind)
    if known is None or known.own_queue:
        return None
    return next((piece for piece in known.pieces() if str(piece.unit.pk) == object_id), None)
