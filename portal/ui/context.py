"""What every page has around its content: languages, ways of contact, the portal's name."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from portal.languages.table import BY_CODE, LANGUAGES, Language, current_language
from portal.ui.fonts import script_fonts
from portal.ui.records import contact_ways

LONGEST_QUERY = 1500
"""A longer query is left out of the language links: nine copies of it would swell the page."""


@dataclass(frozen=True)
class LanguageLink:
    """The page the reader is on, in another language."""

    language: Language
    url: str
    is_current: bool


def furniture(request: HttpRequest) -> dict[str, Any]:
    language = current_language()
    font = script_fonts().get(language.code)
    return {
        "language": language,
        "font_stylesheet": font.stylesheet if font else "",
        "languages": language_links(request, language),
        "contact_ways": contact_ways(),
        "portal_name": settings.PORTAL_NAME,
        "demonstration": settings.DEMONSTRATION,
    }


def language_links(request: HttpRequest, current: Language) -> list[LanguageLink]:
    """One link for each language, to this page and its query.

    A page outside the languages (staff, a wrong address) leads to the other language's home page;
    so does the answer to a button, whose address shows nothing.
    """
    _, _, rest = request.path_info.lstrip("/").partition("/")
    here = is_public_path(request.path_info) and _can_be_opened(request)
    query = request.META.get("QUERY_STRING", "")
    tail = f"?{request.GET.urlencode()}" if here and 0 < len(query) <= LONGEST_QUERY else ""
    return [
        LanguageLink(
            language=language,
            url=f"/{language.code}/{_quoted(rest) if here else ''}{tail}",
            is_current=language == current,
        )
        for language in LANGUAGES
    ]


def _can_be_opened(request: HttpRequest) -> bool:
    """Whether a link can lead to this address: not where forms are sent to and nothing is shown."""
    match = request.resolver_match
    declared = getattr(match.func, "page", None) if match else None
    return match is not None and (declared is None or "GET" in declared.methods)


def is_public_path(path: str) -> bool:
    """Whether the address starts with one of our languages."""
    return path.lstrip("/").partition("/")[0] in BY_CODE


def _quoted(path: str) -> str:
    from django.utils.encoding import escape_uri_path

    return escape_uri_path(path)
