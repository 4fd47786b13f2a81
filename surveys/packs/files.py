"""The files of a pack, each made of one edition's snapshot alone."""

from collections.abc import Callable
from dataclasses import dataclass

from surveys.models import PackEdition
from surveys.packs import page, paper, sheets, slides
from surveys.packs.book import Book, lay_out
from surveys.packs.editions import snapshot_of


@dataclass(frozen=True)
class Kind:
    code: str
    """The ending of its name."""
    words: str
    content_type: str
    make: Callable[[Book], bytes]


def _page(book: Book) -> bytes:
    return page.html_of(book).encode()


KINDS = {
    one.code: one
    for one in (
        Kind("pdf", "PDF, to print", paper.CONTENT_TYPE, paper.pdf_of),
        Kind("html", "Web page, to read on any device", "text/html; charset=utf-8", _page),
        Kind(
            "xlsx", "Spreadsheet with all tables and charts", sheets.CONTENT_TYPE, sheets.workbook
        ),
        Kind("pptx", "Slides with charts to edit", slides.CONTENT_TYPE, slides.slides),
    )
}


def book_of(edition: PackEdition) -> Book:
    """Raises NotAsItWas."""
    return lay_out(snapshot_of(edition), edition.sha256)
