"""What the long form is made of, worked out for its templates."""

from dataclasses import dataclass
from typing import Any

from django.forms.boundfield import BoundField

from portal.languages.translated import Text
from questionnaires.definition import Page
from questionnaires.journey import shown


@dataclass(frozen=True)
class Choice:
    """One answer to choose."""

    data: dict[str, Any]
    """As the widget has it: name, value, id, whether it is chosen."""
    theirs: Text | None
    their_hint: Text | None


@dataclass(frozen=True)
class Asked:
    """One question."""

    field: BoundField
    only_if: str
    theirs: Text | None
    their_hint: Text | None
    choices: list[Choice]


@dataclass(frozen=True)
class Leaf:
    """One page of the journey, as part of the long form."""

    page: Page
    title: str
    only_if: str
    """Of all its questions; where they differ, each says its own."""
    is_open: bool
    """Asked now, or with something on it that needs to be seen."""
    revision: int
    questions: list[Asked]
    saved: list[shown.Given]
    others: list[list[shown.Given]]
    """Sent from another window: which of them holds?"""


@dataclass(frozen=True)
class Part:
    code: str
    title: str
    leaves: list[Leaf]
    answered: int
    asked: int
