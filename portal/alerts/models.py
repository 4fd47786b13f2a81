"""Alerts, whom they go to, and what people must read the same day."""

import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from portal.privacy.fields import EncryptedJSONField, EncryptedTextField


class Level(models.TextChoices):
    """What it is about; the clock and the recipients go by it (data/levels.toml)."""

    NOW = "R0", "Danger now"
    HARM = "R2", "Harm or neglect"
    CONCERN = "concern", "Concern raised by staff"
    SURVEY = "survey", "Answer to a survey"


class AlertQuerySet(models.QuerySet["Alert"]):
    def open(self) -> "AlertQuerySet":
        return self.filter(closed_at=None)

    def closed(self) -> "AlertQuerySet":
        """The latest first."""
        return self.exclude(closed_at=None).order_by("-closed_at", "-pk")

    def said_before(self, moment: datetime.datetime) -> "AlertQuerySet":
        """Closed before then, and what was said is still there."""
        return self.filter(closed_at__lt=moment, forgotten=False)

    def unacknowledged(self) -> "AlertQuerySet":
        return self.filter(acknowledged_at=None, closed_at=None)

    def late(self, now: datetime.datetime) -> "AlertQuerySet":
        """Nobody took it up in time, and nobody else has been told yet."""
        return self.unacknowledged().filter(due_at__lte=now, escalated_at=None)

    def for_person(self, user: Any) -> "AlertQuerySet":
        """Those that go to a role which this person holds today, and those that she raised."""
        going_to = Recipient.objects.filter(role__in=user.role_codes()).values("alert")
        return self.filter(models.Q(pk__in=going_to) | models.Q(raised_by=user.pk))

    def for_page(self) -> "AlertQuerySet":
        people = ("raised_by", "acknowledged_by", "closed_by")
        return self.select_related(*people).prefetch_related("recipients")

    def for_list(self) -> "AlertQuerySet":
        """Without what was said: a list shows none of it."""
        return self.for_page().defer("content", "caution", "outcome_words")

    def about(self, subject: models.Model) -> "AlertQuerySet":
        return self.filter(subject_kind=subject._meta.label_lower, subject_id=str(subject.pk))


class Alert(models.Model):
    """A machine may raise one; only a person may close it."""

    class Outcome(models.TextChoices):
        SAFE = "safe", "The person is safe"
        SAFEGUARDING = "safeguarding", "Safeguarding concern taken up"
        HANDED_ON = "handed-on", "Handed on to somebody who acts"
        NOT_REACHED = "not-reached", "The person could not be reached; handed on"
        FALSE = "false", "False alarm"

    level = models.CharField(max_length=10, choices=Level)
    reason = models.SlugField(max_length=40)
    """'answers', 'call-back', 'text', 'staff' …"""
    subject_kind = models.CharField(max_length=80)
    """`carers.case`; with `subject_id`, what it is about."""
    subject_id = models.CharField(max_length=60)
    subject_words = models.CharField(max_length=200)
    """'Self-assessment 4821 7735': nothing of the person."""
    url = models.CharField(max_length=300, blank=True)
    """Path of the page where staff work on it."""
    content: Any = EncryptedJSONField(default=list)
    """What was said: a list of `{"title", "words"}` in English or as she wrote it."""
    caution = EncryptedTextField(blank=True)
    """How the person may be reached; shown to every recipient."""
    raised_at = models.DateTimeField(default=timezone.now)
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """None for the machine."""
    due_at = models.DateTimeField()
    """By when somebody has taken it up."""
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    escalated_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    outcome_words = EncryptedTextField(blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    forgotten = models.BooleanField(default=False)
    """What was said and what was done is kept no longer."""

    objects = AlertQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "pk"]
        indexes = [
            models.Index(fields=["closed_at", "due_at"], name="alerts_by_clock"),
            models.Index(fields=["subject_kind", "subject_id"], name="alerts_by_subject"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closed_at=None)
                | (models.Q(closed_by__isnull=False) & ~models.Q(outcome="")),
                name="an_alert_is_closed_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(acknowledged_at=None, acknowledged_by=None)
                | models.Q(acknowledged_at__isnull=False, acknowledged_by__isnull=False),
                name="an_alert_is_taken_up_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(forgotten=False) | models.Q(closed_at__isnull=False),
                name="an_open_alert_is_not_forgotten",
            ),
        ]

    def __str__(self) -> str:
        """Stands in the record of changes: neither the level nor anything of the person."""
        return f"Alert {self.pk}: {self.subject_words}"

    def forget(self) -> None:
        """For good. Levels, times, people and the outcome stay."""
        self.content, self.caution, self.outcome_words, self.forgotten = [], "", "", True
        self.save(update_fields=["content", "caution", "outcome_words", "forgotten"])


class Recipient(models.Model):
    """A role that an alert goes to; with what was said, or only that there is something."""

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="recipients")
    role = models.CharField(max_length=40)
    with_content = models.BooleanField(default=True)

    class Meta:
        ordering = ["role"]
        constraints = [
            models.UniqueConstraint(fields=["alert", "role"], name="a_role_is_told_once")
        ]

    def __str__(self) -> str:
        return self.role


class ToReadQuerySet(models.QuerySet["ToRead"]):
    def unread(self) -> "ToReadQuerySet":
        return self.filter(read_at=None)

    def late_and_first(self, now: datetime.datetime) -> "ToReadQuerySet":
        """Those before all others whose day is over, and nobody else has been told yet."""
        first = models.Q(sounds_like_danger=True) | ~models.Q(first_because="")
        return self.unread().filter(first, due_at__lte=now, escalated_at=None)

    def about(self, subject: models.Model) -> "ToReadQuerySet":
        return self.filter(subject_kind=subject._meta.label_lower, subject_id=str(subject.pk))


class ToRead(models.Model):
    """Somebody's own words that a person reads the same working day. The words stay where they
    are; this says that they are there, who may read them, and who did."""

    class First(models.TextChoices):
        """Why a room wants them read before others; a phrase of danger goes before these."""

        LOWEST = "lowest", "The lowest answer was given beside it"

    class Outcome(models.TextChoices):
        """What a person found behind a phrase. A machine only put it first."""

        ACTED = "acted", "Somebody acts on it"
        NO_DANGER = "no-danger", "No danger, no need"

    subject_kind = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=60)
    subject_words = models.CharField(max_length=200)
    url = models.CharField(max_length=300)
    """Path of the page where they are read."""
    roles: Any = models.JSONField(default=list)
    """Of those who may read them."""
    sounds_like_danger = models.BooleanField(default=False)
    """A phrase was found: first in the queue, and nothing more."""
    first_because = models.CharField(max_length=20, choices=First, blank=True)
    sent_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField()
    escalated_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    """Where a phrase was found, and whoever read it said."""

    objects = ToReadQuerySet.as_manager()

    class Meta:
        # What is not empty comes first.
        ordering = ["-sounds_like_danger", "-first_because", "due_at", "pk"]
        indexes = [models.Index(fields=["read_at", "due_at"], name="to_read_by_clock")]

    def __str__(self) -> str:
        return f"Words of {self.subject_words}"
