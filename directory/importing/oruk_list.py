"""The list that an Open Referral UK feed gives, page by page, believed only as far as it shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from directory.importing.oruk_record import id_of
from directory.importing.record import BadValue, Refusal

MOST_PAGES = 5_000
MOST_SERVICES = 200_000


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list: version 3's envelope, or version 1's."""

    contents: list[Any]
    total_pages: int
    """0 where it is not said, or is nonsense."""
    total_items: int
    is_last: bool

    @classmethod
    def of(cls, data: Any) -> "Page | None":
        """None for anything that is no such page."""
        if not isinstance(data, Mapping):
            return None
        contents = data.get("contents", data.get("content"))
        if not isinstance(contents, list):
            return None
        return cls(
            contents=contents,
            total_pages=_count(data.get("total_pages", data.get("totalPages"))),
            total_items=_count(data.get("total_items", data.get("totalElements"))),
            is_last=data.get("last_page", data.get("last")) is True,
        )


def _count(value: Any) -> int:
    try:
        return max(0, int(value)) if not isinstance(value, bool) else 0
    except (TypeError, ValueError, OverflowError):
        return 0


@dataclass(slots=True)
class Listed:
    """What the pages read so far have brought."""

    entries: dict[str, Any] = field(default_factory=dict)
    """By id, in order."""
    refusals: list[Refusal] = field(default_factory=list)
    total: int = 0
    """How many services the feed says that it has."""

    def take(self, page: Page, number: int) -> bool:
        """Takes a page in; False where it brings nothing that was not there before."""
        self.total = page.total_items
        fresh: dict[str, Any] = {}
        refused: list[Refusal] = []
        for place, entry in enumerate(page.contents, start=1):
            try:
                identity = id_of(entry)
            except BadValue as bad:
                refused.append(Refusal(f"page {number}, entry {place}", bad.field, bad.reason))
                continue
            if identity in self.entries or identity in fresh:
                refused.append(Refusal(identity, "id", f"comes a second time, on page {number}"))
            else:
                fresh[identity] = entry
        if not fresh and number > 1:
            return False
        self.entries.update(fresh)
        self.refusals += refused
        return True

    @property
    def read(self) -> int:
        return len(self.entries) + len(self.refusals)


def what_is_wrong(page: Page, number: int, *, brought: bool) -> str:
    """Why the list must not be followed further although it goes on; empty if all is well."""
    if number > 1 and not page.contents:
        return (
            f"The feed says it has {page.total_pages} pages, but page {number} is empty."
            if page.total_pages >= number
            else ""
        )
    if not brought:
        return f"The feed repeats itself: page {number} brings nothing new."
    return ""


def goes_on(page: Page, number: int, listed: Listed) -> bool:
    """Whether to ask for the next page."""
    if not page.contents:
        return False
    if page.total_pages:
        return number < page.total_pages
    return not page.is_last and not (page.total_items and listed.read >= page.total_items)


def is_too_long(number: int, listed: Listed) -> str:
    """Why a list that goes on is not read to its end; empty if it may go on."""
    if len(listed.entries) >= MOST_SERVICES:
        return f"The feed goes on after {MOST_SERVICES:,} services."
    if number >= MOST_PAGES:
        return f"The feed goes on after {MOST_PAGES:,} pages."
    return ""
