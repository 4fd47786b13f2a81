"""Decisions about charts: from which month on the limits of a trend are worked out anew."""

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone

from surveys.models.surveys import Survey, Team


class Rebase(models.Model):
    """That the limits begin anew, because something that people know of has changed for good.

    Never deleted: one that was wrong is taken back, and stays here with the names of both.
    """

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="+")
    question = models.CharField(max_length=120)
    """As results name it: 'happy', 'indicator:happy'."""
    option = models.CharField(max_length=60)
    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT, related_name="+")
    """None for all teams together."""
    from_month = models.CharField(max_length=7)
    """'2026-03': the first month of the new limits."""
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["from_month", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(taken_back_at=None, taken_back_by=None)
                | models.Q(taken_back_at__isnull=False, taken_back_by__isnull=False),
                name="rebase_taken_back_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"New limits for {self.question} from {self.from_month}"

    @property
    def when(self) -> str:
        """'March 2026'."""
        return f"{datetime.date.fromisoformat(f'{self.from_month}-01'):%B %Y}"
