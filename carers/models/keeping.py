"""How long cases are kept once they have ended, and what holds one back."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from carers.models.cases import Case
from portal.privacy.fields import EncryptedTextField


class KeepingRule(models.Model):
    """The council's schedule for cases that ended in one way. Without months nothing of them is
    ever deleted, and pages say so: no schedule is invented."""

    class Outcome(models.TextChoices):
        MEETS = "meets", "Decided: eligible needs"
        DOES_NOT = "does-not", "Decided: no eligible needs"
        WITHDRAWN = "withdrawn", "Withdrawn"
        OTHER = "other", "Ended without a decision"

    outcome = models.CharField(max_length=12, choices=Outcome, unique=True)
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    """After the end of the case."""
    source = models.CharField(max_length=300, blank=True)
    """Where the council's schedule says so."""

    class Meta:
        ordering = ["outcome"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(months=None) | (models.Q(months__gt=0) & ~models.Q(source="")),
                name="a_schedule_says_where_it_stands",
            )
        ]

    def __str__(self) -> str:
        return str(self.get_outcome_display())


class Hold(models.Model):
    """A case that must stay whatever the schedule says: a complaint, an enquiry, a court."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="holds")
    reason = EncryptedTextField()
    placed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    placed_at = models.DateTimeField(default=timezone.now)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-placed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(lifted_at=None), name="a_case_is_held_once"
            ),
            models.CheckConstraint(
                condition=models.Q(lifted_at=None, lifted_by=None)
                | models.Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="a_hold_is_lifted_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"Hold of {timezone.localdate(self.placed_at)}"
