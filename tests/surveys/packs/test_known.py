"""What the council has published (167, 42, 30 and 44 answers) comes out right in every file: exact
at the team's tier, which is for this test alone, and protected in the pack of staff."""

import io

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from surveys.figures.tables import Tier
from surveys.loading import load_surveys
from surveys.models import Survey
from surveys.packs.book import lay_out
from surveys.packs.canonical import digest, spelled
from surveys.packs.gathering.everything import gather
from surveys.packs.page import html_of
from surveys.packs.quarters import quarter_called
from surveys.packs.sheets import workbook
from surveys.packs.slides import slides
from tests.surveys.importing.files import a_file, imported
from tests.surveys.packs.snapshots import SNAPSHOT
from tests.surveys.results.test_known import KNOWN

QUARTER = quarter_called("2025-q4")
DAY = "2025-10-15"
TITLES = {
    "indicator:independent": "Helped to be independent",
    "indicator:happy": "Happy with the help",
    "indicator:dp-happy": "Happy with help through a direct payment",
    "indicator:sg-listened": "A say in the enquiry",
    "indicator:sg-achieved": "Got what matters most",
}


@pytest.fixture
def shipped(db):
    load_surveys()


def only(*codes):
    """Others are retired: they have no answers here, and the pack would count them too."""
    Survey.objects.exclude(pk__in=codes).update(retired_at="2025-01-01T00:00:00Z")


def book_at(tier):
    rest = ("narrative", "decisions", "taken_at", "edition")
    snapshot = {**gather(QUARTER, tier=tier), **{name: SNAPSHOT[name] for name in rest}}
    return lay_out(snapshot, digest(spelled(snapshot)))


def in_sheets(book, name):
    """Rows of a survey's answers: question, answer, answered, number, per cent, how sure."""
    sheets = load_workbook(io.BytesIO(workbook(book)))
    sheet = next(sheets[one] for one in sheets.sheetnames if name in one)
    return list(sheet.iter_rows(min_row=5, values_only=True))


def on_slides(book):
    """By title of a chart its numbers by category, in the workbook that can be edited."""
    deck = Presentation(io.BytesIO(slides(book)))
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    return {
        chart.chart_title.text_frame.text: dict(
            zip(chart.plots[0].categories, chart.plots[0].series[0].values, strict=True)
        )
        for chart in charts
    }


def load(tmp_path, survey):
    base, *asked = KNOWN[survey]
    header = ["date", *(question for question, *_ in asked)]
    rows = [
        [DAY, *(good if one < count else bad for _, _, count, good, bad, _ in asked)]
        for one in range(base)
    ]
    imported(survey, a_file(tmp_path, header, *rows))
    only(survey)
    return base, asked


@pytest.mark.parametrize("survey", KNOWN)
@pytest.mark.parametrize("tier", [Tier.TEAM, Tier.SERVICE])
def test_known_results_in_the_spreadsheet_and_on_the_slides(shipped, tmp_path, survey, tier):
    base, asked = load(tmp_path, survey)
    book = book_at(tier)
    rows = {row[:2]: row[2:] for row in in_sheets(book, f"answers {survey}"[:20])}
    charts = on_slides(book)
    shares = (found for title, found in charts.items() if title.endswith("good answers"))
    bars = next(shares, {})
    for _, indicator, count, _, _, percent in asked:
        title = TITLES[indicator]
        told = rows[f"{title} (both forms)", "Good"]
        assert told[0] == base
        if tier == Tier.SERVICE and 0 < base - count < 5:
            # 29 of 30: the one who said otherwise would follow from it.
            assert (told[1], told[2]) == ("hidden", "not shown")
            assert title not in bars
            continue
        assert told[1] == count
        assert int(told[2] + 0.5) == percent
        assert int(bars[title] + 0.5) == percent
        if tier == Tier.TEAM:
            assert bars[title] == pytest.approx(100 * count / base, abs=0.001)


def test_137_of_167_with_its_interval(shipped, tmp_path):
    load(tmp_path, "experience-adult")
    row = next(
        row
        for row in in_sheets(book_at(Tier.SERVICE), "answers experience-a")
        if row[:2] == ("Helped to be independent (both forms)", "Good")
    )
    # Wilson, 137 of 167: 75.5 to 87.1.
    assert row[2:] == (167, 137, 82, "76 to 87")
    assert "82% good" in html_of(book_at(Tier.SERVICE))


def test_42_and_1_of_44(shipped, tmp_path):
    rows = [
        [DAY, "one-coventry-integrated", one] for one in ["happy"] * 42 + ["unhappy", "in-between"]
    ]
    imported("tell-us", a_file(tmp_path, ["date", "team", "happy"], *rows))
    only("tell-us")
    exact = {row[:2]: row for row in in_sheets(book_at(Tier.TEAM), "answers tell-us")}
    title = "Happy with the help (both forms)"
    assert exact[title, "Good"][2:5] == (44, 42, 95.5)
    assert exact[title, "Bad"][2:5] == (44, 1, 2.3)
    told = {row[:2]: row for row in in_sheets(book_at(Tier.SERVICE), "answers tell-us")}
    assert told[title, "Bad"][3] == "1 to 4"
    assert told[title, "Good"][2] == 44
