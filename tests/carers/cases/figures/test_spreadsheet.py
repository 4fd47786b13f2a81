"""The file is a spreadsheet that says the same as the screen, and runs nothing."""

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from carers.cases.figures import Column, Row, Table, figures, period_of
from carers.cases.spreadsheet import spreadsheet
from carers.models import Organisation
from tests.carers.cases.figures.test_figures import TODAY
from tests.carers.cases.figures.world import NOW, many
from tests.factories.accounts import person

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheets_of(data: bytes) -> dict[str, list[list[str]]]:
    """By name, its rows of cells as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        words = [
            "".join(text.text or "" for text in one.iter(f"{SHEET}t"))
            for one in ElementTree.fromstring(file.read("xl/sharedStrings.xml"))
        ]
        names = [
            one.attrib["name"]
            for one in ElementTree.fromstring(file.read("xl/workbook.xml")).iter(f"{SHEET}sheet")
        ]
        return {
            name: _rows(
                ElementTree.fromstring(file.read(f"xl/worksheets/sheet{number}.xml")), words
            )
            for number, name in enumerate(names, start=1)
        }


def _rows(sheet: ElementTree.Element, words: list[str]) -> list[list[str]]:
    assert not list(sheet.iter(f"{SHEET}f")), "a formula"
    return [
        [
            words[int(cell.findtext(f"{SHEET}v"))]
            if cell.get("t") == "s"
            else cell.findtext(f"{SHEET}v")
            for cell in row.iter(f"{SHEET}c")
            if cell.findtext(f"{SHEET}v") is not None
        ]
        for row in sheet.iter(f"{SHEET}row")
    ]


@pytest.fixture
def every(db):
    many(40, by=person())
    return figures(set(Organisation.values), period_of("year", TODAY), NOW)


def test_a_cover_notes_and_one_table_a_sheet(every):
    names = list(sheets_of(spreadsheet(every)))
    assert names == ["Cover", "Notes", *(table.title[:31] for table in every.tables)]


def test_it_says_what_the_screen_says(every):
    sheets = sheets_of(spreadsheet(every))
    for table in every.tables:
        lines = sheets[table.title[:31]]
        assert lines[0] == [table.title]
        assert lines[1] == [table.base]
        assert lines[2] == [table.of, *(column.title for column in table.columns)]
        rows = [*table.rows, *([table.total] if table.total else [])]
        said = [
            [row.label, *(str(cell or "") if cell != 0 else "0" for cell in row.cells)]
            for row in rows
        ]
        assert lines[3:] == said


def test_notes_hold_every_definition(every):
    said = {line[1] for line in sheets_of(spreadsheet(every))["Notes"][1:]}
    for table in every.tables:
        assert {table.base, *table.notes} <= said


def test_the_cover_says_whose_and_when(every):
    cover = dict(line for line in sheets_of(spreadsheet(every))["Cover"] if len(line) == 2)
    assert cover["Organisations"] == "Carers service, Council"
    assert cover["Period"] == "The last 12 months: 01.12.2025 to 27.11.2026"
    assert cover["As it stood on"] == "27.11.2026, 12:00"
    assert "below 5" in cover["Small numbers"]


def test_no_reference_of_a_case_is_in_it(every):
    assert every.late
    data = zipfile.ZipFile(io.BytesIO(spreadsheet(every)))
    assert not any(
        case.reference.encode() in data.read(name)
        or case.spoken_reference.encode() in data.read(name)
        for name in data.namelist()
        for case, _ in every.late
    )


@pytest.mark.parametrize(
    "label", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "{=1}", "http://x.example"]
)
def test_what_would_be_a_formula_or_a_link_is_text(every, label):
    table = Table("x", "X", label, [Column("N")], [Row(label, (label,))], label, [label])
    data = spreadsheet(replace(every, tables=[table]))
    sheets = sheets_of(data)
    expected = label if label[0] in "{h" else f"'{label}"
    assert sheets["X"][3] == [expected, expected]
    assert b"hyperlink" not in zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet3.xml")
