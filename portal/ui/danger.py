"""Words that sound like danger: help is shown beside whatever else the page says, no more.

Who knows such words registers here in its app's `ready()`; who reads people's own words asks here.
Nothing is set, stored or told to anyone.
"""

from collections.abc import Callable, Iterator

from portal.registry.registry import Registry

listeners: Registry[Callable[[str], bool]] = Registry("listeners for danger")
"""Each takes a few sentences and says whether they sound like danger."""

PART = 240
OVERLAP = 80
"""Long texts are read in parts. No phrase of danger is longer than what two parts share."""


def sounds_like_danger(text: str) -> bool:
    return any(hears(part) for part in _parts(text) for hears in listeners)


def _parts(text: str) -> Iterator[str]:
    """Cut between words, where there are spaces; Chinese has none and needs none."""
    start = 0
    while start < len(text):
        end = start + PART
        if end < len(text):
            end = max(text.rfind(" ", start + OVERLAP + 1, end), start + OVERLAP + 1)
        yield text[start:end]
        if end >= len(text):
            return
        start = max(text.find(" ", end - OVERLAP, end), end - OVERLAP)
