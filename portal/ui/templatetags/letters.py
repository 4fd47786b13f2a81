"""The letters of a language that is shown inside a page of another language."""

from django import template

from portal.languages.table import Language
from portal.ui.fonts import script_fonts

register = template.Library()


@register.inclusion_tag("components/script_font.html")
def letters_of(language: Language) -> dict[str, str]:
    """The stylesheet with its font, where it needs one."""
    font = script_fonts().get(language.code)
    return {"font_stylesheet": font.stylesheet if font else ""}
