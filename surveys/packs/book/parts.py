"""What pages are made of, for every kind of file alike."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Cell = int | float | str
NOT_SHOWN = "not shown"
"""Where a number is missing: hidden, or too few to say."""
NOT_COUNTED = "not counted"
"""Of answers that are in no share: don't know, rather not, left out."""


class ChartKind(StrEnum):
    BARS = "bars"
    """Shares, one bar each, from left to right."""
    TREND = "trend"
    """Months, with mean and limits as lines."""


class Role(StrEnum):
    VALUE = "value"
    MEAN = "mean"
    LOW = "low"
    HIGH = "high"
    """Limits."""
    TARGET = "target"


@dataclass(frozen=True)
class Series:
    name: str
    values: tuple[float | None, ...]
    """In percent; None where nothing may be shown."""
    role: Role = Role.VALUE


@dataclass(frozen=True)
class Chart:
    kind: ChartKind
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    """What it shows, in a sentence or two; the table beside it has the numbers."""
    marks: tuple[str, ...] = ()
    """Of a trend, by point: why it stands out, or nothing."""
    ranges: tuple[tuple[float, float] | None, ...] = ()
    """Of bars: from where to where the share may lie."""
    key: str = ""
    """Of a trend, for ids in a page."""
    drawing: Mapping[str, Any] = field(default_factory=dict)
    """Of a trend: where its lines and points stand (`surveys.charts.drawing`)."""
    verdict: Mapping[str, Any] = field(default_factory=dict)
    """Of a trend: its icons, in the names of `staff/surveys/charts/verdict.html`."""

    @property
    def has_numbers(self) -> bool:
        """There is something to draw."""
        return any(value is not None for value in self.series[0].values)


@dataclass(frozen=True)
class Column:
    title: str
    is_number: bool = False


@dataclass(frozen=True)
class Table:
    title: str
    base: str
    """Whose numbers these are, in a sentence; how many they are of."""
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    """The first cell names the row."""


@dataclass(frozen=True)
class Figure:
    """A table, and the chart of it where there is one."""

    table: Table
    name: str
    """Of its sheet, in a few words."""
    chart: Chart | None = None
    is_sheet: bool = True
    """False where another table of the book holds all of it."""
    is_slide: bool = False
    is_main: bool = True
    """The message of the page is about it; else its slide has the title of the table."""


@dataclass(frozen=True)
class Beside:
    """Words that stand beside figures: comments, actions, quotes."""

    title: str
    items: tuple[str, ...]
    is_quotes: bool = False


@dataclass(frozen=True)
class Page:
    code: str
    """For its address in the page, such as 'experience-adult-happy'."""
    name: str
    """In lists of contents."""
    message: str
    """What it says, as its title."""
    lines: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    beside: tuple[Beside, ...] = ()
    is_part: bool = False
    """Of the page before it that is not: the measures of a survey."""
    is_slide: bool = True


@dataclass(frozen=True)
class Book:
    title: str
    subtitle: str
    is_invented: bool
    stamp: tuple[tuple[str, str], ...]
    """Name and value: tier, filter, period, made, versions, hash."""
    notes: tuple[tuple[str, str], ...]
    pages: tuple[Page, ...]
    sha256: str
    made_at: str
    """ISO 8601; the only time that files know."""
    file_name: str
    """Without its ending."""

    @property
    def sheets(self) -> tuple[Figure, ...]:
        return tuple(one for page in self.pages for one in page.figures if one.is_sheet)
