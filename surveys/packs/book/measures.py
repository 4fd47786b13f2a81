"""The page of one measure: its course, this quarter's answers, by team. Pure."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from surveys.packs.book import charts, tables
from surveys.packs.book.comments import comments
from surveys.packs.book.parts import Beside, Column, Figure, Page, Table
from surveys.packs.book.rows import Row, breakdown, good_of, row_of, rows_by_group
from surveys.packs.book.words import number, people, percent, titled

Survey = Mapping[str, Any]
Actions = Callable[[str], tuple[Beside, ...]]
"""By measure what is done about it."""


def has_told(survey: Survey, measure: Mapping[str, Any]) -> bool:
    """Something may be said of it."""
    row, trend = row_of(survey["results"], measure["name"]), _trend(survey, measure["name"])
    return trend is not None or bool(row and row["cells"])


def measure_page(survey: Survey, measure: Mapping[str, Any], actions: Actions) -> Page:
    name, title = measure["name"], measure["title"]
    row = row_of(survey["results"], name)
    trend = _trend(survey, name)
    figures = []
    if trend is not None:
        course = charts.course(trend)
        sheet = f"{name.partition(':')[2]} {survey['code']}"
        figures.append(Figure(months(survey, trend), sheet, course, is_slide=True))
    if row is not None and row["cells"]:
        table = tables.spread(f"{title}: this quarter", row)
        spread = charts.spread(table.title, row)
        figures.append(Figure(table, title, spread, is_sheet=False, is_slide=not figures))
    figures += _by_team(survey, name, title)
    return Page(
        code=f"{survey['code']}-{name.partition(':')[2]}",
        name=title,
        message=message(title, row, trend),
        lines=_says(row, trend),
        figures=tuple(figures),
        beside=(*comments(survey, measure["about"] or "none"), *actions(name)),
        is_part=True,
    )


def _trend(survey: Survey, name: str) -> Mapping[str, Any] | None:
    """None where no month is plotted."""
    trend: Mapping[str, Any] | None = survey["trends"].get(name)
    if trend is None or all(point["percent"] is None for point in trend["points"]):
        return None
    return trend


def message(title: str, row: Row | None, trend: Mapping[str, Any] | None) -> str:
    """The title of the page, ten words or fewer."""
    good = good_of(row)
    share = percent(good["percent"]) if good and good["percent"] is not None else ""
    change = trend["change"].lower() if trend and trend["kind"] else ""
    said = ", ".join(filter(None, [f"{share} good" if share else "", change]))
    return f"{title}: {said or 'too few answers to say'}"


def months(survey: Survey, trend: Mapping[str, Any]) -> Table:
    columns = ("Answered", "Per cent", "Mean", "Lower limit", "Upper limit")
    return Table(
        title=titled(survey["title"], f"{trend['title']}, month by month"),
        base=f"Share of ‘{trend['answer']}’. Months with too few answers are not plotted.",
        columns=(
            Column("Month"),
            *(Column(one, is_number=True) for one in columns),
            Column("What it says"),
        ),
        rows=tuple(
            (
                one["when"],
                one["base"],
                *(number(one[key]) for key in ("percent", "mean", "low", "high")),
                _what(one),
            )
            for one in trend["points"]
        ),
    )


def _what(point: Mapping[str, Any]) -> str:
    left_out = f"Not plotted: {point['left_out']}" if point["left_out"] else ""
    said = [left_out, point["signals"], point["begins"]]
    return ". ".join(filter(None, said)) or "Usual up and down"


def _by_team(survey: Survey, name: str, title: str) -> Iterator[Figure]:
    team = breakdown(survey, "team")
    rows = list(rows_by_group(team["rows"], name)) if team else []
    if len(rows) > 1 and any(row["cells"] for row in rows):
        table = tables.by_group(f"{title}: by team, in the order of their names", rows)
        chart = charts.by_group(table.title, rows)
        has_bars = len(chart.categories) > 1
        yield Figure(
            table,
            title,
            chart if has_bars else None,
            is_sheet=False,
            is_slide=has_bars,
            is_main=False,
        )


def _says(row: Row | None, trend: Mapping[str, Any] | None) -> tuple[str, ...]:
    found = []
    good = good_of(row)
    if row is not None and good is not None and good["percent"] is not None:
        found.append(
            f"{percent(good['percent'])} of {people(row['base'])} gave a good answer; likely "
            f"{number(good['low'])} to {number(good['high'])} in 100."
        )
    if trend:
        found += [trend["words"], *trend["notes"]]
    return tuple(found)
