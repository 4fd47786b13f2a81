"""Figures kept up as answers come in: what has come, and what it adds up to."""

from typing import Any

from django.db import models

from surveys.models.surveys import Survey


class Change(models.Model):
    """An answer that joined the figures, or left them: written in the transaction in which it did.

    It says all that is counted of it, so that it is counted right whatever becomes of the answer,
    and nothing that leads to it. An anonymous one is here from when it joins, never before.
    """

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="+")
    facts: Any = models.JSONField()
    """Version, week, team, language, mode, channel, answers."""
    sign = models.SmallIntegerField(default=1)
    """-1 where it left them; a corrected answer leaves, and joins again."""

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.sign:+d} answers to {self.survey_id}"


class FiguresState(models.Model):
    """How far the figures of a survey have come. Whoever changes them holds its row."""

    survey = models.OneToOneField(
        Survey, primary_key=True, on_delete=models.CASCADE, related_name="figures_state"
    )
    version = models.PositiveBigIntegerField(default=0)
    """Goes up with each batch that changed something."""

    def __str__(self) -> str:
        return f"Figures of {self.survey_id}, version {self.version}"


class Rollup(models.Model):
    """What the answers of one month and group add up to: the exact numbers, for nobody's eyes
    before they have been through `protect`."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="+")
    dimension = models.CharField(max_length=60)
    """'' for all together; 'team', 'week', 'language', 'age' …"""
    value = models.CharField(max_length=60)
    month = models.CharField(max_length=7)
    """'2026-03', by the Thursday of the week."""
    number = models.IntegerField(default=0)
    """Whole sets of answers."""
    counts: Any = models.JSONField(default=dict)
    """By version, question (or indicator) and option, base and left out among them."""
    told_number = models.IntegerField(null=True)
    """As it stood when it was last told beyond the team; None where it never was."""
    told_counts: Any = models.JSONField(default=dict)
    changes = models.PositiveIntegerField(default=0)
    """Answers that joined or left since then: it moves on once there are B_STEP."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "dimension", "month", "value"], name="one_rollup"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.month} {self.dimension} {self.value}"
