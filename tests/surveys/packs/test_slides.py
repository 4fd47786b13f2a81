"""The slides, read back."""

import io
import zipfile

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from surveys.packs.slides import slides
from tests.surveys.packs.snapshots import book, snapshot


@pytest.fixture(scope="module")
def data():
    return slides(book())


@pytest.fixture(scope="module")
def deck(data):
    return Presentation(io.BytesIO(data))


def frames(deck):
    return [
        shape
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_chart or shape.has_table
    ]


def titles(deck):
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def test_each_slide_has_a_title_that_says_something(deck):
    assert titles(deck)[0] == "Quality and Experience Review"
    assert "Happy with the help: 76% good, no clear change" in titles(deck)
    assert "How was it? 167 people answered" in titles(deck)
    assert all(titles(deck))


def test_charts_and_tables_say_what_they_show(deck):
    for frame in frames(deck):
        assert frame._element.nvGraphicFramePr.cNvPr.get("descr"), frame.name


def test_charts_are_native_with_their_numbers_and_lines_for_limits(deck):
    charts = {
        frame.chart.chart_title.text_frame.text: frame.chart
        for frame in frames(deck)
        if frame.has_chart
    }
    trend = charts["Happy with the help, month by month"]
    found = {one.name: tuple(one.values) for one in trend.plots[0].series}
    assert found == {
        "Good, per cent": (74, None, 76),
        "Mean": (75, 75, 75),
        "Lower limit": (60, 60, 60),
        "Upper limit": (90, 90, 90),
        "Target": (80, 80, 80),
    }
    assert list(trend.plots[0].categories) == ["2025-10", "2025-11", "2025-12"]
    bars = charts["Happy with the help: by team, in the order of their names"]
    assert list(bars.plots[0].categories) == ["North", "South"]
    assert tuple(bars.plots[0].series[0].values) == (78, 74)


def test_bars_have_whiskers_from_the_lowest_to_the_highest(data):
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        charts = [parts.read(name).decode() for name in parts.namelist() if "charts/chart" in name]
    bars = next(one for one in charts if "North" in one)
    assert "<c:plus>" in bars
    # 78, likely 68 to 85; 74, likely 63 to 82.
    assert "<c:v>7.0000</c:v>" in bars
    assert "<c:v>10.0000</c:v>" in bars


def test_the_workbook_inside_can_be_opened_to_edit_and_knows_no_time(data):
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        inside = [name for name in parts.namelist() if name.endswith(".xlsx")]
        assert inside
        for name in inside:
            made = load_workbook(io.BytesIO(parts.read(name)))
            assert f"{made.properties.created:%Y-%m-%d}" == "2026-01-12"
            assert made.active.max_row > 1


def test_notes_hold_the_numbers_for_those_who_do_not_see_the_chart(deck):
    notes = [
        slide.notes_slide.notes_text_frame.text for slide in deck.slides if slide.has_notes_slide
    ]
    assert any("Month 2025-10; 40; 74; 75.0; 60.0; 90.0" in one for one in notes)


def test_each_slide_of_figures_says_whose_numbers_these_are(deck):
    stamp = (
        "October to December 2025. Service: small numbers hidden. Draft, edition 2. "
        f"Snapshot {book().sha256[:12]}"
    )
    stamped = [
        slide
        for slide in deck.slides
        if any(shape.name == "Stamp" and stamp in shape.text_frame.text for shape in slide.shapes)
    ]
    # All but the first and the last, which say it at length.
    assert len(stamped) == len(deck.slides) - 2


def test_nothing_lies_outside_of_a_slide(deck):
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height + 1


def test_what_is_long_is_cut_and_a_long_table_says_how_much_is_left():
    decisions = [
        {
            "words": "w" * 500,
            "who": "",
            "due_on": "",
            "action": "",
            "by": "Ada",
            "at": "2026-02-01T10:00:00+00:00",
        }
    ] * 12
    deck = Presentation(io.BytesIO(slides(book(decisions=decisions))))
    tables = [
        frame
        for frame in frames(deck)
        if frame.has_table and frame.name == "Decisions of the meeting"
    ]
    assert len(tables[0].table.rows) == 9
    assert all(len(cell.text) <= 90 for cell in tables[0].table.iter_cells())
    slide = next(
        one for one in deck.slides if "The meeting decided" in one.shapes.title.text_frame.text
    )
    assert "4 more in the spreadsheet." in slide.notes_slide.notes_text_frame.text


def test_a_quarter_without_any_answers_has_slides_too():
    deck = Presentation(io.BytesIO(slides(book(surveys=[snapshot()["surveys"][1]], signals=[]))))
    assert "No group is clearly below its share of the city" in titles(deck)
