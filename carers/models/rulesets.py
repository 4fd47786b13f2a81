"""Versions of the rules and items that plans are made with."""

from django.db import models

from questionnaires.models import Published, PublishedQuerySet


class RulesetQuerySet(PublishedQuerySet):
    """Of this room, so that its types are known here."""


class Ruleset(Published):
    """Rules, items and their English words, published together.

    `body` holds `rules`, `items` and `texts`: unit ("item/cress") to field to English.
    """

    objects = RulesetQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["number"], name="a_ruleset_number_once"),
            models.UniqueConstraint(
                fields=["state"],
                condition=models.Q(state="active"),
                name="one_active_ruleset",
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft") | models.Q(published_at__isnull=False),
                name="published_ruleset_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"Rules of plans, version {self.number}"
