"""What a carer fills in before a case is there, and the answers that her account keeps."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from portal.privacy.fields import EncryptedJSONField
from questionnaires.models import Draft


class Sending(models.Model):
    """What she has filled in on the way to sending, kept with her answers and gone with them."""

    draft = models.OneToOneField(Draft, on_delete=models.CASCADE, related_name="sending")
    body: Any = EncryptedJSONField(default=dict)
    """By page and field of the forms in `carers.forms.asking`; only pages that she sent."""
    review_of = models.ForeignKey(
        "carers.Case", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    """The case that these answers are a review of; None the first time."""
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"What is to be sent with {self.draft_id}"


class KeptDraft(models.Model):
    """Answers and plan that somebody with an account has taken along."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="kept_drafts"
    )
    draft = models.OneToOneField(Draft, on_delete=models.CASCADE, related_name="kept_by")
    kept_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-kept_at", "-pk"]

    def __str__(self) -> str:
        return f"Draft kept on {timezone.localdate(self.kept_at)}"
