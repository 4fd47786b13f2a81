"""From what was typed as a source to a reading."""

from pathlib import Path
from urllib.parse import urlsplit

from directory.importing.column_map import load_map
from directory.importing.csv_file import read_csv
from directory.importing.oruk_feed import read_feed
from directory.importing.oruk_file import read_oruk_file
from directory.importing.record import Reading, SourceError
from directory.importing.shipped.terms import load_terms
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
    called = (name or _name(source))[:LONGEST_NAME]
    if chosen == "oruk" and map_file:
        raise WrongUse("A map is for CSV files; an Open Referral UK source needs none.")
    if chosen == "csv" and is_address(source):
        raise WrongUse("A CSV source must be a file: fetch it first.")
    if not Term.objects.exists():
        load_terms()
    if is_address(source):
        return read_feed(source, name=called)
    path = Path(source)
    if not path.is_file():
        raise SourceError(f"There is no file {source}.")
    if chosen == "oruk":
        return read_oruk_file(path, name=called)
    return read_csv(path, name=called, columns=load_map(map_file) if map_file else None)


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
    """The host of an address, the name of a file without its ending."""
    return urlsplit(source).netloc if is_address(source) else Path(source).stem
