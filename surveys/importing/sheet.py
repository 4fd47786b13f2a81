"""A CSV file, read row by row. It is sound from end to end, or nothing of it is taken."""

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LARGEST_CELL = 1_000_000
"""Characters."""
FIRST = 2
"""Number of the first row beneath the names of the columns, as spreadsheets count."""


class Unreadable(Exception):
    """No such file, or not what it should be; the message is a whole sentence."""


@dataclass(frozen=True)
class Sheet:
    path: Path
    header: tuple[str, ...]
    delimiter: str
    digest: str
    """Of all that is in it: the same file twice is the same."""

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each with its number; blank ones are passed over. Never more than one is held."""
        for number, cells in enumerate(_read(self.path, self.delimiter), FIRST - 1):
            if number >= FIRST and any(cell.strip() for cell in cells):
                yield number, [cell.strip() for cell in cells]


def open_sheet(path: Path) -> Sheet:
    """Reads it once to the end. Raises Unreadable."""
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        delimiter = _delimiter(path)
        rows = _read(path, delimiter)
        header = tuple(cell.strip().casefold() for cell in next(rows, []))
        for _ in rows:
            pass
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise Unreadable(f"{path} is not UTF-8. Save it as CSV UTF-8.") from error
    except csv.Error as error:
        raise Unreadable(f"{path} is not proper CSV: {error}.") from error
    if not any(header):
        raise Unreadable(f"{path} has no first row with the names of its columns.")
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        raise Unreadable(f"{path} has two columns called ‘{twice[0]}’.")
    return Sheet(path, header, delimiter, digest)


def _read(path: Path, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(LARGEST_CELL)
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.reader(file, delimiter=delimiter, strict=True)


def _delimiter(path: Path) -> str:
    """Spreadsheets of some countries write semicolons."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        first = file.readline(LARGEST_CELL)
    return ";" if ";" in first and "," not in first else ","
