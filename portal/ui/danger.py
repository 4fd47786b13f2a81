"""Words that sound like danger: help is shown beside whatever else the page says, no more.

Who knows such words registers here in its app's `ready()`; who reads people's own words asks here.
Nothing is set, stored or told to anyone.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from portal.registry.registry import Registry

listeners: Registry[Callable[[str], bool]] = Registry("listeners for danger")
"""Each takes a few sentences and says whether they sound like danger."""

read_first: Registry[Callable[[str], bool]] = Registry("listeners for need")
"""The same, for words of need ('no food in the house'): people who read own words see them first,
and nothing is shown to whoever wrote them."""


@dataclass(frozen=True)
class PhraseLists:
    """What lists of phrases say of themselves."""

    version: int
    reviewed: tuple[str, ...]
    """Languages whose phrases a person who speaks them has gone through."""
    sizes: Mapping[str, int]
    """How many phrases, by language."""


about_lists: Registry[Callable[[], PhraseLists]] = Registry("lists of phrases of danger")

PART = 240
OVERLAP = 80
"""Long texts are read in parts. No phrase of danger is longer than what two parts share."""


def sounds_like_danger(text: str) -> bool:
    return any(hears(part) for part in _parts(text) for hears in listeners)


def is_read_first(text: str) -> bool:
    """Whether staff should read this before other words."""
    if sounds_like_danger(text):
        return True
    return any(hears(part) for part in _parts(text) for hears in read_first)


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
