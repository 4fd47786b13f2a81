"""Finds every string a member of the public can see: in our Python and in the templates.

Django's `templatize()` turns a template into something like Python, and Babel's own extractor
reads both, so that contexts, plurals, `asvar`, translator comments and `_()` in filters are found.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.conf import settings
from django.utils.translation.template import templatize

KEYWORDS: dict[str, Any] = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
OUTSIDE = {"tests", "migrations", "node_modules", "benchmarks", "static", "docs", "locale", "var"}
"""Folders without anything to translate, or made from the rest."""


@dataclass
class Message:
    """One string to translate, with the files that show it."""

    text: str
    plural: str = ""
    context: str = ""
    places: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, str]:
        return (self.context, self.text)


def messages(root: Path | None = None) -> list[Message]:
    """All of them once each, by file and line, so that a catalogue reads like the site."""
    root = root or settings.BASE_DIR
    found: dict[tuple[str, str], Message] = {}
    for path in sources(root):
        place = path.relative_to(root).as_posix()
        for message in in_file(path):
            known = found.setdefault(message.key, message)
            known.plural = known.plural or message.plural
            if place not in known.places:
                known.places.append(place)
            known.comments += [text for text in message.comments if text not in known.comments]
    return list(found.values())


def sources(root: Path) -> list[Path]:
    """Templates first: they hold nearly all of the words."""
    templates = [path for end in ("html", "txt") for path in (root / "templates").rglob(f"*.{end}")]
    modules = [
        path
        for folder in sorted(root.iterdir())
        if (folder / "__init__.py").exists() and folder.name not in OUTSIDE
        for path in folder.rglob("*.py")
        if not OUTSIDE & set(path.relative_to(root).parts)
    ]
    return sorted(templates) + sorted(modules)


def in_file(path: Path) -> Iterator[Message]:
    code = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # In brackets, because the indentation of a template is not that of Python.
        code = f"({templatize(code, origin=str(path))}\n)"
    found = extract(
        "python", BytesIO(code.encode()), KEYWORDS, ["Translators:"], {"encoding": "utf-8"}
    )
    for _line, text, comments, context in found:
        singular, plural = (text[0], text[1]) if isinstance(text, tuple) else (text, "")
        if singular:
            yield Message(singular, plural or "", context or "", [], list(comments))
