"""The book as a page: each chart beside its table. Pure but for the templates."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string

from surveys.packs.book.parts import Book, Cell, Chart, ChartKind, Figure
from surveys.packs.book.words import number

LONG = 30
"""Rows: a longer table is folded on the screen, and on paper left to the spreadsheet."""
FOLDER = "staff/surveys/packs"


@dataclass(frozen=True)
class Bar:
    label: str
    percent: str
    width: str
    low: str
    high: str
    """Out of a hundred, as text, so that no language puts a comma into them."""
    low_words: str
    high_words: str


@dataclass(frozen=True)
class Row:
    cells: tuple[Cell, ...]
    bar: Bar | None


@dataclass(frozen=True)
class FigureShown:
    figure: Figure

    @property
    def is_long(self) -> bool:
        return len(self.figure.table.rows) > LONG

    @property
    def trend(self) -> dict[str, Any] | None:
        """As `staff/surveys/charts/xmr.svg` wants it."""
        chart = self.figure.chart
        if chart is None or chart.kind != ChartKind.TREND or not chart.has_numbers:
            return None
        answer = {"answer": chart.series[0].name}
        return {
            "key": chart.key,
            "title": chart.title,
            "measure": answer,
            "description": chart.alt,
            "variation": chart.verdict["variation"],
            "xmr": chart.verdict["xmr"] | {"direction": "up"},
            "variation_words": chart.verdict["variation_words"],
            "assurance_words": chart.verdict["assurance_words"],
            "target": len(chart.series) > 1 and chart.series[-1].name == "Target",
        }

    @property
    def bars(self) -> list[Bar]:
        """Of a chart whose bars are not the rows of its table."""
        chart = self.figure.chart
        return [] if chart is None or self._is_in_rows(chart) else list(_bars(chart))

    @property
    def rows(self) -> list[Row]:
        chart = self.figure.chart
        bars = {}
        if chart is not None and self._is_in_rows(chart):
            bars = {bar.label: bar for bar in _bars(chart)}
        return [Row(row, bars.get(str(row[0]))) for row in self.figure.table.rows]

    def _is_in_rows(self, chart: Chart) -> bool:
        labels = [row[0] for row in self.figure.table.rows]
        return set(chart.categories) <= set(labels) and len(set(labels)) == len(labels)


def _bars(chart: Chart) -> Iterator[Bar]:
    if chart.kind != ChartKind.BARS:
        return
    values = chart.series[0].values
    for label, value, span in zip(chart.categories, values, chart.ranges, strict=True):
        if value is not None and span is not None:
            places = [f"{one:.1f}" for one in (value, *span)]
            yield Bar(label, str(number(value)), *places, *(str(number(one)) for one in span))


def shown(book: Book) -> list[dict[str, Any]]:
    """Pages with their figures, for the templates."""
    return [
        {"page": one, "figures": [FigureShown(fig) for fig in one.figures]} for one in book.pages
    ]


def html_of(book: Book) -> str:
    """A file of its own, which needs nothing else to be read or printed."""
    return _rendered(book, "file.html")


def paper_of(book: Book) -> str:
    """The same for `pdf_of`."""
    return _rendered(book, "paper.html")


def _rendered(book: Book, template: str) -> str:
    context = {"book": book, "pages": shown(book), "is_paper": template == "paper.html"}
    return render_to_string(f"{FOLDER}/{template}", context)
