"""What can be counted: each room registers its own in its app's `ready()`.

sources.register("carers.plans", Source("Plans made", "plans", …))
related.register("carers-figures", Related("Figures about plans", "staff-carers:figures", …))
"""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from portal.languages.table import BY_CODE
from portal.registry.registry import Registry


class Counted(NamedTuple):
    month: datetime.date
    """Its first day."""
    value: str
    times: int


Tally = Callable[[str, datetime.date, datetime.date], Iterable[Counted]]
"""Of a dimension, in the months from one first day to another, both included."""


@dataclass(frozen=True)
class Dimension:
    code: str
    title: str
    """'Language of the page'"""
    words: Callable[[str], str] = str
    """What a value means."""
    note: str = ""
    adds_up: bool = True
    """Each use has exactly one value; not so of topics, of which a plan has several."""
    least: int = 0
    """Values that came less often in the period are left out altogether."""


@dataclass(frozen=True)
class Source:
    title: str
    """'Plans made'"""
    unit: str
    """'plans'"""
    about: str
    """What counts as one, in a sentence."""
    dimensions: tuple[Dimension, ...] = ()
    """Beside the hour of the week and all together."""
    tally: Tally | None = None
    """Of a room that counts by itself; what is counted here comes to it."""
    has_hours: bool = True
    order: int = 100

    @property
    def by_code(self) -> Mapping[str, Dimension]:
        return {one.code: one for one in self.dimensions}


@dataclass(frozen=True)
class Related:
    """Figures of a room that are shown elsewhere; linked, not shown again."""

    title: str
    about: str
    url_name: str
    open_to: Callable[[Any], bool]


sources: Registry[Source] = Registry("sources of use")
related: Registry[Related] = Registry("other figures of use")


def in_order() -> list[tuple[str, Source]]:
    return sorted(sources.items(), key=lambda one: (one[1].order, one[0]))


def language_words(code: str) -> str:
    return BY_CODE[code].english_name if code in BY_CODE else code


LANGUAGE = Dimension("language", "Language of the page", language_words)
