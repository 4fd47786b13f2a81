"""The slides of a pack."""

import datetime
import io
from typing import Any

from surveys.packs.book.parts import Beside, Book, Figure, Page, Table
from surveys.packs.slides.charts import put_chart
from surveys.packs.slides.placing import (
    BESIDE,
    CHART,
    LEFT,
    TITLE_SLIDE,
    WHOLE,
    empty_deck,
    foot,
    look,
    slide_of,
    words_on,
)
from surveys.packs.slides.tables import put_table
from surveys.packs.zips import without_time

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
MOST_BESIDE, MOST_WHOLE = 5, 12
"""Lines that stand beside a chart, and on a slide of words alone."""
LONGEST = 170
SHORT_HASH = 12
INVENTED = "Invented for a demonstration. Nothing in it is true of anybody."


def slides(book: Book) -> bytes:
    """The bytes of a .pptx file: of one book always the same."""
    deck = empty_deck()
    made_at = datetime.datetime.fromisoformat(book.made_at).astimezone(datetime.UTC)
    _properties(deck, book, made_at.replace(tzinfo=None))
    stamp = dict(book.stamp)
    line = (
        f"{book.subtitle}. {stamp['Tier']}. {stamp['State']}. "
        f"Snapshot {book.sha256[:SHORT_HASH]}…{' ' + INVENTED if book.is_invented else ''}"
    )
    _first(deck, book, stamp)
    for page in book.pages:
        if page.is_slide:
            for slide in _of_page(deck, page):
                foot(slide, line)
    _last(deck, book)
    file = io.BytesIO()
    deck.save(file)
    return without_time(file.getvalue(), made_at=f"{made_at:%Y-%m-%dT%H:%M:%SZ}")


def _properties(deck: Any, book: Book, made_at: datetime.datetime) -> None:
    about = deck.core_properties
    about.title = f"{book.title}: {book.subtitle}"
    about.subject = f"Snapshot SHA-256 {book.sha256}"
    about.author = about.last_modified_by = dict(book.stamp)["Council"]
    about.created = about.modified = made_at
    about.revision, about.language = 1, "en-GB"


def _first(deck: Any, book: Book, stamp: dict[str, str]) -> None:
    slide = slide_of(deck, book.title, TITLE_SLIDE)
    lines = [book.subtitle, stamp["State"], stamp["Tier"]]
    frame = slide.placeholders[1].text_frame
    frame.text = "\n".join([*lines, *([INVENTED] if book.is_invented else [])])
    for paragraph in frame.paragraphs:
        look(paragraph, 20)
        paragraph.alignment = 1
    slide.notes_slide.notes_text_frame.text = "\n".join(f"{a}: {b}" for a, b in book.stamp)


def _last(deck: Any, book: Book) -> None:
    slide = slide_of(deck, "How the figures are made")
    words_on(slide, [(f"{a}: {b}", False) for a, b in book.stamp], left=LEFT, width=WHOLE)
    slide.notes_slide.notes_text_frame.text = "\n".join(f"{a}: {b}" for a, b in book.notes)


def _of_page(deck: Any, page: Page) -> list[Any]:
    figures = [one for one in page.figures if one.is_slide]
    if not figures:
        slide = slide_of(deck, page.message)
        words_on(slide, _lines(page.lines, page.beside, MOST_WHOLE), left=LEFT, width=WHOLE)
        tables = [one.table for one in page.figures]
        slide.notes_slide.notes_text_frame.text = _notes(page, tables)
        return [slide]
    return [_of_figure(deck, page, figure) for figure in figures]


def _of_figure(deck: Any, page: Page, figure: Figure) -> Any:
    slide = slide_of(deck, page.message if figure.is_main else figure.table.title)
    if figure.chart is not None and figure.chart.has_numbers:
        put_chart(slide, figure.chart)
        beside = _lines(page.lines if figure.is_main else (figure.table.base,), (), MOST_BESIDE)
        words_on(slide, beside, left=LEFT + CHART + LEFT // 3, width=BESIDE)
        left = ""
    else:
        left = put_table(slide, figure.table)
    notes = _notes(page, [figure.table])
    slide.notes_slide.notes_text_frame.text = "\n".join(filter(None, [left, notes]))
    return slide


def _lines(lines: tuple[str, ...], beside: tuple[Beside, ...], most: int) -> list[tuple[str, bool]]:
    found = [(line, False) for line in lines]
    for one in beside:
        found += [(one.title, True), *((item, False) for item in one.items)]
    return [(_short(words), is_heading) for words, is_heading in found[:most]]


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def _notes(page: Page, tables: list[Table]) -> str:
    """Everything that the page says, and its numbers: what a reader has who does not see it."""
    found = [page.message, *page.lines]
    for one in page.beside:
        found += [one.title, *one.items]
    for table in tables:
        found += [table.title, table.base, "; ".join(one.title for one in table.columns)]
        found += ["; ".join(map(str, row)) for row in table.rows[:MOST_NOTED]]
    return "\n".join(found)


MOST_NOTED = 60
"""Rows of a table in the notes of a slide."""
