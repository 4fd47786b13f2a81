"""The figures as a spreadsheet: a cover, notes with every definition, one table a sheet.

Cases are not in it: a file is passed on, a list of cases is work. Text is always written as text,
and what a spreadsheet would run as a formula gets an apostrophe in front.
"""

import io
from collections.abc import Sequence

import xlsxwriter
from django.utils import timezone
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from carers.cases.figures import Figures, Table
from carers.cases.figures.tables import Cell
from carers.models import Organisation
from portal.spreadsheets import harmless

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TITLE = "Carers’ cases: where they stand and how long they take"
LONGEST_NAME = 31
"""Of a sheet, as spreadsheets allow."""
SMALL = (
    "Small numbers are shown: these figures are for the people who run the service. Do not publish "
    "or pass on a number below 5."
)


def spreadsheet(figures: Figures) -> bytes:
    """The bytes of an .xlsx file."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"title": TITLE})
        styles = _Styles(book)
        _cover(book.add_worksheet("Cover"), figures, styles)
        _notes(book.add_worksheet("Notes"), figures.tables, styles)
        for table in figures.tables:
            _table(book.add_worksheet(table.title[:LONGEST_NAME]), table, styles)
    return file.getvalue()


class _Styles:
    def __init__(self, book: xlsxwriter.Workbook) -> None:
        top, bold = {"text_wrap": True, "valign": "top"}, {"bold": True}
        self.heading = book.add_format({**bold, "font_size": 16})
        self.bold = book.add_format({**top, **bold, "bottom": 1})
        self.number = book.add_format({**top, **bold, "bottom": 1, "align": "right"})
        self.total = book.add_format({**bold, "top": 1})
        self.wrapped = book.add_format(top)


def _cover(sheet: Worksheet, figures: Figures, styles: _Styles) -> None:
    whose = ", ".join(Organisation(one).label for one in figures.organisations)
    period = figures.period
    lines = [
        ("Organisations", whose),
        ("Period", f"{period.title}: {_day(period.first)} to {_day(period.last)}"),
        ("As it stood on", f"{timezone.localtime(figures.made_at):%d.%m.%Y, %H:%M}"),
        ("Open cases", str(figures.open_cases)),
        ("Small numbers", SMALL),
        ("Sheets", "; ".join(table.title for table in figures.tables)),
    ]
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, TITLE, styles.heading)
    for number, (name, words) in enumerate(lines, start=2):
        sheet.write_string(number, 0, name, styles.wrapped)
        sheet.write_string(number, 1, harmless(words), styles.wrapped)


def _notes(sheet: Worksheet, tables: Sequence[Table], styles: _Styles) -> None:
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 110)
    sheet.write_string(0, 0, "What is counted, and how it is defined", styles.heading)
    lines = [(table.title, line) for table in tables for line in (table.base, *table.notes)]
    for number, (title, line) in enumerate(lines, start=2):
        sheet.write_string(number, 0, harmless(title), styles.wrapped)
        sheet.write_string(number, 1, harmless(line), styles.wrapped)


def _table(sheet: Worksheet, table: Table, styles: _Styles) -> None:
    """Its headings stand in the third row and stay in sight."""
    sheet.write_string(0, 0, table.title, styles.heading)
    sheet.write_string(1, 0, harmless(table.base))
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, len(table.columns), 16)
    sheet.freeze_panes(3, 1)
    sheet.write_string(2, 0, table.of, styles.bold)
    for number, column in enumerate(table.columns, start=1):
        style = styles.number if column.is_number else styles.bold
        sheet.write_string(2, number, column.title, style)
    for line, row in enumerate(table.rows, start=3):
        _row(sheet, line, row.label, row.cells)
    if table.total:
        _row(sheet, len(table.rows) + 3, table.total.label, table.total.cells, styles.total)


def _row(
    sheet: Worksheet, line: int, label: str, cells: Sequence[Cell], style: Format | None = None
) -> None:
    sheet.write_string(line, 0, harmless(label), style)
    for number, cell in enumerate(cells, start=1):
        if isinstance(cell, int | float):
            sheet.write_number(line, number, cell, style)
        else:
            sheet.write_string(line, number, harmless(cell or ""), style)


def _day(day: object) -> str:
    return f"{day:%d.%m.%Y}"
