"""What was told beyond the team: it cannot be taken back, and is never told in another way."""

from typing import Any

from django.db import models
from django.utils import timezone

from surveys.models.surveys import Survey


class ToldUnit(models.Model):
    """One breakdown of one month, quarter or year as a tier was told it.

    Never changed and never deleted before its survey is: what follows from it has to be known
    whenever more is told. Where the numbers of its months have moved on by a step, the next one
    stands beside it.
    """

    class Tier(models.TextChoices):
        SERVICE = "service", "Across teams"
        PUBLIC = "public", "In public"

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="+")
    tier = models.CharField(max_length=10, choices=Tier.choices)
    breakdown = models.CharField(max_length=200, blank=True)
    """Its dimensions in the order of their names, joined by '*'; '' for all together."""
    first_month = models.CharField(max_length=7)
    last_month = models.CharField(max_length=7)
    editions = models.CharField(max_length=200)
    """Of the numbers of its months: '2026-01/0 2026-02/1 2026-03/0'."""
    lines: Any = models.JSONField()
    """The exact numbers, and what is hidden of them: for `surveys.figures.telling` alone."""
    told_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "survey",
                    "tier",
                    "first_month",
                    "last_month",
                    "breakdown",
                    "editions",
                ],
                name="told_in_one_way",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.breakdown} {self.first_month} to {self.last_month}: told"
