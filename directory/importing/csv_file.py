"""A CSV file as a reading: the whole file is sound, or nothing of it is taken."""

from collections.abc import Iterator
from pathlib import Path

from directory.importing.column_map import ColumnMap
from directory.importing.csv_rows import RowReader
from directory.importing.record import BadValue, Reading, Record, Refusal, SourceError
from directory.importing.terms import KnownTerms
from portal.spreadsheets import NotATable, Table, read_table

LARGEST = 200_000_000
"""Bytes."""


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
    table = _table(text)
    used = columns or ColumnMap.default()
    used.check(table.header, named=columns is not None)
    reading = Reading(name=name)
    reading.items = _records(reading, table, RowReader(used, terms or KnownTerms.load()))
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


def _table(text: str) -> Table:
    try:
        return read_table(text)
    except NotATable as error:
        raise SourceError(str(error)) from error


def _records(reading: Reading, table: Table, reader: RowReader) -> Iterator[Record | Refusal]:
    header = table.header
    for listed in table.rows:
        line, cells = listed.line, listed.cells
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
