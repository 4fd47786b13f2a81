"""Tables in files: read as spreadsheets save them, written so that no spreadsheet is tricked."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

LARGEST_CELL = 20_000_000
"""Characters; a longer cell refuses the file."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that starts like this is run as a formula by spreadsheets."""
BYTE_ORDER_MARK = "\ufeff"
"""Spreadsheets take a CSV file without it for an old encoding."""
SEPARATORS = ",;\t"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
OLDER_WORKBOOK = b"\xd0\xcf\x11\xe0"
"""Of Excel before 2007; a newer one that is locked with a password looks the same outside."""
LOCKED_INSIDE = "EncryptedPackage".encode("utf-16-le")
LOCKED = "The workbook is locked with a password. Take the password away and choose it again."
OLDER = "This is a workbook of an older kind. Save it as .xlsx or as CSV and choose that file."
NEITHER = "This is neither a workbook (.xlsx) nor a CSV file."


class NotATable(Exception):
    """The file cannot be read at all. The message is a whole sentence."""


@dataclass(frozen=True)
class Row:
    number: int
    """As a spreadsheet counts: the header is the first, and a cell of several lines is one row."""
    line: int
    """Of the file, on which it starts."""
    cells: list[str]
    doubts: Mapping[int, str] = field(default_factory=dict)
    """Of a workbook, by the place of the cell: why it may not say what somebody wrote."""


@dataclass(frozen=True)
class Table:
    header: list[str]
    rows: list[Row]
    """Without blank ones."""


def decode(data: bytes) -> str:
    """UTF-8; UTF-16 where the file says so; else Windows-1252, as older spreadsheets save CSV.
    Raises NotATable."""
    if data.startswith(OLDER_WORKBOOK):
        raise NotATable(LOCKED if LOCKED_INSIDE in data else OLDER)
    if data.startswith(b"%PDF"):
        raise NotATable(NEITHER)
    try:
        text = data.decode("utf-16" if data.startswith(UTF_16) else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\x00" in text:
        raise NotATable(NEITHER)
    return text


def separator_of(text: str) -> str:
    """The one that parts most names in the first line: it differs by the country of the machine."""
    first = text.lstrip().partition("\n")[0]
    return max(SEPARATORS, key=first.count)


def read_table(text: str, *, separator: str = ",") -> Table:
    """Raises NotATable: the whole file is sound, or nothing of it is taken."""
    csv.field_size_limit(LARGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[Row] = []
    start = 1
    try:
        for number, cells in enumerate(reader, start=1):
            if any(cell.strip() for cell in cells):
                rows.append(Row(number, start, cells))
            start = reader.line_num + 1
    except csv.Error as error:
        raise NotATable(
            f"The file is not proper CSV in the row that starts on line {start}: {error}."
        ) from error
    return table_of(rows)


def table_of(rows: list[Row]) -> Table:
    """The first names the columns. Raises NotATable."""
    if not rows:
        raise NotATable("The file is empty: it needs a first row with the names of its columns.")
    header = [cell.strip() for cell in rows[0].cells]
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        raise NotATable(f"The file has two columns called ‘{twice[0]}’.")
    return Table(header, rows[1:])


def harmless(cell: object) -> str:
    """The cell as text; an apostrophe in front of what would be a formula."""
    written = str(cell)
    return f"'{written}" if written.startswith(FORMULA) else written


def as_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A whole file, for spreadsheets."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(header)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return BYTE_ORDER_MARK + file.getvalue()
