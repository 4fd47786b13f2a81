"""The workbook of a pack."""

import datetime
import io

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from surveys.packs.book.parts import Book, Figure
from surveys.packs.sheets.charts import SHEET, ChartData
from surveys.packs.sheets.names import sheet_names
from surveys.packs.sheets.styles import Styles, put
from surveys.packs.zips import without_time

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
INVENTED = "Invented for a demonstration. Nothing in it is true of anybody."
WIDTHS = (44, 26, 60)
"""Of a column of words at least and at most; of one of long words."""
FIRST_ROW = 3
"""Of a table: title, whose numbers, and a link back stand above."""
UTC = datetime.UTC


def workbook(book: Book) -> bytes:
    """The bytes of an .xlsx file: of one book always the same."""
    file = io.BytesIO()
    made_at = datetime.datetime.fromisoformat(book.made_at).astimezone(UTC)
    names = sheet_names(figure.name for figure in book.sheets)
    with xlsxwriter.Workbook(file, OPTIONS) as made:
        made.set_properties(
            {
                "title": f"{book.title}: {book.subtitle}",
                "subject": "; ".join(f"{name}: {value}" for name, value in book.stamp),
                "created": made_at.replace(tzinfo=None),
            }
        )
        made.set_custom_property("Snapshot SHA-256", book.sha256)
        styles = Styles(made)
        _cover(made.add_worksheet("Cover"), book, styles)
        _contents(made.add_worksheet("Contents"), book, names, styles)
        _notes(made.add_worksheet("Notes"), book, styles)
        sheets = [made.add_worksheet(name) for name in names]
        data = ChartData(made, made.add_worksheet(SHEET), styles)
        for number, (sheet, figure) in enumerate(zip(sheets, book.sheets, strict=True), start=1):
            _table(sheet, figure, number, styles, data)
    return without_time(file.getvalue(), made_at=f"{made_at:%Y-%m-%dT%H:%M:%SZ}")


def _cover(sheet: Worksheet, book: Book, styles: Styles) -> None:
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    put(sheet, 0, 0, f"{book.title}: {book.subtitle}", styles.heading)
    if book.is_invented:
        put(sheet, 1, 0, INVENTED, styles.second)
    for row, (name, value) in enumerate(book.stamp, start=2):
        put(sheet, row, 0, name, styles.wrapped)
        put(sheet, row, 1, value, styles.wrapped)


def _contents(sheet: Worksheet, book: Book, names: list[str], styles: Styles) -> None:
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, 1, 100)
    put(sheet, 0, 0, "Contents", styles.heading)
    put(sheet, 1, 0, "Each table has a sheet of its own.", styles.text)
    put(sheet, 2, 0, "Sheet", styles.column)
    put(sheet, 2, 1, "Table", styles.column)
    titles = [figure.table.title for figure in book.sheets]
    listed = [("Notes", "How to read the numbers"), *zip(names, titles, strict=True)]
    for row, (name, title) in enumerate([*listed, (SHEET, "Numbers of the charts")], start=3):
        sheet.write_url(row, 0, f"internal:'{name}'!A1", styles.link, name)
        put(sheet, row, 1, title, styles.wrapped)


def _notes(sheet: Worksheet, book: Book, styles: Styles) -> None:
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 110)
    put(sheet, 0, 0, "Notes", styles.heading)
    put(
        sheet,
        1,
        0,
        "How the figures are made, and what stands where numbers are hidden.",
        styles.text,
    )
    put(sheet, 2, 0, "About", styles.column)
    put(sheet, 2, 1, "Note", styles.column)
    for row, (title, words) in enumerate(book.notes, start=3):
        put(sheet, row, 0, title, styles.wrapped)
        put(sheet, row, 1, words, styles.wrapped)


def _table(sheet: Worksheet, figure: Figure, number: int, styles: Styles, data: ChartData) -> None:
    table = figure.table
    put(sheet, 0, 0, f"Table {number}: {table.title}", styles.heading)
    put(sheet, 1, 0, table.base, styles.text)
    sheet.write_url(2, 0, "internal:'Contents'!A1", styles.link, "Back to the contents")
    for row, cells in enumerate(table.rows, start=FIRST_ROW + 1):
        for place, cell in enumerate(cells):
            style = styles.right if table.columns[place].is_number else styles.wrapped
            put(sheet, row, place, cell, style)
    last = FIRST_ROW + max(len(table.rows), 1)
    headers = [
        {"header": column.title, "header_format": styles.header(column)} for column in table.columns
    ]
    # It writes the headings, and tells screen readers that they are.
    about = {"name": f"Table_{number}", "columns": headers, "autofilter": False, "style": None}
    sheet.add_table(FIRST_ROW, 0, last, len(table.columns) - 1, about)
    _wide(sheet, figure)
    sheet.freeze_panes(FIRST_ROW + 1, 1)
    if figure.chart is not None and figure.chart.has_numbers:
        data.draw(figure.chart, sheet, below=last + 2)


def _wide(sheet: Worksheet, figure: Figure) -> None:
    for place, column in enumerate(figure.table.columns):
        texts = [len(str(row[place])) for row in figure.table.rows]
        longest = max([len(column.title), *texts])
        most = 18 if column.is_number else WIDTHS[2]
        sheet.set_column(place, place, max(12, min(longest + 2, most)))
