"""The book as a PDF: of one book always the same, on one machine."""

from portal.languages.table import ENGLISH
from portal.ui.pdf import make_pdf
from surveys.packs.book.parts import Book
from surveys.packs.page import paper_of

CONTENT_TYPE = "application/pdf"


def pdf_of(book: Book) -> bytes:
    """Raises CannotMakePdf."""
    identifier = bytes.fromhex(book.sha256)
    return make_pdf(paper_of(book), language=ENGLISH, identifier=identifier, is_tagged=True)
