"""Use of one part as a file, stamped: what it is, of which months, by which rule, when made."""

import io
from collections.abc import Iterable, Iterator, Sequence

import xlsxwriter
from django.utils import timezone
from xlsxwriter.worksheet import Worksheet

from portal.spreadsheets import as_csv, harmless
from portal.usage.heat import DAYS
from portal.usage.months import month_words
from portal.usage.over_time import Table
from portal.usage.showing import INVENTED, RULE, Shown

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HOURS_TITLE = "By hour of the week"
LONGEST_NAME = 31
"""Of a sheet, as spreadsheets allow."""
NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
Line = Sequence[object]
Sheet = tuple[str, list[str], list[Line], str]
"""Title, header, lines, note."""
Stamp = list[tuple[str, str]]
"""Names beside what they say."""


def stamp(shown: Shown) -> Stamp:
    lines = [
        ("What", f"{shown.source.title}: {shown.source.about}"),
        ("Months", shown.period.words),
        ("Who may see it", "Staff who plan and manage services; small numbers are hidden"),
        ("Rule", RULE),
        ("Made", f"{timezone.localtime():%d.%m.%Y, %H:%M}"),
    ]
    return [*lines, ("Mind", INVENTED)] if shown.is_invented else lines


def tables(shown: Shown) -> Iterator[Sheet]:
    if shown.heat is not None:
        lines: list[Line] = [
            (hour, *(cell.times for cell in cells)) for hour, cells in shown.heat.hours
        ]
        yield HOURS_TITLE, ["Hour from", *DAYS], lines, " ".join(shown.heat.sentences)
    for table in (shown.together, *shown.tables):
        header = [table.title, *(month_words(month) for month in table.months), "All months"]
        yield table.title, header, [_line(table, at) for at in range(len(table.rows))], table.note


def _line(table: Table, at: int) -> Line:
    row = table.rows[at]
    return (row.label, *row.months, row.total)


def csv_of(shown: Shown) -> str:
    return as_csv_file(stamp(shown), tables(shown))


def workbook_of(shown: Shown) -> bytes:
    title = f"Use of the portal: {shown.source.title}"
    return as_workbook(title, stamp(shown), tables(shown))


def as_csv_file(stamped: Stamp, told: Iterable[Sheet]) -> str:
    """One line for each number, which machines like best; the stamp stands in the first lines."""
    first = [(f"({name})", words, "", "") for name, words in stamped]
    return as_csv(("Table", "Of", "When", "Times"), [*first, *_long(told)])


def _long(told: Iterable[Sheet]) -> Iterator[Line]:
    for title, header, lines, _ in told:
        for label, *numbers in lines:
            for column, number in zip(header[1:], numbers, strict=True):
                yield title, label, column, number


def sheet_name(title: str) -> str:
    """As spreadsheets allow it."""
    return title.translate(NOT_IN_NAMES).strip("'")[:LONGEST_NAME]


def as_workbook(title: str, stamped: Stamp, told: Iterable[Sheet]) -> bytes:
    """A cover, then one table a sheet."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"title": title})
        bold = book.add_format({"bold": True})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        cover = book.add_worksheet("Cover")
        cover.set_column(0, 0, 18)
        cover.set_column(1, 1, 90)
        for at, (name, words) in enumerate(stamped):
            cover.write_string(at, 0, name, bold)
            cover.write_string(at, 1, harmless(words), wrapped)
        for name, header, lines, note in told:
            sheet = book.add_worksheet(sheet_name(name))
            sheet.set_column(0, 0, 34)
            sheet.write_string(0, 0, harmless(note))
            for at, column in enumerate(header):
                sheet.write_string(1, at, harmless(column), bold)
            for at, line in enumerate(lines, start=2):
                _write(sheet, at, line)
            sheet.freeze_panes(2, 1)
    return file.getvalue()


def _write(sheet: Worksheet, at: int, line: Line) -> None:
    for column, cell in enumerate(line):
        if isinstance(cell, int | float):
            sheet.write_number(at, column, cell)
        else:
            sheet.write_string(at, column, harmless(cell))
