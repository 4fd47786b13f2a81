"""Wide slides out of the library's own, which are four to three; where things stand on them."""

from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Inches, Pt

from surveys.packs.looks import BRAND, FONT, INK

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
LEFT, TOP = Inches(0.6), Inches(1.55)
WHOLE, BODY = Inches(12.1), Inches(5.1)
CHART, BESIDE = Inches(8.3), Inches(3.6)
FOOT = Inches(6.85)
TITLE_SLIDE, TITLE_ONLY = 0, 5
"""Layouts of the library."""
TITLE, TEXT, SMALL = 28, 18, 12
"""Points."""


def empty_deck() -> Any:
    deck = Presentation()
    wider = WIDTH / deck.slide_width
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    for layout in (deck.slide_master, *deck.slide_layouts):
        for shape in layout.shapes:
            shape.left, shape.width = int(shape.left * wider), int(shape.width * wider)
    return deck


def slide_of(deck: Any, message: str, layout: int = TITLE_ONLY) -> Any:
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    title = slide.shapes.title
    title.text_frame.text = message
    if layout == TITLE_ONLY:
        title.left, title.top, title.width, title.height = LEFT, Inches(0.4), WHOLE, Inches(1)
        title.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    for paragraph in title.text_frame.paragraphs:
        look(paragraph, TITLE if layout == TITLE_ONLY else 40, bold=True, color=BRAND)
        paragraph.alignment = 1
    return slide


def words_on(slide: Any, lines: list[tuple[str, bool]], *, left: int, width: int) -> None:
    """Lines, and whether each is a heading."""
    box = slide.shapes.add_textbox(left, TOP, width, BODY)
    box.name = "Words"
    frame = box.text_frame
    frame.word_wrap = True
    for place, (words, is_heading) in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.text = words
        look(paragraph, TEXT if is_heading or width == WHOLE else 16, bold=is_heading)
        paragraph.space_after = Pt(8)


def foot(slide: Any, words: str) -> None:
    box = slide.shapes.add_textbox(LEFT, FOOT, WHOLE, Inches(0.4))
    box.name = "Stamp"
    box.text_frame.text = words
    look(box.text_frame.paragraphs[0], SMALL)


def look(paragraph: Any, size: int, *, bold: bool = False, color: str = INK) -> None:
    font = paragraph.font
    font.name, font.size, font.bold = FONT, Pt(size), bold
    font.color.rgb = RGBColor.from_string(color)


def describe(frame: Any, name: str, alt: str) -> None:
    """Alternative text: what a screen reader says in place of a chart or table."""
    frame.name = name
    properties = frame._element.nvGraphicFramePr.cNvPr
    properties.set("descr", alt)
