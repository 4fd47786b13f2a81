"""What of a changed record to take over, and what staff have written by hand to keep."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from directory.listing.shape import FIELDS, Listing


@dataclass(frozen=True, slots=True)
class Merge:
    take: frozenset[str]
    """Fields to write from the source."""
    kept: Mapping[str, Any]
    """Fields that staff changed by hand, with what the source says; theirs stays."""
    conflicts: tuple[str, ...]
    """Those of them that the source has changed too: a person should look."""


def merge(*, now: Listing, source_said: Listing | None, source_says: Listing) -> Merge:
    """Compares three states field by field: the listing, the source then, the source now.

    A field is changed by hand when the listing no longer says what the source said at the last
    import. Without a last import on record there is nothing to compare, and the source is taken.
    """
    take, conflicts = [], []
    kept: dict[str, Any] = {}
    new_json = source_says.as_json()
    for name in FIELDS:
        new, current = getattr(source_says, name), getattr(now, name)
        if new == current:
            continue
        said = getattr(source_said, name) if source_said else current
        if current == said:
            take.append(name)
            continue
        kept[name] = new_json[name]
        if new != said:
            conflicts.append(name)
    return Merge(frozenset(take), kept, tuple(conflicts))
