"""A page as a PDF, made on this machine from our own files; nothing is fetched from anywhere.

WeasyPrint needs the system's Pango. Where it is missing `can_make_pdf` says so: the page then
offers its print version instead.
"""

import logging
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from portal.languages.table import Language
from portal.ui.pdf_fonts import SCHEME, style_for
from portal.ui.pdf_words import words_kept

BUILT = Path(settings.BASE_DIR) / "static" / "built"
STYLESHEET = "pdf.css"

logger = logging.getLogger(__name__)
# WeasyPrint's warnings quote the text of the page, which no log may hold.
logging.getLogger("weasyprint").setLevel(logging.ERROR)
logging.getLogger("fontTools").setLevel(logging.WARNING)


class CannotMakePdf(Exception):
    """The libraries that draw letters are not on this machine."""


@cache
def can_make_pdf() -> bool:
    try:
        import weasyprint  # noqa: F401
    except OSError:
        # Its libraries are loaded by name; those that are missing make an OSError.
        logger.warning("PDFs are off: install Pango (see the README).")
        return False
    return (BUILT / STYLESHEET).exists()


def make_pdf(
    html: str,
    *,
    language: Language,
    site: str = SCHEME,
    identifier: bytes | None = None,
    is_tagged: bool = False,
) -> bytes:
    """The page as it stands, set in our fonts. Raises CannotMakePdf where Pango is missing.

    `site` is where its links lead; nothing is read from there. `identifier` is what the file calls
    itself: with one, the same page gives the same bytes. `is_tagged`: headings, lists and tables
    are marked as such, for those who listen to it.
    """
    if not can_make_pdf():
        raise CannotMakePdf
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    fetcher = _fetcher()
    text = f"{(BUILT / STYLESHEET).read_text()}\n{style_for(language, html)}"
    style = weasyprint.CSS(string=text, base_url=SCHEME, url_fetcher=fetcher, font_config=fonts)
    page = weasyprint.HTML(string=html, base_url=site, url_fetcher=fetcher)
    with words_kept():
        made: bytes = page.write_pdf(
            stylesheets=[style],
            font_config=fonts,
            pdf_identifier=identifier,
            pdf_tags=is_tagged,
        )
    return made


def own_file(address: str) -> Path:
    """The built file that an address names. Raises ValueError for anything else."""
    path = (BUILT / address.removeprefix(SCHEME)).resolve()
    if not address.startswith(SCHEME) or not path.is_relative_to(BUILT.resolve()):
        raise ValueError("A PDF takes nothing but the portal's own files.")
    return path


def _fetcher() -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnFiles(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            return URLFetcherResponse(url, own_file(url).read_bytes())

    return OwnFiles()
