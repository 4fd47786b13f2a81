"""Parts of a page that renew themselves: each knows what it says, so that only what moved is put in
anew."""

import hashlib
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString


@dataclass(frozen=True)
class Card:
    id: str
    html: SafeString

    @property
    def digest(self) -> str:
        """Another one where the card says something else."""
        return hashlib.sha256(self.html.encode()).hexdigest()[:16]


def card(key: str, template: str, request: HttpRequest, **context: Any) -> Card:
    return Card(
        f"card-{key}", render_to_string(f"staff/surveys/charts/{template}", context, request)
    )


def set_of(cards: list[Card]) -> str:
    """Another one where a card came or went: then the whole set is put in."""
    names = "\n".join(one.id for one in cards)
    return hashlib.sha256(names.encode()).hexdigest()[:8]
