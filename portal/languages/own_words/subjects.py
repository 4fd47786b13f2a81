"""What words belong to: what a translator is told of it, and what is locked and recorded."""

from collections.abc import Callable
from dataclasses import dataclass

from django.apps import apps
from django.db import models

from portal.languages.models import OwnWords
from portal.registry.registry import Registry


@dataclass(frozen=True)
class Origin:
    """Enough to translate well, never whose words they are."""

    title: str
    """'An answer', 'A letter: the reasons'."""
    context: str = ""
    """What it answers or follows, in English."""


Describe = Callable[[str], Origin]
origins: Registry[Describe] = Registry("origins of people’s own words")
"""By kind of subject: from the name of a part to its origin."""


def origin_of(words: OwnWords) -> Origin:
    describe = origins.get(words.subject_kind)
    return describe(words.part) if describe else Origin("Somebody’s own words")


def subject_of(words: OwnWords, *, locked: bool = False) -> models.Model | None:
    """The thing itself; None where it has gone.

    Locked before its words, as everybody does who changes both: so nobody waits for each other.
    """
    rows = apps.get_model(words.subject_kind)._base_manager.filter(pk=words.subject_id)
    found: models.Model | None = rows.select_for_update().first() if locked else rows.first()
    return found
