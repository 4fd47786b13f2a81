"""A table on a slide: short, for what has no chart. The whole of it is in the spreadsheet."""

from typing import Any

from pptx.util import Inches, Pt

from surveys.packs.book.parts import Table
from surveys.packs.looks import FONT
from surveys.packs.slides.placing import LEFT, TOP, WHOLE, describe

MOST_ROWS, MOST_COLUMNS, LONGEST = 8, 6, 90
ROW = Inches(0.5)


def put_table(slide: Any, table: Table) -> str:
    """What is left out, in a sentence, or nothing."""
    columns, rows = table.columns[:MOST_COLUMNS], table.rows[:MOST_ROWS]
    height = ROW * (len(rows) + 1)
    frame = slide.shapes.add_table(len(rows) + 1, len(columns), LEFT, TOP, WHOLE, height)
    describe(frame, table.title, f"{table.title}. {table.base}")
    for place, column in enumerate(columns):
        _write(frame.table.cell(0, place), column.title)
        for number, row in enumerate(rows, start=1):
            _write(frame.table.cell(number, place), str(row[place]))
    left = len(table.rows) - len(rows)
    return f"{left} more in the spreadsheet." if left else ""


def _write(cell: Any, words: str) -> None:
    cell.text = words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
    for paragraph in cell.text_frame.paragraphs:
        paragraph.font.name, paragraph.font.size = FONT, Pt(12)
