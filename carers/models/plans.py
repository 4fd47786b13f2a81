"""A carer's plan as it was made, and what she did with it.

A plan belongs to the answers it was made from: the key that opens the draft opens the plan, and
when the draft goes, by its date or because she deletes it, nothing of the plan stays.
"""

import datetime
import uuid
from typing import Any

from django.db import models
from django.utils import timezone

from portal.privacy.fields import EncryptedJSONField, EncryptedTextField
from questionnaires.models import Draft

LINK_HOLDS = datetime.timedelta(days=7)
"""How long an e-mailed link waits to be used once."""


class PlanQuerySet(models.QuerySet["Plan"]):
    def alive(self) -> "PlanQuerySet":
        return self.filter(draft__expires_at__gt=timezone.now())

    def for_page(self) -> "PlanQuerySet":
        return self.select_related("draft__version")


class Plan(models.Model):
    """One plan. What it says never changes; newer advice makes another row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="plans")
    language = models.CharField(max_length=10)
    """In which its words were made."""
    snapshot: Any = EncryptedJSONField()
    """All that the plan says, in words (see `carers.plan.making`). Shown from this alone."""
    changes: Any = EncryptedJSONField(default=dict)
    """Her own: items ticked and hidden, by code, and steps that she added."""
    made_from = models.CharField(max_length=64)
    """Keyed hash of answers, rules, language and day: the same again is the same plan."""
    made_at = models.DateTimeField(auto_now_add=True)
    is_current = models.BooleanField(default=True)
    """False once a newer plan has been made from the same draft."""

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["draft"],
                condition=models.Q(is_current=True),
                name="one_current_plan_of_a_draft",
            ),
            models.UniqueConstraint(
                fields=["draft", "made_from"], name="the_same_plan_is_made_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Plan of {timezone.localdate(self.made_at)}"

    @property
    def expires_at(self) -> datetime.datetime:
        return self.draft.expires_at


def link_expiry() -> datetime.datetime:
    return timezone.now() + LINK_HOLDS


class PlanLink(models.Model):
    """A link in an e-mail that opens a plan once; the browser that used it holds a key."""

    class Reader(models.TextChoices):
        CARER = "carer", "The carer herself"
        OTHER = "other", "Someone she chose"
        """Reads steps and services: no answers, nothing about safety, no buttons."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="links")
    reader = models.CharField(max_length=10, choices=Reader)
    token_hash = models.CharField(max_length=64, unique=True)
    key_hash = models.CharField(max_length=64, blank=True)
    """Of the key that the browser got for it; empty until it was used."""
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(default=link_expiry)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(used_at__isnull=True, key_hash="")
                | (models.Q(used_at__isnull=False) & ~models.Q(key_hash="")),
                name="a_used_link_has_a_key",
            )
        ]

    def __str__(self) -> str:
        return f"Link of {timezone.localdate(self.created_at)} for {self.get_reader_display()}"


class Reminder(models.Model):
    """One message on a day that she picked. It says nothing of care, and goes once sent."""

    class Channel(models.TextChoices):
        EMAIL = "email", "E-mail"
        TEXT = "text", "Text message"

    draft = models.OneToOneField(Draft, on_delete=models.CASCADE, related_name="plan_reminder")
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.EMAIL)
    address = EncryptedTextField()
    language = models.CharField(max_length=10)
    due_on = models.DateField()
    link = models.URLField()
    """Of the page where a code opens a plan, in her language; the same for everyone."""

    class Meta:
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return f"Reminder for {self.due_on}"


class HiddenCount(models.Model):
    """How often an item was 'not for me', by week, for the people who keep the advice.

    Of whom is not known and cannot be found out.
    """

    item = models.CharField(max_length=60)
    ruleset = models.PositiveIntegerField()
    week = models.DateField()
    """Its Monday."""
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-week", "item"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "ruleset", "week"], name="an_item_is_counted_once_a_week"
            )
        ]

    def __str__(self) -> str:
        return f"{self.item}, week of {self.week}: {self.count}"
