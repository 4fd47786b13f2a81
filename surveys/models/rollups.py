"""Figures kept up as answers come in: what has come, and what it adds up to."""

from typing import Any

from django.db import models
from django.utils import timezone

from questionnaires.models import Version
from surveys.models.surveys import Survey


class Change(models.Model):
    """An answer that joined the figures, or left them: written in the transaction in which it did.

    It says all that is counted of it, so that it is counted right whatever becomes of the answer,
    and nothing that leads to it. An anonymous one is here from when it joins, never before.
    """

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="+")
    month = models.CharField(max_length=7)
    """'2026-03', by the Thursday of the week."""
    facts: Any = models.JSONField()
    """Version, week, team, language, mode, channel, answers."""
    sign = models.SmallIntegerField(default=1)
    """-1 where it left them; a corrected answer leaves, and joins again."""

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.sign:+d} answers to {self.survey_id}"


class LateChange(models.Model):
    """The same, worked off, of a month that was told before: it waits until it may be told too."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="+")
    month = models.CharField(max_length=7)
    facts: Any = models.JSONField()
    sign = models.SmallIntegerField(default=1)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.sign:+d} late answers to {self.survey_id} for {self.month}"


class FiguresState(models.Model):
    """How far the figures of a survey have come. Whoever changes them holds its row."""

    survey = models.OneToOneField(
        Survey, primary_key=True, on_delete=models.CASCADE, related_name="figures_state"
    )
    version = models.PositiveBigIntegerField(default=0)
    """Goes up by each change that was worked off, and whenever figures are made anew."""
    is_ready = models.BooleanField(default=False)
    """Whether all months were made; before that results are counted from the answers."""
    checked_at = models.DateTimeField(null=True, blank=True)
    """When they were last held against the answers."""
    differences = models.PositiveIntegerField(default=0)
    """How many rows were found then that do not agree."""

    def __str__(self) -> str:
        return f"Figures of {self.survey_id}, version {self.version}"


class Rollup(models.Model):
    """What the answers to one version of one month and group add up to: the exact numbers, for
    nobody's eyes before they have been through `protect`."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="+", db_index=False)
    dimension = models.CharField(max_length=100)
    """'' for all together; 'team', 'week', 'equality:age', 'team*language' …"""
    month = models.CharField(max_length=7)
    value = models.CharField(max_length=130)
    """'north', 'north*ur'."""
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+", db_index=False)
    counts = models.TextField()
    """Numbers in the order of the version's layout (`surveys.figures.layout`), as a JSON list."""
    told: Any = models.TextField(null=True)  # noqa: DJ001  (no text at all says something else)
    """The same as it was told beyond the team; None where that is no other than `counts`."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "dimension", "month", "value", "version"], name="one_rollup"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.month} {self.dimension} {self.value}"


class ToldMonth(models.Model):
    """That figures of a month were told beyond the team. From then on its told numbers move only by
    whole steps (`surveys.rollups.telling`)."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="+")
    month = models.CharField(max_length=7)
    at = models.DateTimeField(default=timezone.now)
    edition = models.PositiveIntegerField(default=0)
    """Goes up by each step: of another edition other numbers were told."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "month"], name="told_once"),
        ]

    def __str__(self) -> str:
        return f"{self.survey_id}, {self.month}: told"
