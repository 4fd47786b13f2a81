"""Formats of cells. All text is written as text, and nothing of it runs as a formula."""

from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from portal.spreadsheets import harmless
from surveys.packs.book.parts import Cell, Column
from surveys.packs.looks import BRAND, FONT

SIZE = 12
"""Points: what the Analysis Function asks for at least."""


class Styles:
    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self.heading = self._of(bold=True, font_size=16, font_color=f"#{BRAND}")
        self.second = self._of(bold=True, font_size=14)
        self.text = self._of()
        self.wrapped = self._of(text_wrap=True)
        self.link = self._of(font_color="#0B5C8A", underline=1)
        self.column = self._of(bold=True, text_wrap=True, bottom=2)
        self.column_of_numbers = self._of(bold=True, text_wrap=True, bottom=2, align="right")
        self.right = self._of(align="right")

    def header(self, column: Column) -> Format:
        return self.column_of_numbers if column.is_number else self.column

    def _of(self, **about: Any) -> Format:
        base = {"font_name": FONT, "font_size": SIZE, "valign": "top"}
        return self._book.add_format({**base, **about})


def put(sheet: Worksheet, row: int, column: int, cell: Cell | None, style: Format) -> None:
    """None leaves the cell empty."""
    if cell is None:
        sheet.write_blank(row, column, None, style)
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell, style)
    else:
        sheet.write_string(row, column, harmless(cell), style)
