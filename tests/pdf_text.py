"""What a PDF says when it is read back, and with which fonts."""

import ctypes
import re
import unicodedata
from collections import Counter

import pypdfium2
from pypdfium2 import raw

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def words(text: str) -> Counter[str]:
    """The words of a text, whatever their order and the way they run.

    Readers of PDFs differ in how they turn right-to-left lines round, so such a word counts by its
    letters; forms for display are put aside.
    """
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(one for one in plain if not unicodedata.combining(one))
    found = re.findall(r"[^\W_]+", plain)
    return Counter("".join(sorted(word)) if RIGHT_TO_LEFT.search(word) else word for word in found)


def without_marks(text: str) -> str:
    """Less the words with a mark on a letter inside, which some readers break in two there."""
    return " ".join(word for word in text.split() if not re.search("[\u064b-\u0652]", word))


def squeezed(text: str) -> str:
    """Without spaces: lines break where they must."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def fonts_of(pdf: bytes) -> set[str]:
    document = pypdfium2.PdfDocument(pdf)
    found = set()
    for page in document:
        for piece in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            name = ctypes.create_string_buffer(200)
            raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(piece.raw), name, 200)
            found.add(name.value.decode())
    document.close()
    return found


def ink_of(pdf: bytes) -> float:
    """The share of dark points on the first page."""
    document = pypdfium2.PdfDocument(pdf)
    picture = document[0].render(scale=1).to_pil().convert("L")
    counts = picture.histogram()
    document.close()
    return sum(counts[:128]) / sum(counts)


def links_of(pdf: bytes) -> set[str]:
    document = pypdfium2.PdfDocument(pdf)
    found = set()
    for page in document:
        place, link = ctypes.c_int(0), raw.FPDF_LINK()
        while raw.FPDFLink_Enumerate(page, ctypes.byref(place), ctypes.byref(link)):
            address = ctypes.create_string_buffer(500)
            raw.FPDFAction_GetURIPath(document, raw.FPDFLink_GetAction(link), address, 500)
            found.add(address.value.decode())
    document.close()
    return found
