"""CSV files in one .zip, made while it is sent: nothing of it is kept, in memory or on disk.

The list of its files stands at its end. So one that was cut off, by a fault or a lost connection,
does not open at all: it never passes for a whole one.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence

from portal.spreadsheets import BYTE_ORDER_MARK, harmless
from surveys.taking.sheets import Cell, Sheet

CONTENT_TYPE = "application/zip"
AT_A_TIME = 500
"""Rows in one piece."""
LARGE = 500_000
"""Rows from which a file may be larger than plain .zip files can be."""


def zipped(sheets: Iterable[Sheet], *, number: int) -> Iterator[bytes]:
    """Pieces of the file. `number` is about how many rows the longest sheet has."""
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as file:
        for sheet in sheets:
            name = zipfile.ZipInfo(f"{sheet.name}.csv", date_time=_now())
            name.compress_type = zipfile.ZIP_DEFLATED
            with file.open(name, "w", force_zip64=number > LARGE) as part:
                for text in lines_of(sheet):
                    part.write(text.encode())
                    yield from pipe.taken()
            yield from pipe.taken()
    yield from pipe.taken()


def lines_of(sheet: Sheet) -> Iterator[str]:
    """Of a CSV file, some rows at a time."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    text.write(BYTE_ORDER_MARK)
    writer.writerow([harmless(name) for name in sheet.header])
    for place, row in enumerate(sheet.rows, start=1):
        writer.writerow(_harmless(row))
        if place % AT_A_TIME == 0:
            yield text.getvalue()
            text.seek(0)
            text.truncate()
    yield text.getvalue()


def _harmless(row: Sequence[Cell]) -> list[str | int | float]:
    """Numbers as they are: -3 is no formula."""
    return [
        one if isinstance(one, int | float) else "" if one is None else harmless(one) for one in row
    ]


def _now() -> tuple[int, int, int, int, int, int]:
    from django.utils import timezone

    now = timezone.localtime()
    return now.year, now.month, now.day, now.hour, now.minute, now.second


class _Pipe(io.RawIOBase):
    """What is written can be taken out once; there is no way back in it."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError("A file that is being sent has no place to go back to.")

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self._pieces.append(bytes(data))
        return len(data)

    def taken(self) -> Iterator[bytes]:
        if self._pieces:
            yield b"".join(self._pieces)
            self._pieces.clear()
