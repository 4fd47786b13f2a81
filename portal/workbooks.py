"""Workbooks (.xlsx): the first sheet that is not hidden, as text. Macros, links and pictures are
never opened; what a formula came to stands in its cell.

Only a copy is read: XML parts alone, each no larger than it says. So a file that unpacks to
gigabytes, or that swells while it is read, is refused before anything is made of it.
"""

import datetime
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from portal.spreadsheets import (
    LOCKED,
    NotATable,
    Row,
    Table,
    decode,
    read_table,
    separator_of,
    table_of,
)

START = b"PK\x03\x04"
UNPACKED = 40_000_000
"""Bytes of all XML; ten thousand people take four million."""
MOST_ELEMENTS = 800_000
"""Each takes hundreds of bytes once it is read; ten thousand people have a third of it."""
MOST_COLUMNS = 100
MOST_ROWS = 1_048_576
"""A sheet has no more. A row that says it is a later one would be waited for without end."""
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
AT_ONCE = 1_000_000
DIGITS_KEPT = 15
"""Spreadsheets keep no more of a number."""
PLAIN = re.compile(r"General|@|[#0?,.;E ()+_\\-]*")
"""Formats that show a number as it is."""

TOO_LARGE = (
    "The workbook is too large when it is unpacked. Keep only the sheet with the people in it, or "
    "send it in parts."
)
TOO_WIDE = f"The first sheet has more than {MOST_COLUMNS} columns. Delete the empty ones."
NO_WORKBOOK = "This is not an Excel workbook. Save it as .xlsx or as CSV and choose that file."
BROKEN = "The workbook is damaged and cannot be read. Save it again and choose that file."
AS_TEXT = "Mark the column as text and write it again."
A_DATE = f"The spreadsheet has made a date of it. {AS_TEXT}"
ROUNDED = f"The spreadsheet has rounded the number. {AS_TEXT}"
SHOWN_OTHERWISE = f"The spreadsheet shows something else than the cell holds. {AS_TEXT}"
AN_ERROR = "The cell holds an error."


def read_upload(data: bytes) -> Table:
    """What somebody chose from a folder, by what is in it, not by its name: a workbook or a CSV
    file. Raises NotATable."""
    if data.startswith(START):
        return read_workbook(data)
    text = decode(data)
    return read_table(text, separator=separator_of(text))


def read_workbook(data: bytes) -> Table:
    """Raises NotATable."""
    copy = _copy(data)
    # Late: it is a slow import that only an upload needs.
    from openpyxl import load_workbook

    try:
        # Its warnings name what stands in cells, and would write somebody's number into the log.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(copy, read_only=True, data_only=True, keep_links=False)
            rows = list(_rows(_first(book)))
    except NotATable:
        raise
    except Exception as error:  # Whatever it stumbles over, the file is at fault.
        raise NotATable(BROKEN) from error
    return table_of(rows)


def _copy(data: bytes) -> io.BytesIO:
    copy = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book, zipfile.ZipFile(copy, "w") as kept:
            parts = {one.filename: one for one in book.infolist() if _is_xml(one.filename)}
            _refuse(parts)
            elements = 0
            for name, part in parts.items():
                text = _unpacked(book, part)
                elements += text.count(b"</") + text.count(b"/>")
                if elements > MOST_ELEMENTS:
                    raise NotATable(TOO_LARGE)
                kept.writestr(name, text)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise NotATable(BROKEN) from error
    return copy


def _refuse(parts: dict[str, zipfile.ZipInfo]) -> None:
    if any(one.flag_bits & 1 for one in parts.values()):
        raise NotATable(LOCKED)
    if "xl/workbook.xml" not in parts:
        raise NotATable(NO_WORKBOOK)
    if sum(one.file_size for one in parts.values()) > UNPACKED:
        raise NotATable(TOO_LARGE)
    if any(one.compress_type not in METHODS for one in parts.values()):
        raise NotATable(BROKEN)


def _unpacked(book: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """Piece by piece: read in one go, a part that lies about its size is unpacked whole first."""
    with book.open(part) as file:
        text = b"".join(iter(lambda: file.read(AT_ONCE), b""))
    # No spreadsheet writes either: entities swell, and UTF-16 hides elements from the count.
    if b"<!ENTITY" in text or b"\x00" in text:
        raise NotATable(BROKEN)
    return text


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _first(book: Any) -> Any:
    """The first that somebody sees who opens it."""
    return next(one for one in book.worksheets if one.sheet_state == "visible")


def _rows(sheet: Any) -> Iterator[Row]:
    # What the sheet says of its own size may be wrong, and would cut off rows.
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(max_row=MOST_ROWS), start=1):
        if len(cells) > MOST_COLUMNS:
            raise NotATable(TOO_WIDE)
        said = [_text(cell) for cell in cells]
        if any(text.strip() for text, _ in said):
            doubts = {at: doubt for at, (_, doubt) in enumerate(said) if doubt}
            yield Row(number, number, [text for text, _ in said], doubts)


def _text(cell: Any) -> tuple[str, str]:
    """What the cell says; and, if that may not be what somebody wrote, why."""
    value = cell.value
    if value is None:
        return "", ""
    if isinstance(value, bool):
        return str(value).upper(), ""
    if isinstance(value, int | float):
        return _number(value, cell.number_format)
    if isinstance(value, datetime.date | datetime.time | datetime.timedelta):
        return str(value), A_DATE
    # Line ends as Windows writes them, in the workbook's own spelling.
    text = str(value).replace("_x000D_", "").replace("\r", "")
    return text, AN_ERROR if cell.data_type == "e" else ""


def _number(value: float, shown_as: str) -> tuple[str, str]:
    if abs(value) >= 10**DIGITS_KEPT:
        return str(value), ROUNDED
    text = str(int(value)) if value == int(value) else str(value)
    if shown_as and set(shown_as) <= {"0", " "}:
        text = text.zfill(shown_as.count("0"))
    return text, "" if PLAIN.fullmatch(shown_as) else SHOWN_OTHERWISE
