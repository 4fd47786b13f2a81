"""The pack as a page: one measure a page, a table beside each chart, nothing that ranks."""

import re

import pypdfium2
import pytest
from pypdfium2 import raw

from portal.ui.pdf import can_make_pdf
from surveys.packs.page import FigureShown, html_of, paper_of, shown
from surveys.packs.paper import pdf_of
from tests.html_checks import faults_of
from tests.pdf_text import squeezed, text_of
from tests.surveys.packs.snapshots import TREND, book, snapshot


def text(html):
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"(?s)<style>.*?</style>", "", html)).split())


def test_the_file_is_a_sound_page_that_needs_nothing_else():
    html = html_of(book())
    assert not [one for one in faults_of(html) if "style" not in one]
    assert not re.search(r"<script|<link|src=|url\(|https?://(?!www\.w3\.org)", html)
    assert html.count("<h1") == 1


def test_pages_come_in_order_with_a_message_each():
    pages = {one["page"].code: one["page"] for one in shown(book())}
    assert list(pages) == [
        "summary",
        "experience",
        "experience-happy",
        "experience-people",
        "too-few",
        "unheard",
        "quality",
        "actions",
        "method",
    ]
    assert pages["summary"].message == "October to December 2025: no changes beyond chance"
    assert pages["experience-happy"].message == "Happy with the help: 76% good, no clear change"
    assert pages["actions"].message == "1 of 1 earlier actions ended, 0 overdue"
    assert pages["unheard"].message == "1 group answered less than their share"


def test_each_chart_has_its_table_and_says_what_it_shows():
    html = html_of(book())
    assert html.count('role="img"') == 1
    assert TREND["alt"] in html
    assert "Happy with the help, month by month" in text(html)
    for words in ("Month 2025-11", "Not plotted: fewer than 10 answers", "not shown", "69 to 82"):
        assert words in text(html)


def test_comments_and_actions_stand_beside_the_measure_that_they_are_about():
    page = next(one["page"] for one in shown(book()) if one["page"].code == "experience-happy")
    beside = {one.title: one.items for one in page.beside}
    assert beside["What people wrote about"] == ("Manner: 12 of 30 comments, 40%",)
    assert beside["In people’s words"] == ("=1+1 They listened.",)
    assert beside["Actions"] == ("Ring back within a day: Done",)


def test_what_nobody_wrote_says_so_and_what_somebody_wrote_is_not_markup():
    html = html_of(book(narrative={"summary": "<b>Bold</b>\nSecond"}))
    assert "&lt;b&gt;Bold&lt;/b&gt;" in html
    assert "Nobody has written this yet." in html


@pytest.mark.parametrize(
    "word", ["red", "amber", "rank", "league", "best", "worst", "compared with last"]
)
def test_nothing_is_rated_or_ranked(word):
    assert not re.search(rf"\b{word}\b", text(html_of(book())), re.IGNORECASE)


def test_what_chance_does_not_explain_stands_in_the_first_heading():
    signals = [
        {"survey": "A", "measure": "B", "kind": "concern", "words": "Concern: below."},
        {"survey": "A", "measure": "C", "kind": "", "words": "Too few."},
    ]
    made = book(signals=signals)
    assert made.pages[0].message == "October to December 2025: one change beyond chance"
    assert "1 has too few answers to say." in made.pages[0].lines
    assert "A B. Concern: below." in made.pages[0].lines


def test_long_tables_are_folded_on_the_screen_and_left_out_on_paper():
    made = snapshot()
    made["surveys"][0]["results"] *= 20
    made = book(surveys=made["surveys"])
    assert "View as table" in html_of(made)
    assert "which are in the spreadsheet" in paper_of(made)
    assert "which are in the spreadsheet" not in html_of(made)


def test_a_breakdown_that_is_not_told_is_named_and_says_of_nobody_that_they_were_silent():
    made = snapshot()
    for one in made["surveys"][0]["breakdowns"]:
        if one["by"] in {"age", "team"}:
            one["bases"], one["rows"] = [], []
    pages = {one["page"].code: one["page"] for one in shown(book(surveys=made["surveys"]))}
    said = "Not told at all, for even the names of groups would say too much:"
    assert f"{said} Team." in pages["experience"].lines
    assert f"{said} Age." in pages["experience-people"].lines
    assert not pages["experience-people"].figures


def test_bars_stand_in_the_rows_of_their_table_or_apart():
    figures = {one.figure.table.title: one for page in shown(book()) for one in page["figures"]}
    by_team = figures["Happy with the help: by team, in the order of their names"]
    assert [row.bar.width for row in by_team.rows] == ["78.0", "74.0"]
    assert not by_team.bars
    answers = figures["How was it? All answers"]
    assert [(bar.label, bar.percent) for bar in answers.bars] == [("Happy with the help", "76")]
    assert all(row.bar is None for row in answers.rows)


def test_a_chart_without_a_point_is_none():
    made = snapshot()
    for point in made["surveys"][0]["trends"]["indicator:happy"]["points"]:
        point["percent"] = None
    pages = shown(book(surveys=made["surveys"]))
    trends = [one.trend for page in pages for one in page["figures"]]
    assert not any(trends)


def test_a_table_alone_has_neither_bars_nor_a_trend():
    table_alone = next(
        one for page in shown(book()) for one in page["figures"] if one.figure.chart is None
    )
    assert isinstance(table_alone, FigureShown)
    assert (table_alone.trend, table_alone.bars) == (None, [])


@pytest.mark.skipif(not can_make_pdf(), reason="Pango is not installed")
def test_the_pdf_says_the_same():
    made = book()
    found = squeezed(text_of(pdf_of(made)))
    for words in ("Happy with the help: 76% good", made.sha256, "Ring back within a day"):
        assert squeezed(words) in found


@pytest.mark.skipif(not can_make_pdf(), reason="Pango is not installed")
def test_the_pdf_is_tagged_for_those_who_listen_to_it():
    document = pypdfium2.PdfDocument(pdf_of(book()))
    assert raw.FPDFCatalog_IsTagged(document)
    assert document.get_metadata_dict()["CreationDate"].startswith("D:20260112100000")
    document.close()
