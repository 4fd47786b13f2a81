"""What people wrote, beside figures: themes and quotes. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from surveys.packs.book.parts import Beside
from surveys.packs.book.words import percent


def comments(survey: Mapping[str, Any], about: str = "") -> Iterator[Beside]:
    """All of a survey; beside a measure those of the same objective."""
    themes = [one for one in survey["themes"] if about in ("", one["about"])]
    if themes:
        yield Beside("What people wrote about", tuple(map(_theme, themes)))
    elif survey["themes_note"] and not about:
        yield Beside("What people wrote about", (survey["themes_note"],))
    quotes = [one for one in survey["quotes"] if not about or about in one["about"]]
    if quotes:
        yield Beside("In people’s words", tuple(one["words"] for one in quotes), is_quotes=True)


def _theme(theme: Mapping[str, Any]) -> str:
    share = f", {percent(theme['percent'])}" if theme["percent"] is not None else ""
    return f"{theme['label']}: {theme['count']} of {theme['base']} comments{share}"
