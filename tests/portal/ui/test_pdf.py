"""PDFs: each script comes out and can be read back, from our own fonts, without the network."""

import logging
import re

import pytest

from portal.languages.catalogues import files
from portal.languages.table import BY_CODE, LANGUAGES, Language
from portal.ui import build, pdf, pdf_fonts
from portal.ui.pdf_words import turned
from tests.pdf_text import fonts_of, ink_of, squeezed, text_of, without_marks, words

needs_pango = pytest.mark.skipif(not pdf.can_make_pdf(), reason="Pango is not installed")
languages = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
ENGLISH_WORDS = ["Find help in Coventry", "Someone you look after", "Phone the carers service"]


def sentences(language: Language) -> list[str]:
    """Some of our own in this language."""
    if language.code == "en":
        return ENGLISH_WORDS
    found = [entry.msgstr for entry in files.read(language) if entry.msgstr]
    # Readers of PDFs disagree about Latin words inside right-to-left lines.
    left_out = r"[%<&{()A-Za-z]" if language.is_rtl else r"[%<&{]"
    return [text for text in found if not re.search(left_out, text)][:60]


def page(language: Language, *paragraphs: str) -> str:
    inside = "".join(f"<p>{text}</p>" for text in paragraphs)
    return f'<html lang="{language.tag}" dir="{language.direction}"><body>{inside}</body></html>'


@pytest.fixture
def warnings(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """What WeasyPrint would say: nothing of it reaches the log of the portal."""
    caplog.set_level(logging.WARNING, "weasyprint")
    return caplog


@needs_pango
@languages
def test_text_can_be_read_back_in_its_script_from_our_own_fonts(
    language: Language, warnings: pytest.LogCaptureFixture
) -> None:
    given = sentences(language)
    others = ["024 7683 3003", "A name like Łukasz"]
    made = pdf.make_pdf(page(language, *given, *others), language=language)
    read = text_of(made)
    if language.is_rtl:
        assert not words(without_marks(" ".join(given))) - words(read)
    else:
        for text in given:
            assert squeezed(text) in squeezed(read)
    assert not warnings.messages
    assert ink_of(made) > 0.001
    assert fonts_of(made)
    assert all("+Portal" in name for name in fonts_of(made)), fonts_of(made)


@needs_pango
def test_people_write_in_any_script(warnings: pytest.LogCaptureFixture) -> None:
    own = ["ਮਾਂ ਜੀ", "આજે", "ሰላም", "Łódź", "你好"]
    made = pdf.make_pdf(page(BY_CODE["en"], *own), language=BY_CODE["en"])
    assert all(squeezed(text) in squeezed(text_of(made)) for text in own)
    assert not warnings.messages


@needs_pango
def test_nothing_of_the_text_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """A letter that no font has would be quoted in a warning."""
    pdf.make_pdf(page(BY_CODE["en"], "secret \u0e01\u0e02"), language=BY_CODE["en"])
    assert "\u0e01" not in caplog.text
    assert "secret" not in caplog.text


@needs_pango
def test_files_of_others_are_left_out_and_the_pdf_is_made() -> None:
    html = page(
        BY_CODE["en"],
        'Here <img src="file:///etc/passwd"> <img src="https://example.org/x.png">',
        '<object data="file:///etc/passwd"></object>',
    )
    assert "Here" in text_of(pdf.make_pdf(html, language=BY_CODE["en"]))


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://127.0.0.1/",
        "https://example.org/font.woff2",
        "portal:///../../manage.py",
        "portal:////etc/passwd",
        "pdf.css",
        "",
    ],
)
def test_only_built_files_are_opened(address: str) -> None:
    with pytest.raises(ValueError, match="own files"):
        pdf.own_file(address)


def test_built_files_are_opened() -> None:
    assert pdf.own_file("portal:///fonts/x.woff2") == pdf.BUILT / "fonts" / "x.woff2"


def test_without_pango_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "can_make_pdf", lambda: False)
    with pytest.raises(pdf.CannotMakePdf):
        pdf.make_pdf("<p>x</p>", language=BY_CODE["en"])


class TestFonts:
    @languages
    def test_every_language_has_its_own_first(self, language: Language) -> None:
        first = pdf_fonts.fonts_for(language, "")[0]
        assert language.code in first.languages

    def test_a_family_is_one_file(self) -> None:
        """Two files under one name come out as garbage."""
        families = [font.family for font in pdf_fonts.pdf_fonts()]
        assert len(families) == len(set(families))
        style = pdf_fonts.style_for(BY_CODE["pl"], "ł")
        assert style.count('font-family:"PortalLatin";font-weight:400') == 1

    def test_a_megabyte_is_read_only_where_it_is_needed(self) -> None:
        assert "PortalChinese" not in pdf_fonts.style_for(BY_CODE["en"], "tea")
        assert "PortalChinese" in pdf_fonts.style_for(BY_CODE["en"], "茶")

    def test_every_file_is_copied_to_where_pdfs_look_for_it(self) -> None:
        package = build.MODULES / "@fontsource"
        if not package.exists():
            pytest.skip("the npm packages are not installed")
        for font in pdf_fonts.pdf_fonts():
            for weight in font.weights:
                assert (package / font.package / "files" / font.file(weight)).exists()


@pytest.mark.parametrize(("letters", "drawn"), [("اب", "با"), ("(ا", "ا)"), ("ا", "ا")])
def test_right_to_left_letters_are_kept_as_they_are_drawn(letters: str, drawn: str) -> None:
    assert turned(letters) == drawn
