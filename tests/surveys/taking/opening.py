"""Files that were taken out, opened again as whoever got them would."""

import csv
import datetime
import io
import zipfile

from openpyxl import load_workbook

from surveys.models import Taking
from surveys.taking.actions import Wish

JUNE = datetime.date(2026, 6, 1), datetime.date(2026, 6, 30)
IN_JUNE = datetime.date(2026, 6, 10)
BOM = "\ufeff"


def wish(**changes):
    about = {
        "purpose": "To see whether faces are read in all languages.",
        "kind": Taking.Kind.CSV,
        "first": JUNE[0],
        "last": JUNE[1],
    }
    return Wish(**{**about, **changes})


def whole(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def tables_of_zip(data):
    """By name, each a list of rows as dicts."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        for name in file.namelist():
            text = file.read(name).decode("utf-8")
            assert text.startswith(BOM)
            reader = csv.DictReader(io.StringIO(text.removeprefix(BOM), newline=""), strict=True)
            found[name.removesuffix(".csv")] = list(reader)
    return found


def tables_of_book(data):
    book = load_workbook(io.BytesIO(data), read_only=True)
    found = {}
    for sheet in book.worksheets:
        header, *rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        found[sheet.title] = [
            {name: "" if cell is None else cell for name, cell in zip(header, row, strict=False)}
            for row in rows
        ]
    return found


def formulas_in(data):
    book = load_workbook(io.BytesIO(data))
    cells = (cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
    return [cell.value for cell in cells if cell.data_type == "f"]
