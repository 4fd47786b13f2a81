"""What a reader hands over: listings cleaned, or refused with a reason, one at a time."""

import dataclasses
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from directory.listing.shape import Listing


class SourceError(Exception):
    """The source cannot be read at all, or is no such source. The message is a whole sentence."""


class BadValue(Exception):
    """A value that a listing cannot take; the message says why, in words."""

    def __init__(self, reason: str, field: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field


@dataclass(frozen=True, slots=True)
class OrganisationRecord:
    name: str
    source_id: str = ""
    description: str = ""
    email: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One listing as the source has it, cleaned."""

    source_id: str
    listing: Listing
    key: str = ""
    """The key it asks for; another is made where that one is taken or empty."""
    uuid: str = ""
    """The id it has in an Open Referral feed; kept where it is free."""
    organisation: OrganisationRecord | None = None
    checked_on: str = ""
    """The day its owner last made sure of it, as the source says."""

    def digest(self) -> str:
        """Changes whenever anything that the source says does."""
        text = json.dumps(dataclasses.asdict(self), ensure_ascii=True, sort_keys=True)
        return hashlib.sha256(text.encode("ascii")).hexdigest()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A record that is left out whole, and why."""

    record: str
    """Its id or key, else its place in the file."""
    field: str
    reason: str

    def as_json(self) -> dict[str, str]:
        return dataclasses.asdict(self)


@dataclass(slots=True)
class Reading:
    """A source being read: its records in order and, when they are through, how it ended."""

    name: str
    items: Iterator[Record | Refusal] = field(default_factory=lambda: iter(()))
    listed: set[str] = field(default_factory=set)
    """Ids that the source has, refused records among them: these are not gone."""
    problem: str = ""
    """A sentence, where the source could be read only in part. Then nothing counts as gone."""
    is_part: bool = False
    """One page of a longer list, or a single service: nothing counts as gone here either."""
    remarks: list[str] = field(default_factory=list)
    """Sentences for the person who imports."""
