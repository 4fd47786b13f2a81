"""Workbooks: what their cells say, and what is refused before it is unfolded."""

import datetime
import io
import struct
import tracemalloc
import warnings
import zipfile
import zlib

import openpyxl
import pytest

from portal import workbooks
from portal.spreadsheets import NotATable
from portal.workbooks import read_upload

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
NUMBERED = f'<worksheet xmlns="{MAIN}"><sheetData>{{}}</sheetData></worksheet>'


def book_of(*rows, change=lambda book: None):
    """The bytes of a workbook; `change(book)` before it is saved."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_part(data, name, text, **how):
    """The same workbook with one part put in another's place."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", **how) as new:
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
        new.writestr(name, text)
    return file.getvalue()


SMALL = book_of(["a"], ["x"])
SHEET = "xl/worksheets/sheet1.xml"


def test_it_is_read_as_the_same_table_in_csv():
    data = book_of([" channel", "recipient"], [], ["letter", "Zoë\n1 Old Street"])
    table = read_upload(data)
    assert table.header == ["channel", "recipient"]
    (row,) = table.rows
    assert (row.number, row.cells, row.doubts) == (3, ["letter", "Zoë\n1 Old Street"], {})


def test_a_csv_file_is_read_by_what_is_in_it():
    assert read_upload(b"a;b\n1;2\n").rows[0].cells == ["1", "2"]


@pytest.mark.parametrize(
    ("value", "shown_as", "text", "doubt"),
    [
        ("07700 900982", "General", "07700 900982", ""),
        ("one_x000D_\ntwo", "@", "one\ntwo", ""),
        (7700900982, "General", "7700900982", ""),
        (7700900982.0, "0", "7700900982", ""),
        (7700900982, "00000 000000", "07700900982", ""),
        (123, "00000", "00123", ""),
        (0.5, "0.00", "0.5", ""),
        (True, "General", "TRUE", ""),
        (1, '"P-"0000', "1", workbooks.SHOWN_OTHERWISE),
        (1234567890123456, "0", "1234567890123456", workbooks.ROUNDED),
        (datetime.date(2026, 11, 3), "d-mmm", "2026-11-03 00:00:00", workbooks.A_DATE),
        (datetime.time(9, 30), "h:mm", "09:30:00", workbooks.A_DATE),
        # A telephone number that was marked as a date.
        (7700900982, "d/m/yyyy", "#VALUE!", workbooks.AN_ERROR),
        ("#N/A", "General", "#N/A", workbooks.AN_ERROR),
    ],
)
def test_what_a_cell_says(value, shown_as, text, doubt):
    def change(book):
        book.active["A2"] = value
        book.active["A2"].number_format = shown_as

    with warnings.catch_warnings(record=True) as said:
        (row,) = read_upload(book_of(["a"], change=change)).rows
    assert row.cells == [text]
    assert row.doubts.get(0, "") == doubt
    assert not said, "a warning writes what stands in a cell into the log"


def test_a_formula_is_what_it_came_to_or_nothing():
    data = book_of(["a", "b"], ["x", "=1+1"])
    assert read_upload(data).rows[0].cells == ["x", ""]
    came = NUMBERED.format(
        '<row><c t="inlineStr"><is><t>a</t></is></c></row><row><c><f>1+1</f><v>2</v></c></row>'
    )
    assert read_upload(with_part(SMALL, SHEET, came)).rows[0].cells == ["2"]


def test_the_first_sheet_that_is_not_hidden():
    def change(book):
        book.create_sheet("Lists", 0).append(["hidden"])
        book["Lists"].sheet_state = "hidden"
        book.create_sheet("More").append(["other"])
        book.active = 1

    assert read_upload(book_of(["a"], ["x"], change=change)).header == ["a"]


def test_macros_and_pictures_are_left_out():
    data = with_part(SMALL, "xl/vbaProject.bin", b"\x00" * 41_000_000, compression=8)
    assert read_upload(data).rows[0].cells == ["x"]


def test_a_wrong_size_cuts_nothing_off():
    with zipfile.ZipFile(io.BytesIO(book_of(["a"], ["x"], ["y"]))) as book:
        text = book.read(SHEET).decode().replace('ref="A1:A3"', 'ref="A1:A2"')
    assert 'ref="A1:A2"' in text
    assert len(read_upload(with_part(book_of(["a"], ["x"], ["y"]), SHEET, text)).rows) == 2


def lies_about_its_size():
    """Says 10 bytes, with the right sum for them, and holds 20 million."""
    text = b" " * 20_000_000
    data = bytearray(with_part(SMALL, "xl/styles.xml", text, compression=8))
    first, last = data.find(b"xl/styles.xml") - 30, data.rfind(b"xl/styles.xml") - 46
    assert data[first:].startswith(b"PK\x03\x04")
    assert data[last:].startswith(b"PK\x01\x02")
    for sum_at, size_at in ((first + 14, first + 22), (last + 16, last + 24)):
        struct.pack_into("<I", data, sum_at, zlib.crc32(text[:10]))
        struct.pack_into("<I", data, size_at, 10)
    return bytes(data)


def says_it_is_locked():
    data = bytearray(SMALL)
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    return bytes(data)


def cells(number):
    return NUMBERED.format(f"<row>{'<c/>' * number}</row>")


OLE = b"\xd0\xcf\x11\xe0" + b"\x00" * 600


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (SMALL[:-100], workbooks.BROKEN),
        (workbooks.START + b"rest", workbooks.BROKEN),
        (with_part(SMALL, SHEET, "<worksheet"), workbooks.BROKEN),
        (with_part(SMALL, SHEET, "<!DOCTYPE w [<!ENTITY a 'b'>]><w/>"), workbooks.BROKEN),
        (with_part(SMALL, SHEET, cells(1).encode("utf-16")), workbooks.BROKEN),
        (with_part(SMALL, SHEET, cells(1), compression=zipfile.ZIP_BZIP2), workbooks.BROKEN),
        (with_part(SMALL, "xl/styles.xml", "<x/>" * 900_000, compression=8), workbooks.TOO_LARGE),
        (with_part(SMALL, "xl/a.xml", b" " * 41_000_000, compression=8), workbooks.TOO_LARGE),
        (lies_about_its_size(), workbooks.BROKEN),
        (with_part(SMALL, SHEET, cells(101)), workbooks.TOO_WIDE),
        (says_it_is_locked(), workbooks.LOCKED),
        (OLE + "EncryptedPackage".encode("utf-16-le"), workbooks.LOCKED),
        (OLE, "of an older kind"),
        (b"%PDF-1.7", "neither a workbook"),
        (b"\x89PNG\x00", "neither a workbook"),
        (b"", "empty"),
        (book_of(), "empty"),
        (book_of(["a", "a"]), "two columns"),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_what_is_no_sound_workbook_is_said_in_a_sentence(data, sentence):
    with pytest.raises(NotATable) as refused:
        read_upload(data)
    assert sentence in str(refused.value)


def test_a_zip_of_something_else():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as other:
        other.writestr("word/document.xml", "<w/>")
    with pytest.raises(NotATable, match="not an Excel workbook"):
        read_upload(file.getvalue())


def test_a_part_that_lies_about_its_size_is_never_unpacked_whole():
    data = lies_about_its_size()
    tracemalloc.start()
    try:
        with pytest.raises(NotATable):
            read_upload(data)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 10_000_000


def test_a_row_that_says_it_is_a_late_one_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(workbooks, "MOST_ROWS", 1_000)
    text = NUMBERED.format('<row r="99999999999"><c><v>1</v></c></row>')
    with pytest.raises(NotATable, match="empty"):
        read_upload(with_part(SMALL, SHEET, text))
