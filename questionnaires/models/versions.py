"""Versions of a questionnaire."""

from functools import lru_cache
from typing import Any

from django.db import models

from questionnaires.definition import Definition, read
from questionnaires.models.published import Published, PublishedQuerySet


class Version(Published):
    """A definition with its English words.

    `body` holds `definition` as in its file, `texts`: unit ("question/hard") to field to English,
    and, where it takes questions from a bank, `shared`: unit to the owner of its translations.
    """

    questionnaire = models.SlugField(max_length=40)
    """`carer-assessment`."""

    objects = PublishedQuerySet.as_manager()

    class Meta:
        ordering = ["questionnaire", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["questionnaire", "number"], name="a_version_number_once"
            ),
            models.UniqueConstraint(
                fields=["questionnaire"],
                condition=models.Q(state="active"),
                name="one_active_version_of_a_questionnaire",
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft") | models.Q(published_at__isnull=False),
                name="published_version_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.questionnaire}, version {self.number}"

    @property
    def definition(self) -> Definition:
        return _definition(self.digest, _Uncompared(self.body["definition"]))

    @property
    def english(self) -> dict[str, dict[str, str]]:
        """Unit ("question/hard") to field ("title", "option.home") to text."""
        texts: dict[str, dict[str, str]] = self.body["texts"]
        return texts

    @property
    def shared(self) -> dict[str, str]:
        """Units whose translations belong to another owner than this questionnaire."""
        owners: dict[str, str] = self.body.get("shared", {})
        return owners


class _Uncompared:
    """Carries data past a cache that goes by the digest alone."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Uncompared)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=32)
def _definition(digest: str, carried: _Uncompared) -> Definition:
    return read(carried.data)
