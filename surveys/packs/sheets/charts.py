"""Native charts. Their numbers stand on a sheet of their own, where what is not shown is a gap: in
the tables it is words, which a chart would draw as nought."""

from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from surveys.packs.book.parts import Chart, ChartKind, Role, Series
from surveys.packs.looks import FONT, INK, LINES
from surveys.packs.sheets.styles import Styles, put

SHEET = "Chart data"
ABOUT = (
    "What the charts of this workbook are drawn of, in per cent. An empty cell is a gap in the "
    "chart: too few answers, or hidden. The tables say which."
)
SMALL, WIDE = {"x_scale": 1.2, "y_scale": 1.1}, {"x_scale": 1.9, "y_scale": 1.3}
DASHES = {Role.MEAN: "solid", Role.LOW: "dash", Role.HIGH: "dash", Role.TARGET: "round_dot"}


class ChartData:
    """The sheet that holds the numbers of all charts, one block below the other."""

    def __init__(self, book: xlsxwriter.Workbook, sheet: Worksheet, styles: Styles) -> None:
        self.book, self.sheet, self.styles = book, sheet, styles
        sheet.set_column(0, 0, 44)
        sheet.set_column(1, 8, 18)
        put(sheet, 0, 0, SHEET, styles.heading)
        put(sheet, 1, 0, ABOUT, styles.text)
        self.row = 3

    def draw(self, chart: Chart, on: Worksheet, *, below: int) -> None:
        """Beside its table would hide it on a small screen: the chart stands below."""
        first = self._numbers(chart)
        drawn = _LINES if chart.kind == ChartKind.TREND else _BARS
        made = drawn(self, chart, first)
        size = WIDE if chart.kind == ChartKind.TREND else SMALL
        on.insert_chart(below, 0, made, {**size, "description": chart.alt})

    def _numbers(self, chart: Chart) -> int:
        """The row of its first category."""
        put(self.sheet, self.row, 0, chart.title, self.styles.column)
        for place, series in enumerate(chart.series, start=1):
            put(self.sheet, self.row, place, series.name, self.styles.column_of_numbers)
            for step, value in enumerate(series.values, start=1):
                put(self.sheet, self.row + step, place, value, self.styles.right)
        for step, category in enumerate(chart.categories, start=1):
            put(self.sheet, self.row + step, 0, category, self.styles.text)
        first = self.row + 1
        self.row += len(chart.categories) + 2
        return first

    def series(self, chart: Chart, place: int, first: int) -> dict[str, Any]:
        last = first + len(chart.categories) - 1
        return {
            "name": [SHEET, first - 1, place],
            "categories": [SHEET, first, 0, last, 0],
            "values": [SHEET, first, place, last, place],
        }


def _lines(data: ChartData, chart: Chart, first: int) -> Any:
    made = data.book.add_chart({"type": "line"})
    for place, series in enumerate(chart.series, start=1):
        made.add_series({**data.series(chart, place, first), **_look(series)})
    made.show_blanks_as("gap")
    made.set_x_axis({"num_font": _font(10)})
    made.set_y_axis({"min": 0, "max": 100, "name": "Per cent", "name_font": _font(11)})
    return _titled(made, chart)


def _bars(data: ChartData, chart: Chart, first: int) -> Any:
    made = data.book.add_chart({"type": "bar"})
    labels = {"value": True, "font": _font(10)}
    look = {"fill": {"color": f"#{LINES[Role.VALUE]}"}, "gap": 60, "data_labels": labels}
    made.add_series({**data.series(chart, 1, first), **look, **_how_sure(chart)})
    # The first on top, as in the table.
    made.set_y_axis({"reverse": True, "num_font": _font(10)})
    made.set_x_axis({"min": 0, "max": 100, "name": "Per cent", "name_font": _font(11)})
    return _titled(made, chart)


def _how_sure(chart: Chart) -> dict[str, Any]:
    """Whiskers from the lowest to the highest share that is likely."""
    pairs = list(zip(chart.series[0].values, chart.ranges, strict=True))
    if not pairs or any(value is None or span is None for value, span in pairs):
        return {}
    up = [span[1] - value for value, span in pairs if span and value is not None]
    down = [value - span[0] for value, span in pairs if span and value is not None]
    return {"x_error_bars": {"type": "custom", "plus_values": up, "minus_values": down}}


def _look(series: Series) -> dict[str, Any]:
    color = f"#{LINES[series.role]}"
    if series.role == Role.VALUE:
        marker = {"type": "circle", "size": 6, "fill": {"color": color}, "border": {"color": color}}
        return {"line": {"color": color, "width": 2}, "marker": marker}
    dash = DASHES[series.role]
    return {"line": {"color": color, "width": 1.25, "dash_type": dash}, "marker": {"type": "none"}}


def _titled(made: Any, chart: Chart) -> Any:
    made.set_title({"name": chart.title, "name_font": {**_font(12), "bold": True}})
    made.set_legend({"position": "bottom"} if len(chart.series) > 1 else {"none": True})
    return made


def _font(size: int) -> dict[str, Any]:
    return {"name": FONT, "size": size, "color": f"#{INK}", "bold": False}


_LINES, _BARS = _lines, _bars
