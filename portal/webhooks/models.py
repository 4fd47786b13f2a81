"""Who is told of events, and what is on its way to them."""

import datetime
import uuid
from typing import Any

from django.db import models
from django.utils import timezone

from portal.privacy.fields import EncryptedTextField
from portal.registry.outbox import Outbox, OutboxQuerySet, OutboxState


class ReceiverQuerySet(models.QuerySet["Receiver"]):
    def active(self) -> "ReceiverQuerySet":
        return self.filter(is_active=True)


class Receiver(models.Model):
    """A system that takes events at an address, and may fetch what they are about."""

    name = models.CharField(max_length=100)
    url = models.URLField(max_length=500)
    secret = EncryptedTextField()
    """By which messages are signed (Standard Webhooks, `whsec_…`)."""
    token_hash = models.CharField(max_length=64, blank=True)
    """Keyed hash of the token with which it fetches exports; empty for none."""
    events: Any = models.JSONField(default=list)
    """Types that it is told of; none: all."""
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ReceiverQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


FORGET_AFTER = datetime.timedelta(days=90)


class DeliveryQuerySet(OutboxQuerySet["Delivery"]):
    def given_up(self) -> "DeliveryQuerySet":
        return self.filter(state=OutboxState.GIVEN_UP)

    def to_forget(self) -> "DeliveryQuerySet":
        return self.filter(finished_at__lt=timezone.now() - FORGET_AFTER)


class Delivery(Outbox):
    """One event for one receiver. Says what happened to what, never what anybody said."""

    receiver = models.ForeignKey(Receiver, on_delete=models.CASCADE, related_name="deliveries")
    event_id = models.UUIDField(default=uuid.uuid4)
    """The same each time it is sent, so that a receiver can tell a repetition."""
    type = models.CharField(max_length=60)
    """'assessment.submitted'."""
    data: Any = models.JSONField(default=dict)
    happened_at = models.DateTimeField(default=timezone.now)
    last_status = models.PositiveSmallIntegerField(null=True, blank=True)
    """HTTP status of the last answer."""

    objects = DeliveryQuerySet.as_manager()

    class Meta(Outbox.Meta):
        ordering = ["-happened_at", "-pk"]
        verbose_name_plural = "deliveries"

    def __str__(self) -> str:
        return f"{self.type} for {self.receiver}: {self.state}"
