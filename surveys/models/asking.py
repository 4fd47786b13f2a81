"""Asking people: invitations, standing ways in, whom not to ask."""

import datetime
import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from portal.notices.models import Notice
from portal.privacy.fields import EncryptedTextField
from portal.registry.outbox import OutboxState
from surveys.models.surveys import Form, Identity, Survey, Team

LIVES = datetime.timedelta(days=56)
"""Eight weeks: within them Making Safeguarding Personal asks; a link is good for as long."""


class Batch(models.Model):
    """A spreadsheet of invitations: what was taken, and which rows were refused and why."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="batches")
    name = models.CharField(max_length=200)
    """Of the file."""
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    taken = models.PositiveIntegerField(default=0)
    held = models.PositiveIntegerField(default=0)
    refused: Any = models.JSONField(default=list)
    """`{"record": row number, "field", "reason"}`: never what the row said."""

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.name


class IdentityIsFixed(Exception):
    """What joins an answer to a person is chosen before anything is sent, and never changes."""


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def can_be_answered(self, today: datetime.date | None = None) -> "InvitationQuerySet":
        return self.filter(
            state=Invitation.State.SENT, expires_on__gte=today or timezone.localdate()
        )

    def live(self) -> "InvitationQuerySet":
        """Those of which lists show rows. Whatever has ended has no row, so that nobody can see who
        answered: only figures are left of it."""
        return self.filter(
            state__in=[Invitation.State.HELD, Invitation.State.WAITING, Invitation.State.SENT],
            expires_on__gte=timezone.localdate(),
        )

    def held(self) -> "InvitationQuerySet":
        """A person has to decide."""
        return self.live().filter(state=Invitation.State.HELD)

    def failed(self) -> "InvitationQuerySet":
        """Sent, and not arrived: the way was refused, or whoever carries messages says so."""
        given_up = models.Q(notice__state=OutboxState.GIVEN_UP)
        refused = models.Q(notice__receipt__in=Notice.FAILED)
        return self.live().filter(given_up | refused, state=Invitation.State.SENT)

    def update(self, **kwargs: Any) -> int:
        if "identity" in kwargs:
            raise IdentityIsFixed
        return super().update(**kwargs)


class Invitation(models.Model):
    """One person asked once. Never spent by looking at it, only by sending the answers.

    Of an anonymous one nothing is written down after it was sent but that it was begun and
    answered: no time, and nothing that the answer has as well.
    """

    class Channel(models.TextChoices):
        EMAIL = "email", "E-mail"
        TEXT = "text", "Text message"
        LETTER = "letter", "Letter"
        HAND = "hand", "Given by hand: a link, code or QR code to pass on"

    class State(models.TextChoices):
        HELD = "held", "Held: a person decides"
        WAITING = "waiting", "Waiting to be sent"
        SENT = "sent", "Sent"
        ANSWERED = "answered", "Answered"
        WITHDRAWN = "withdrawn", "Withdrawn"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="invitations")
    team = models.ForeignKey(
        Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    batch = models.ForeignKey(
        Batch, null=True, blank=True, on_delete=models.SET_NULL, related_name="invitations"
    )
    identity = models.CharField(max_length=15, choices=Identity)
    """Never changes once it is written."""
    channel = models.CharField(max_length=10, choices=Channel)
    language = models.CharField(max_length=10, default="en")
    form = models.CharField(max_length=10, choices=Form, default=Form.STANDARD)
    recipient = EncryptedTextField(blank=True)
    """Address of an e-mail, a phone number, or the lines of a postal address; forgotten once it is
    answered or over."""
    reference = EncryptedTextField(blank=True)
    """The person's number in the system that asks, where it is linked or pseudonymous."""
    person_hash = models.CharField(max_length=64, blank=True)
    """Keyed hash of the reference, else of the address: by it the hold list and 'asked lately' find
    the person. Emptied with the recipient."""
    trigger = models.SlugField(max_length=60, blank=True)
    """What happened: `assessment.completed`. Empty where a person asked."""
    event_id = models.CharField(max_length=100, blank=True)
    """Of the event that asked, so that it is taken once."""
    token_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    hold_reason = models.SlugField(max_length=40, blank=True)
    """A code of `data/holds.toml`."""
    notice = models.ForeignKey(
        Notice, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """The last that was sent; it says whether it arrived."""
    send_on = models.DateField(default=timezone.localdate)
    reminders = models.PositiveSmallIntegerField(default=0)
    remind_on = models.DateField(null=True, blank=True)
    """Day of the next reminder; None for no more."""
    was_delivered = models.BooleanField(default=False)
    """Whoever carries messages said that one arrived."""
    was_started = models.BooleanField(default=False)
    expires_on = models.DateField()
    made_on = models.DateField(default=timezone.localdate)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    written_identity = ""
    """As it stands in the database; not a column."""

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-made_on", "pk"]
        indexes = [
            models.Index(fields=["state", "send_on"], name="invitations_to_send"),
            models.Index(fields=["state", "remind_on"], name="invitations_to_remind"),
            models.Index(fields=["person_hash"], name="invitations_by_person"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["event_id"],
                condition=~models.Q(event_id=""),
                name="an_event_invites_once",
            ),
        ]

    def __str__(self) -> str:
        return f"Invitation to {self.survey_id} of {self.made_on}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises IdentityIsFixed."""
        if self.written_identity and self.identity != self.written_identity:
            raise IdentityIsFixed
        super().save(*args, **kwargs)
        self.written_identity = self.identity

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> "Invitation":
        row = super().from_db(*args, **kwargs)
        row.written_identity = row.__dict__.get("identity", "")
        return row

    @property
    def is_live(self) -> bool:
        return (
            self.state not in (self.State.ANSWERED, self.State.WITHDRAWN)
            and self.expires_on >= timezone.localdate()
        )

    @property
    def has_failed(self) -> bool:
        return self.state == self.State.SENT and self.notice is not None and self.notice.has_failed


class Asked(models.Model):
    """That somebody was asked lately. It leads to no invitation, so that it says nothing of who has
    answered: those that were answered forget whom they were for, and she is still not asked again.
    """

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="+")
    person_hash = models.CharField(max_length=64)
    on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering = ["-on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "person_hash"], name="asked_once_lately"),
        ]

    def __str__(self) -> str:
        return f"Somebody asked by {self.survey_id} on {self.on}"


class HoldQuerySet(models.QuerySet["Hold"]):
    def standing(self, today: datetime.date | None = None) -> "HoldQuerySet":
        lasts = models.Q(until=None) | models.Q(until__gte=today or timezone.localdate())
        return self.filter(lasts, ended_at=None)


class Hold(models.Model):
    """Somebody who is not to be asked."""

    person_hash = models.CharField(max_length=64)
    reason = models.SlugField(max_length=40)
    """A code of `data/holds.toml`."""
    until = models.DateField(null=True, blank=True)
    """The last day; None for good."""
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = HoldQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["person_hash"], name="holds_by_person")]

    def __str__(self) -> str:
        return f"Hold: {self.reason}"


class EventSource(models.Model):
    """A system that may ask for invitations, by messages that it signs."""

    name = models.CharField(max_length=100)
    secret = EncryptedTextField()
    """By which messages are signed (Standard Webhooks, `whsec_…`). Shown once."""
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Door(models.Model):
    """A standing way in: on a poster, in a leaflet, on a tablet. Anybody may go through it."""

    class Kind(models.TextChoices):
        LINK = "link", "Link, poster or leaflet"
        KIOSK = "kiosk", "Tablet of staff"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.LINK)
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="doors")
    team = models.ForeignKey(
        Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    place = models.CharField(max_length=120, blank=True)
    """Where it hangs: 'Willenhall library'."""
    code = models.CharField(max_length=43, unique=True)
    """Six digits, which may be known to everybody; of a tablet a long token."""
    public_key = models.TextField(blank=True)
    """Of a tablet: what waits on it is encrypted for it (PEM)."""
    private_key = EncryptedTextField(blank=True)
    opened_at = models.DateTimeField(default=timezone.now)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-opened_at"]

    def __str__(self) -> str:
        where = self.place or (self.team.name if self.team else "")
        return f"{self.survey_id}: {where}" if where else self.survey_id
