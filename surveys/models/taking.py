"""What leaves the portal: answers row by row, tokens of other systems, what they were told."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from portal.privacy.fields import EncryptedTextField
from surveys.figures.tables import Tier
from surveys.models.surveys import Form, Survey


class TakingQuerySet(models.QuerySet["Taking"]):
    def kept(self) -> "TakingQuerySet":
        """Those whose file may still be fetched, or is being made."""
        return self.filter(expires_at__gt=timezone.now())

    def to_forget(self) -> "TakingQuerySet":
        return self.filter(expires_at__lte=timezone.now())


class Taking(models.Model):
    """Answers to one survey taken out row by row: by whom, what for, which of them.

    It is forgotten with its file; the record of changes says for good that it was made.
    """

    class Kind(models.TextChoices):
        CSV = "csv", "CSV files in a folder (.zip)"
        XLSX = "xlsx", "Excel workbook (.xlsx)"

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to be made"
        MAKING = "making", "Being made"
        READY = "ready", "Ready"
        FAILED = "failed", "Could not be made"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    """Nobody else can fetch it."""
    purpose = models.CharField(max_length=500)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.CSV)
    form = models.CharField(max_length=10, choices=Form, blank=True)
    """Answers in this form alone; empty for both."""
    first = models.DateField()
    """First day of a month."""
    last = models.DateField()
    """Last day of a month."""
    with_person = models.BooleanField(default=False)
    """Also what people said about themselves: age, ethnicity, disability …"""
    with_comments = models.BooleanField(default=False)
    with_pseudonyms = models.BooleanField(default=False)
    why_pseudonyms = models.CharField(max_length=500, blank=True)
    number = models.PositiveIntegerField(default=0)
    """Rows, as counted when it was asked for."""
    asked_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.READY)
    begun_at = models.DateTimeField(null=True, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    """Bytes of the workbook."""

    objects = TakingQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(with_pseudonyms=False) | ~models.Q(why_pseudonyms=""),
                name="pseudonyms_have_a_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(purpose=""), name="taking_out_has_a_purpose"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.survey}, {self.months}"

    @property
    def months(self) -> str:
        """'June 2026', 'April 2026 to June 2026'."""
        first, last = f"{self.first:%B %Y}", f"{self.last:%B %Y}"
        return first if first == last else f"{first} to {last}"

    @property
    def is_under_way(self) -> bool:
        return self.state in (self.State.WAITING, self.State.MAKING)


class TakingPart(models.Model):
    """A piece of a workbook that was made, encrypted as long as it waits to be fetched."""

    taking = models.ForeignKey(Taking, on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    data = EncryptedTextField()
    """Base 64 of the bytes."""

    class Meta:
        ordering = ["taking", "number"]
        constraints = [
            models.UniqueConstraint(fields=["taking", "number"], name="a_part_once"),
        ]

    def __str__(self) -> str:
        return f"Part {self.number}"


class ReadTokenQuerySet(models.QuerySet["ReadToken"]):
    def good(self) -> "ReadTokenQuerySet":
        return self.filter(revoked_at=None, ends_on__gte=timezone.localdate())


class ReadToken(models.Model):
    """By which another system of the council reads results; never answers of single people."""

    SCOPES = ((Tier.SERVICE.value, "Across teams"), (Tier.PUBLIC.value, "As for the public"))

    name = models.CharField(max_length=100)
    """Of the system."""
    purpose = models.CharField(max_length=500)
    tier = models.CharField(max_length=10, choices=SCOPES)
    token_hash = models.CharField(max_length=64, unique=True)
    """Keyed; the token itself is shown once."""
    ends_on = models.DateField()
    """The last day on which it is good."""
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = ReadTokenQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_good(self) -> bool:
        return self.revoked_at is None and self.ends_on >= timezone.localdate()


class TokenUse(models.Model):
    """How often a token was used on a day: the first time is in the record of changes."""

    token = models.ForeignKey(ReadToken, on_delete=models.CASCADE, related_name="uses")
    day = models.DateField()
    calls = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-day"]
        constraints = [
            models.UniqueConstraint(fields=["token", "day"], name="a_token_and_day_once"),
        ]

    def __str__(self) -> str:
        return f"{self.token}, {self.day}: {self.calls}"


class ToldOf(models.Model):
    """Up to which version of its results other systems were told of a survey."""

    survey = models.OneToOneField(
        Survey, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    version = models.PositiveBigIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.survey_id}, version {self.version}"
