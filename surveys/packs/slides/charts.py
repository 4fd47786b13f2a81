"""Native charts of slides: their numbers stand in a small workbook inside, and can be edited."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from surveys.packs.book.parts import Chart, ChartKind, Role
from surveys.packs.looks import FONT, INK, LINES
from surveys.packs.slides.placing import BODY, CHART, LEFT, TOP, describe

DASHES = {
    Role.MEAN: MSO_LINE.SOLID,
    Role.LOW: MSO_LINE.DASH,
    Role.HIGH: MSO_LINE.DASH,
    Role.TARGET: MSO_LINE.ROUND_DOT,
}
KINDS = {ChartKind.TREND: XL_CHART_TYPE.LINE_MARKERS, ChartKind.BARS: XL_CHART_TYPE.BAR_CLUSTERED}


def put_chart(slide: Any, chart: Chart) -> None:
    data = CategoryChartData(number_format="0")
    data.categories = list(chart.categories)
    for series in chart.series:
        data.add_series(series.name, series.values)
    frame = slide.shapes.add_chart(KINDS[chart.kind], LEFT, TOP, CHART, BODY, data)
    describe(frame, chart.title, chart.alt)
    made = frame.chart
    made.font.name, made.font.size = FONT, Pt(12)
    made.font.color.rgb = RGBColor.from_string(INK)
    made.has_title = True
    made.chart_title.text_frame.text = chart.title
    made.has_legend = len(chart.series) > 1
    if made.has_legend:
        made.legend.position = XL_LEGEND_POSITION.BOTTOM
        made.legend.include_in_layout = False
    made.value_axis.minimum_scale, made.value_axis.maximum_scale = 0, 100
    made.value_axis.major_gridlines.format.line.color.rgb = RGBColor.from_string("C9D3D8")
    if chart.kind == ChartKind.TREND:
        _lines(made, chart)
    else:
        _bars(made, chart)


def _lines(made: Any, chart: Chart) -> None:
    for series, drawn in zip(chart.series, made.plots[0].series, strict=True):
        color = RGBColor.from_string(LINES[series.role])
        drawn.smooth = False
        drawn.format.line.color.rgb = color
        is_value = series.role == Role.VALUE
        drawn.format.line.width = Pt(2.25 if is_value else 1.25)
        if is_value:
            drawn.marker.style, drawn.marker.size = XL_MARKER_STYLE.CIRCLE, 8
            drawn.marker.format.fill.solid()
            drawn.marker.format.fill.fore_color.rgb = color
        else:
            drawn.format.line.dash_style = DASHES[series.role]
            drawn.marker.style = XL_MARKER_STYLE.NONE


def _bars(made: Any, chart: Chart) -> None:
    # The first on top, as in the table.
    made.category_axis.reverse_order = True
    plot = made.plots[0]
    plot.gap_width = 60
    plot.has_data_labels = True
    plot.data_labels.font.size = Pt(12)
    drawn = plot.series[0]
    drawn.format.fill.solid()
    drawn.format.fill.fore_color.rgb = RGBColor.from_string(LINES[Role.VALUE])
    _whiskers(drawn, chart)


def _whiskers(drawn: Any, chart: Chart) -> None:
    """From the lowest to the highest share that is likely; the library has no call for it."""
    pairs = list(zip(chart.series[0].values, chart.ranges, strict=True))
    known = [(value, span) for value, span in pairs if value is not None and span is not None]
    if not known or len(known) < len(pairs):
        return
    up = _numbers("plus", [span[1] - value for value, span in known])
    down = _numbers("minus", [value - span[0] for value, span in known])
    bars = parse_xml(
        f'<c:errBars {nsdecls("c")}><c:errBarType val="both"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="0"/>{up}{down}</c:errBars>'
    )
    drawn._element.find(qn("c:cat")).addprevious(bars)


def _numbers(name: str, values: list[float]) -> str:
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{value:.4f}</c:v></c:pt>' for place, value in enumerate(values)
    )
    count = f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>'
    return f"<c:{name}><c:numLit>{count}{points}</c:numLit></c:{name}>"
