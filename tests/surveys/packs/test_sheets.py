"""The spreadsheet, read back."""

import io
import zipfile

import pytest
from openpyxl import load_workbook

from portal.spreadsheets import FORMULA
from surveys.packs.sheets import workbook
from surveys.packs.sheets.names import LONGEST, sheet_names
from tests.surveys.packs.snapshots import book, snapshot


@pytest.fixture(scope="module")
def data():
    return workbook(book())


@pytest.fixture(scope="module")
def sheets(data):
    return load_workbook(io.BytesIO(data))


def rows(sheet):
    return [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]


def test_cover_contents_and_notes_come_first_and_the_numbers_of_charts_last(sheets):
    assert sheets.sheetnames[:3] == ["Cover", "Contents", "Notes"]
    assert sheets.sheetnames[-1] == "Chart data"
    cover = dict(row for row in rows(sheets["Cover"]) if len(row) == 2)
    assert cover["Tier"] == "Service: small numbers hidden"
    assert cover["Filter"] == "All teams"
    assert cover["Period"] == "October to December 2025 (2025-10-01 to 2025-12-31)"
    assert cover["State"] == "Draft, edition 2"
    assert cover["Snapshot"].endswith(book().sha256)
    assert ["Small numbers", "‘hidden’ stands where …"] in rows(sheets["Notes"])


def test_one_table_a_sheet_listed_in_the_contents(sheets):
    tables = [
        name
        for name in sheets.sheetnames
        if name not in {"Cover", "Contents", "Notes", "Chart data"}
    ]
    listed = [row[0] for row in rows(sheets["Contents"])[3:]]
    assert listed == ["Notes", *tables, "Chart data"]
    for name in tables:
        assert len(sheets[name].tables) == 1, name
        assert sheets[name]["A1"].value.startswith("Table ")
        assert sheets[name].freeze_panes == "B5"


def test_no_cell_of_a_table_is_empty(sheets):
    for name in sheets.sheetnames[3:-1]:
        area = next(iter(sheets[name].tables.values())).ref
        assert all(cell.value not in {None, ""} for row in sheets[name][area] for cell in row), name


def test_what_a_spreadsheet_would_run_is_text(data, sheets):
    texts = [
        cell.value
        for sheet in sheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str)
    ]
    assert "'@People wait" in texts
    assert not [one for one in texts if one.startswith(FORMULA)]
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for name in parts.namelist():
            assert name.startswith("xl/worksheets") <= (b"<f>" not in parts.read(name))


def test_charts_are_native_say_what_they_show_and_leave_gaps(data, sheets):
    charted = [name for name in sheets.sheetnames if sheets[name]._charts]
    assert len(charted) == 2
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        drawn = [
            parts.read(name).decode() for name in parts.namelist() if "drawings/drawing" in name
        ]
        charts = [parts.read(name).decode() for name in parts.namelist() if "charts/chart" in name]
    descriptions = [one for one in drawn if 'descr="' in one]
    assert len(descriptions) == 2
    assert any("October to December 2025, by month. No signals." in one for one in drawn)
    # Excel takes a gap where nothing else is said.
    assert any("<c:lineChart>" in one and "dispBlanksAs" not in one for one in charts)
    assert any("<c:barChart>" in one and "<c:errBars>" in one for one in charts)
    numbers = rows(sheets["Chart data"])
    # The month in which too few answered has no number, and no nought either.
    assert ["2025-11", 75, 60, 90, 80] in numbers
    assert ["2025-10", 74, 75, 60, 90, 80] in numbers


def test_invented_figures_say_so():
    sheets = load_workbook(io.BytesIO(workbook(book(is_invented=True))))
    assert "Invented" in sheets["Cover"]["A2"].value


def test_a_quarter_without_any_answers_has_its_files_too():
    empty = snapshot()["surveys"][1]
    sheets = load_workbook(io.BytesIO(workbook(book(surveys=[empty], signals=[]))))
    assert any("Too few answers" in name for name in sheets.sheetnames)


def test_names_of_sheets_are_short_and_each_is_there_once():
    wanted = ["a/b:c*?[d]'" * 5, "a/b:c*?[d]'" * 5, "Plain"]
    names = sheet_names(wanted)
    assert len(set(names)) == 3
    assert all(len(name) <= LONGEST and not set(name) & set("/:*?[]'\\") for name in names)
    assert names[2] == "3 Plain"
