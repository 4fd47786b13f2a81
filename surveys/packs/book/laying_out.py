"""A snapshot as a book. Pure."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from surveys.packs.book import others
from surveys.packs.book.acts import actions, actions_beside, decisions
from surveys.packs.book.parts import Book, Page
from surveys.packs.book.surveys import is_told, pages_of
from surveys.packs.book.unheard import unheard
from surveys.packs.book.words import moment

TIERS = {
    "team": "Team: exact numbers, for those who work on it",
    "service": "Service: small numbers hidden",
    "public": "Public: rounded numbers",
}
STATES = {"draft": "Draft", "final": "Final"}


def lay_out(snapshot: Mapping[str, Any], sha256: str) -> Book:
    """`sha256` is that of the snapshot, which cannot say it itself."""
    quarter = snapshot["quarter"]
    return Book(
        title="Quality and Experience Review",
        subtitle=quarter["words"],
        is_invented=snapshot["is_invented"],
        stamp=tuple(_stamp(snapshot, sha256)),
        notes=tuple((one["title"], one["words"]) for one in snapshot["notes"]),
        pages=tuple(page for page in _pages(snapshot) if page is not None),
        sha256=sha256,
        made_at=snapshot["edition"]["at"],
        file_name=f"quality-and-experience-{quarter['code']}-edition-{snapshot['edition']['number']}",
    )


def _pages(snapshot: Mapping[str, Any]) -> Iterator[Page | None]:
    yield others.summary(snapshot)
    for survey in filter(is_told, snapshot["surveys"]):
        yield from pages_of(survey, partial(actions_beside, snapshot, survey))
    yield others.too_few(snapshot)
    yield unheard(snapshot)
    yield others.quality(snapshot)
    yield actions(snapshot)
    yield decisions(snapshot)
    yield others.method(snapshot)


def _stamp(snapshot: Mapping[str, Any], sha256: str) -> Iterator[tuple[str, str]]:
    quarter, edition = snapshot["quarter"], snapshot["edition"]
    yield "Council", snapshot["council"]
    yield "Period", f"{quarter['words']} ({quarter['first']} to {quarter['last']})"
    yield "Tier", TIERS.get(snapshot["tier"], snapshot["tier"])
    yield "Filter", snapshot["filter"]
    yield "State", f"{STATES[edition['state']]}, edition {edition['number']}"
    yield "Made", f"{moment(edition['at'])}, by {edition['by']}"
    yield "Figures taken", moment(snapshot["taken_at"])
    yield (
        "Thresholds",
        ", ".join(f"{name} {value}" for name, value in snapshot["thresholds"].items()),
    )
    yield "Software", f"{snapshot['portal']}, version {snapshot['software']}"
    yield "Snapshot", f"SHA-256 {sha256}"
    if edition["previous"]:
        yield "Edition before", f"SHA-256 {edition['previous']}"
