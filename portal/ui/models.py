"""Messages about the website."""

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone

from portal.privacy.fields import EncryptedTextField

KEPT_FOR = datetime.timedelta(days=365)
"""Said on the privacy page; a job holds it."""


class FeedbackQuerySet(models.QuerySet["Feedback"]):
    def waiting(self) -> "FeedbackQuerySet":
        """Nobody has dealt with it yet; the oldest first."""
        return self.filter(dealt_with_at=None).order_by("sent_at")

    def dealt_with(self) -> "FeedbackQuerySet":
        return self.exclude(dealt_with_at=None).order_by("-dealt_with_at")

    def to_forget(self) -> "FeedbackQuerySet":
        return self.filter(sent_at__lt=timezone.now() - KEPT_FOR)


class Feedback(models.Model):
    """What somebody told us about the website. Words and contact are encrypted at rest."""

    message = EncryptedTextField()
    contact = EncryptedTextField(blank=True)
    """How to answer, if the person wants an answer."""
    language = models.CharField(max_length=10)
    """Of the page it was written on; the message itself may be in any."""
    sent_at = models.DateTimeField(default=timezone.now, db_index=True)
    dealt_with_at = models.DateTimeField(null=True, blank=True)
    dealt_with_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(dealt_with_at=None, dealt_with_by=None)
                | models.Q(dealt_with_at__isnull=False, dealt_with_by__isnull=False),
                name="feedback_is_dealt_with_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"Message of {timezone.localdate(self.sent_at):%d.%m.%Y}"
