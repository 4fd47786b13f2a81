"""A CSV file as a reading: the whole file is sound, or nothing of it is taken."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from directory.importing.column_map import ColumnMap
from directory.importing.csv_rows import RowReader
from directory.importing.record import BadValue, Reading, Record, Refusal, SourceError
from directory.importing.terms import KnownTerms

LARGEST = 200_000_000
"""Bytes."""
LARGEST_CELL = 20_000_000
"""Characters; a longer cell refuses the file, a shorter one that is too long its record only."""

Numbered = tuple[int, list[str]]


def read_csv(
    path: Path, *, name: str, columns: ColumnMap | None = None, terms: KnownTerms | None = None
) -> Reading:
    """Opens the file; a file that is broken anywhere raises SourceError before any row is used."""
    return read_csv_text(
        _text(path), name=name, columns=columns, terms=terms
    )  # fmt: skip


def read_csv_text(
    text: str, *, name: str, columns: ColumnMap | None = None, terms: KnownTerms | None = None
) -> Reading:
    header, rows = _table(text)
    used = columns or ColumnMap.default()
    used.check(header, named=columns is not None)
    reading = Reading(name=name)
    reading.items = _records(reading, header, rows, RowReader(used, terms or KnownTerms.load()))
    return reading


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise SourceError(f"{path} is larger than {LARGEST // 1_000_000} MB.")
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror}.") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise SourceError(
            f"{path} is not UTF-8: line {line} has a byte that is not. Save it as CSV UTF-8."
        ) from error


def _table(text: str) -> tuple[list[str], list[Numbered]]:
    """Header and rows, each with its line; blank lines are skipped."""
    csv.field_size_limit(LARGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[Numbered] = []
    start = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((start, cells))
            start = reader.line_num + 1
    except csv.Error as error:
        raise SourceError(
            f"The file is not proper CSV in the row that starts on line {start}: {error}."
        ) from error
    if not rows:
        raise SourceError("The file is empty: it needs a first row with the names of its columns.")
    header = [cell.strip() for cell in rows[0][1]]
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        raise SourceError(f"The file has two columns called ‘{twice[0]}’.")
    return header, rows[1:]


def _records(
    reading: Reading, header: list[str], rows: list[Numbered], reader: RowReader
) -> Iterator[Record | Refusal]:
    for line, cells in rows:
        place = f"line {line}"
        row = dict(zip(header, cells, strict=False))
        try:
            key = reader.key_of(row)
            place = key
            if key in reading.listed:
                raise BadValue(f"comes a second time, on line {line}", "key")
            reading.listed.add(key)
            if len(cells) != len(header):
                raise BadValue(f"has {len(cells)} cells where the header has {len(header)}", "row")
            yield reader.record(row)
        except BadValue as bad:
            yield Refusal(place, bad.field, bad.reason)
