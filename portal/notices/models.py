"""Notices on their way out. Who gets them and what is in them is encrypted."""

import datetime
from typing import cast

from django.db import models
from django.utils import timezone

from portal.notices.addresses import Address, Kind
from portal.privacy.fields import EncryptedJSONField, EncryptedTextField
from portal.registry.outbox import Outbox, OutboxQuerySet, OutboxState

KEEP_CONTENT = datetime.timedelta(days=7)
"""After that a finished notice says only that it was, when, and by which template."""


class NoticeQuerySet(OutboxQuerySet["Notice"]):
    def with_content_to_forget(self) -> "NoticeQuerySet":
        return self.filter(finished_at__lt=timezone.now() - KEEP_CONTENT, forgotten=False)


class Notice(Outbox):
    class Channel(models.TextChoices):
        EMAIL = "email", "E-mail"
        TEXT = "text", "Text message"
        LETTER = "letter", "Letter"

    class Receipt(models.TextChoices):
        """What whoever carries messages said became of it, after taking it."""

        NONE = "", "Nothing was said"
        DELIVERED = "delivered", "Arrived"
        FAILED = "failed", "Did not arrive, and never will: the address is wrong"
        NOT_NOW = "not now", "Did not arrive for now"

    FAILED = (Receipt.FAILED, Receipt.NOT_NOW)

    channel = models.CharField(max_length=10, choices=Channel)
    recipient = EncryptedTextField(blank=True)
    template = models.CharField(max_length=60)
    """`templates/notices/<template>.txt`."""
    language = models.CharField(max_length=10)
    """Of the person who gets it, never of the one who caused it."""
    context = EncryptedJSONField(null=True)
    parts = models.PositiveSmallIntegerField(default=0)
    """How many text messages it took; 0 for e-mail, letters and what was never sent."""
    forgotten = models.BooleanField(default=False)
    receipt = models.CharField(max_length=10, choices=Receipt, default=Receipt.NONE, blank=True)
    receipt_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta(Outbox.Meta):
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.template} by {self.channel}: {self.state}"

    @property
    def address(self) -> Address:
        return Address(cast("Kind", self.channel), self.recipient)

    @property
    def has_failed(self) -> bool:
        """It was given up, or whoever carries messages says that it did not arrive."""
        return self.state == OutboxState.GIVEN_UP or self.receipt in self.FAILED

    @property
    def is_waiting(self) -> bool:
        return self.state == OutboxState.WAITING


KEEP_RECEIVED = datetime.timedelta(days=30)
"""Far longer than anybody goes on sending the same one."""


class Received(models.Model):
    """That a text from somebody was taken: its id, so that it is not taken twice. Nothing else."""

    text_id = models.CharField(max_length=64, unique=True)
    """As whoever handed it over calls it."""
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name_plural = "received"

    def __str__(self) -> str:
        return f"Text taken on {timezone.localdate(self.at)}"
