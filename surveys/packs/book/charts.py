"""Charts of the book. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

from surveys.packs.book.parts import Chart, ChartKind, Role, Series
from surveys.packs.book.rows import Row, good_of
from surveys.packs.book.words import interval, percent

LINES = (
    ("mean", Role.MEAN, "Mean"),
    ("low", Role.LOW, "Lower limit"),
    ("high", Role.HIGH, "Upper limit"),
)


def course(trend: Mapping[str, Any]) -> Chart:
    """Months with mean and limits."""
    points = trend["points"]
    series = [Series(f"{trend['answer']}, per cent", tuple(one["percent"] for one in points))]
    series += [
        Series(name, tuple(one[key] for one in points), role)
        for key, role, name in LINES
        if any(one[key] is not None for one in points)
    ]
    if trend["target"] is not None:
        series.append(Series("Target", (trend["target"],) * len(points), Role.TARGET))
    return Chart(
        kind=ChartKind.TREND,
        title=f"{trend['title']}, month by month",
        categories=tuple(one["short"] for one in points),
        series=tuple(series),
        alt=trend["alt"],
        marks=tuple(one["signals"] for one in points),
        key=trend["key"],
        drawing=trend["drawing"],
        verdict={
            "variation": trend["kind"],
            "variation_words": trend["change"],
            "xmr": {"assurance": trend["assurance"]},
            "assurance_words": trend["assurance_words"],
        },
    )


def spread(title: str, row: Row) -> Chart:
    """Of those in the base, one bar for each answer."""
    return _bars(title, "", [(cell["label"], cell) for cell in row["cells"] if _has_share(cell)])


def by_group(title: str, rows: Iterable[Row]) -> Chart:
    """The share that is good, one bar for each group, in the order of the table: no ranking."""
    cells = [(row["label"], good_of(row)) for row in rows]
    told = [(label, cell) for label, cell in cells if cell is not None and _has_share(cell)]
    return _bars(title, "Share of good answers. ", told)


def of_measures(title: str, rows: Iterable[Row]) -> Chart:
    """The share that is good of each measure of a survey."""
    cells = [(row["title"], good_of(row)) for row in rows]
    told = [(label, cell) for label, cell in cells if cell is not None and _has_share(cell)]
    return _bars(title, "Share of good answers. ", told)


def _bars(title: str, about: str, cells: list[tuple[str, Mapping[str, Any]]]) -> Chart:
    said = "; ".join(
        f"{label} {percent(cell['percent'])}, likely {interval(cell)}" for label, cell in cells
    )
    return Chart(
        kind=ChartKind.BARS,
        title=title,
        categories=tuple(label for label, _ in cells),
        series=(Series("Per cent", tuple(cell["percent"] for _, cell in cells)),),
        alt=f"{title}. {about}{said}." if cells else f"{title}. Nothing may be shown.",
        ranges=tuple((cell["low"], cell["high"]) for _, cell in cells),
    )


def _has_share(cell: Mapping[str, Any]) -> bool:
    return cell["percent"] is not None
