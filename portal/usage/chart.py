"""Use by month as the columns of a drawing, whose numbers stand in the table beside it."""

from dataclasses import dataclass

from portal.usage.months import month_words
from portal.usage.over_time import Table

WIDTH, HEIGHT, BASE, TOP = 640, 190, 150, 24


@dataclass(frozen=True)
class Column:
    x: float
    y: float
    width: float
    height: float
    middle: float
    number_y: float
    number: str
    label: str
    """'Mar'"""


@dataclass(frozen=True)
class Chart:
    title: str
    columns: tuple[Column, ...]
    width: int = WIDTH
    height: int = HEIGHT
    base: int = BASE
    label_y: int = BASE + 22


def chart_of(table: Table, title: str) -> Chart | None:
    """Columns of the first row; None where there is nothing to draw."""
    if table.is_empty:
        return None
    numbers = table.rows[0].months
    most = max((number for number in numbers if isinstance(number, int)), default=0) or 1
    step = WIDTH / len(numbers)
    columns = []
    for place, (month, number) in enumerate(zip(table.months, numbers, strict=True)):
        size = number if isinstance(number, int) else 0
        height = round((BASE - TOP) * size / most, 1)
        x, width = round(step * place + step * 0.15, 1), round(step * 0.7, 1)
        said = f"{number:,}" if isinstance(number, int) else str(number)
        middle, y = round(x + width / 2, 1), round(BASE - height, 1)
        columns.append(Column(x, y, width, height, middle, y - 6, said, f"{month:%b}"))
    months = f"{month_words(table.months[0])} to {month_words(table.months[-1])}"
    return Chart(f"{title}, {months}", tuple(columns))
