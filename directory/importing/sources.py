"""From what was typed as a source to a reading."""

import hashlib
from pathlib import Path
from urllib.parse import urlsplit

from directory.importing.column_map import load_map
from directory.importing.csv_file import read_csv
from directory.importing.oruk_feed import read_feed
from directory.importing.oruk_file import read_oruk_file
from directory.importing.record import Reading, SourceError
from directory.importing.shipped.terms import shipped_terms
from directory.importing.terms import KnownTerms
from directory.models import Term

FORMATS = ("oruk", "csv")
LONGEST_NAME = 60


class WrongUse(Exception):
    """The options do not go together."""


def is_address(source: str) -> bool:
    return "://" in source


def open_source(
    source: str, *, format_name: str = "", name: str = "", map_file: Path | None = None
) -> Reading:
    """Opens a file or a feed; SourceError if it is no such thing, WrongUse for odd options."""
    chosen = format_name or _guess(source)
    called = _shortened(name or _name(source))
    if chosen == "oruk" and map_file:
        raise WrongUse("A map is for CSV files; an Open Referral UK source needs none.")
    if chosen == "csv" and is_address(source):
        raise WrongUse("A CSV source must be a file: fetch it first.")
    terms = _known_terms()
    if is_address(source):
        return read_feed(source, name=called, terms=terms)
    path = Path(source)
    if not path.is_file():
        raise SourceError(f"There is no file {source}.")
    if chosen == "oruk":
        return read_oruk_file(path, name=called, terms=terms)
    columns = load_map(map_file) if map_file else None
    return read_csv(path, name=called, columns=columns, terms=terms)


def _known_terms() -> KnownTerms:
    """In an empty database those that will be loaded: opening a source writes nothing."""
    return KnownTerms.load() if Term.objects.exists() else KnownTerms.of(shipped_terms())


def _guess(source: str) -> str:
    """By the ending, else by the first character."""
    if is_address(source) or source.lower().endswith(".json"):
        return "oruk"
    if source.lower().endswith(".csv"):
        return "csv"
    try:
        with Path(source).open("rb") as file:
            start = file.read(200).lstrip(b"\xef\xbb\xbf \t\r\n")
    except OSError:
        return "csv"
    return "oruk" if start[:1] in (b"{", b"[") else "csv"


def _name(source: str) -> str:
    """Host and path of a feed, as its root or its list is given; a file's name without ending.

    One host may have several feeds. A password in the address is no part of the name.
    """
    if not is_address(source):
        return Path(source).stem
    try:
        parts = urlsplit(source)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        # No address: opening it says so.
        return source
    path = parts.path.rstrip("/").removesuffix("/services").rstrip("/")
    return f"{parts.hostname or ''}{port}{path}"


def _shortened(name: str) -> str:
    """To what the column holds; two long names that begin alike stay two."""
    if len(name) <= LONGEST_NAME:
        return name
    digest = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:12]
    return f"{name[: LONGEST_NAME - len(digest) - 1]}-{digest}"
