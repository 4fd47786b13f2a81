"""What there is to translate: each room says its kinds of texts, and one queue shows them all.

text_kinds.register("carers.item", TextKind(label="Items of plans", pieces=items))
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from portal.languages.translated import HasTexts
from portal.registry.registry import Registry

Urgency = Literal["danger", "consent", "safeguarding", ""]


@dataclass(frozen=True)
class Piece:
    """What is translated and reviewed together, as the queue lists it."""

    unit: HasTexts
    title: str
    """In English: the question, the name of the item."""
    first: Urgency = ""
    """Why it stands before all others. Until it is reviewed, readers see the English beside it."""


@dataclass(frozen=True)
class OwnQueue:
    """A kind with screens of its own, because more than texts hangs on it."""

    address: Callable[[str], str]
    """Where what waits in a language is listed."""
    waiting: Callable[[str], int]
    """How many wait there."""


@dataclass(frozen=True)
class TextKind:
    label: str
    """In the plural: 'Questions'."""
    pieces: Callable[[], Sequence[Piece]]
    """All that readers may meet; the newest English where a draft and an active version differ."""
    own_queue: OwnQueue | None = None


text_kinds: Registry[TextKind] = Registry("kinds of texts")
