"""Workbooks: one table a sheet, row after row to the disk, so that memory stays the same."""

from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from portal.spreadsheets import harmless
from surveys.taking.sheets import Cell, Sheet

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 1_048_576
"""A sheet has no more; what goes beyond stands on a further one."""
LONGEST_CELL = 32_767
CUT = " … (cut: a cell of a workbook holds no more)"
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_book(file: Any, sheets: Iterable[Sheet], *, title: str, folder: str = "") -> None:
    """Into a file or at a path. `folder` is where sheets stand on the disk until they are all
    there."""
    with xlsxwriter.Workbook(file, {**OPTIONS, "tmpdir": folder or None}) as book:
        book.set_properties({"title": title})
        bold = book.add_format({"bold": True, "bottom": 1})
        for sheet in sheets:
            _write(book, sheet, bold)


def _write(book: xlsxwriter.Workbook, sheet: Sheet, bold: Format) -> None:
    page, pages, line = _page(book, sheet, bold, 1), 1, 0
    for row in sheet.rows:
        line += 1
        if line == MOST_ROWS:
            pages, line = pages + 1, 1
            page = _page(book, sheet, bold, pages)
        _row(page, line, row)


def _page(book: xlsxwriter.Workbook, sheet: Sheet, bold: Format, number: int) -> Worksheet:
    """A further page of the same sheet has its header too."""
    page = book.add_worksheet(sheet.name if number == 1 else f"{sheet.name}-{number}")
    for place, width in enumerate(sheet.widths):
        page.set_column(place, place, width)
    page.freeze_panes(1, 0)
    for place, name in enumerate(sheet.header):
        page.write_string(0, place, harmless(name), bold)
    return page


def _row(page: Worksheet, line: int, row: Sequence[Cell]) -> None:
    for place, cell in enumerate(row):
        if isinstance(cell, str):
            if cell:
                page.write_string(line, place, _text(cell))
        elif cell is not None:
            page.write_number(line, place, cell)


def _text(cell: str) -> str:
    text = harmless(cell)
    if len(text) > LONGEST_CELL:
        return text[: LONGEST_CELL - len(CUT)] + CUT
    return text
