"""The text of a PDF beside its shapes, so that it can be copied, searched and read aloud.

WeasyPrint maps each shape to the letters that it first stood for. In Arabic, Urdu, Punjabi and
Gujarati one shape serves many letters, so the text would come back as rubbish. Here each line of
such shapes carries its letters (`ActualText`).

They stand in the order in which they are drawn, from left to right: the common readers (Chrome,
Edge, Android, Poppler) take them so and turn right-to-left text round themselves.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

_one_at_a_time = Lock()
"""Drawing is changed while one PDF is made; two at once would trip over each other."""

SHARED_SHAPES = re.compile("[\u0590-\u0dff\ufb1d-\ufefc]")
"""Right-to-left and Indic letters."""
OTHER_WAY_ROUND = str.maketrans("()[]{}<>«»", ")(][}{><»«")


@contextmanager
def words_kept() -> Iterator[None]:
    """While this is open, what WeasyPrint draws carries its letters."""
    from weasyprint.draw import text as drawing

    with _one_at_a_time:
        draw = drawing.draw_first_line

        def draw_with_words(stream: Any, textbox: Any, *rest: Any) -> Any:
            if not SHARED_SHAPES.search(textbox.text):
                return draw(stream, textbox, *rest)
            letters = _as_drawn(textbox.pango_layout).encode("utf-16-be").hex()
            stream.begin_marked_content("Span", f"<</ActualText <feff{letters}>>>")
            drawn = draw(stream, textbox, *rest)
            stream.end_marked_content()
            return drawn

        drawing.draw_first_line = draw_with_words
        try:
            yield
        finally:
            drawing.draw_first_line = draw


def _as_drawn(layout: Any) -> str:
    """The letters of the line from left to right, cluster by cluster."""
    from weasyprint.text.ffi import ffi, pango

    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    line, _ = layout.get_first_line()
    text = layout.text.encode()
    run, found = line.runs[0], []
    while run != ffi.NULL:
        item, glyphs = run.data.item, run.data.glyphs
        starts = [glyphs.log_clusters[place] for place in range(glyphs.num_glyphs)]
        edges = sorted({*starts, item.length})
        # A cluster of several shapes says its place for each of them.
        for start in dict.fromkeys(starts):
            first, last = item.offset + start, item.offset + edges[edges.index(start) + 1]
            letters = text[first:last].decode("utf-8", "replace")
            found.append(turned(letters) if item.analysis.level % 2 else letters)
        run = run.next
    return "".join(found)


def turned(letters: str) -> str:
    """Right-to-left letters of one cluster, from left to right; brackets as they look."""
    return letters[::-1].translate(OTHER_WAY_ROUND)
