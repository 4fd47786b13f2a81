"""Which fonts the text of a PDF needs, and the style rules that name them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from portal.languages.table import Language

LATIN = "PortalLatin"
SCHEME = "portal:///"
"""Addresses inside a PDF's own styles; they lead into `static/built` and nowhere else."""


@dataclass(frozen=True)
class PdfFont:
    """One file for each weight, and the letters for which it is taken; see `pdf_fonts.toml`."""

    family: str
    package: str
    subset: str
    weights: tuple[int, ...]
    languages: tuple[str, ...]
    ranges: tuple[tuple[int, int], ...]

    def file(self, weight: int) -> str:
        return f"{self.package}-{self.subset}-{weight}-normal.woff2"

    def has_letters_of(self, codes: set[int]) -> bool:
        return any(first <= code <= last for code in codes for first, last in self.ranges)

    def faces(self) -> str:
        return "".join(
            f'@font-face{{font-family:"{self.family}";font-weight:{weight};'
            f'src:url("{SCHEME}fonts/{self.file(weight)}") format("woff2")}}\n'
            for weight in self.weights
        )


@cache
def pdf_fonts() -> tuple[PdfFont, ...]:
    with (Path(__file__).parent / "data" / "pdf_fonts.toml").open("rb") as file:
        return tuple(
            PdfFont(
                row["family"],
                row["package"],
                row["subset"],
                tuple(row["weights"]),
                tuple(row["languages"]),
                tuple(_range(words) for words in row["ranges"]),
            )
            for row in tomllib.load(file)["font"]
        )


def _range(words: str) -> tuple[int, int]:
    first, _, last = words.partition("-")
    return int(first, 16), int(last, 16)


def fonts_for(language: Language, text: str) -> list[PdfFont]:
    """The language's own font first, then those whose letters occur in the text.

    People write in any script, whatever the language of the page; a font that nobody needs is not
    read, for the Chinese one is a megabyte.
    """
    codes = set(map(ord, text))
    own = [font for font in pdf_fonts() if language.code in font.languages]
    others = [
        font
        for font in pdf_fonts()
        if font not in own and (font.family == LATIN or font.has_letters_of(codes))
    ]
    return own + others


def style_for(language: Language, text: str) -> str:
    """Every face that is needed, and the order in which a letter is looked for."""
    fonts = fonts_for(language, text)
    family = ", ".join(f'"{font.family}"' for font in fonts)
    english = ", ".join(
        f'"{font.family}"' for font in sorted(fonts, key=lambda font: font.family != LATIN)
    )
    faces = "".join(font.faces() for font in fonts)
    # Latin letters and numbers inside another script come from the Latin font, never from a box.
    return f"{faces}html{{font-family:{family}}}\n[lang|=en],bdi{{font-family:{english}}}\n"
