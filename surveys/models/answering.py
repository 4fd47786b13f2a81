"""Answers: on their way, and as they were given."""

import datetime
import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from portal.privacy.fields import EncryptedTextField
from questionnaires.models import Draft, Version
from surveys.models.asking import Door, Invitation
from surveys.models.surveys import Form, Identity, Mode, Survey, Team


class Attempt(models.Model):
    """What a draft of answers belongs to. It goes with its draft, in the moment they are sent."""

    draft = models.OneToOneField(
        Draft, on_delete=models.CASCADE, primary_key=True, related_name="survey_attempt"
    )
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="+")
    form = models.CharField(max_length=10, choices=Form)
    mode = models.CharField(max_length=15, choices=Mode, default=Mode.SELF)
    team = models.ForeignKey(
        Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    invitation = models.OneToOneField(
        Invitation, null=True, blank=True, on_delete=models.CASCADE, related_name="attempt"
    )
    door = models.ForeignKey(
        Door, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_trial = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"Answers under way to {self.survey_id}"

    @property
    def identity(self) -> str:
        """What will join the answers to a person. Whoever came without an invitation, or by one
        that was taken back, is nobody we know."""
        invitation = self.invitation
        if (
            invitation is None
            or self.survey.is_safeguarding
            or invitation.state == Invitation.State.WITHDRAWN
        ):
            return Identity.ANONYMOUS
        return invitation.identity

    @property
    def is_anonymous(self) -> bool:
        return self.identity == Identity.ANONYMOUS

    @property
    def channel(self) -> str:
        """By which way in: that of the invitation, else 'kiosk', 'door' or 'open'."""
        if self.invitation is not None:
            return self.invitation.channel
        if self.door is None:
            return "open"
        return "kiosk" if self.door.kind == Door.Kind.KIOSK else "door"


class ResponseQuerySet(models.QuerySet["Response"]):
    def that_count(self) -> "ResponseQuerySet":
        """Without trials, and of anonymous ones those that have joined the figures."""
        return self.filter(is_trial=False, has_joined=True)


class Response(models.Model):
    """One whole set of answers. Codes are in clear; words and contacts are rows of their own.

    An anonymous one knows the week, and neither invitation nor person nor device.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Random. A device that sends later chooses it, so that what is sent twice is stored once."""
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="responses")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    form = models.CharField(max_length=10, choices=Form)
    language = models.CharField(max_length=10)
    mode = models.CharField(max_length=15, choices=Mode)
    channel = models.CharField(max_length=10)
    """By which way in: a channel of invitations, 'door', 'open', 'kiosk', 'import', 'page'."""
    identity = models.CharField(max_length=15, choices=Identity)
    team = models.ForeignKey(
        Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    week = models.DateField()
    """Its Monday."""
    day = models.DateField(null=True, blank=True)
    """None where it is anonymous."""
    invitation = models.ForeignKey(
        Invitation, null=True, blank=True, on_delete=models.SET_NULL, related_name="responses"
    )
    """Where it is linked."""
    pseudonym = models.CharField(max_length=64, blank=True)
    """The same for answers of the same person; keyed, so that it leads nowhere by itself."""
    answers: Any = models.JSONField()
    """By question code: the code of an option, or a list of them; a number as text."""
    about = models.CharField(max_length=140, blank=True)
    """The page of this portal that it is about: 'plan', or 'service/cress'. Never whose plan."""
    is_trial = models.BooleanField(default=False)
    has_joined = models.BooleanField(default=True)
    """Whether it is in the figures: anonymous ones join in steps of five."""

    objects = ResponseQuerySet.as_manager()

    class Meta:
        ordering = ["week", "pk"]
        indexes = [
            models.Index(fields=["survey", "week"], name="responses_by_week"),
            models.Index(
                fields=["survey", "team"],
                name="responses_to_join",
                condition=models.Q(has_joined=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(identity="anonymous")
                | models.Q(day=None, invitation=None, pseudonym=""),
                name="anonymous_is_anonymous",
            ),
        ]

    def __str__(self) -> str:
        return f"Answers to {self.survey_id}, week of {self.week}"


class Comment(models.Model):
    """What somebody wrote in her own words. Of an anonymous answer it stands alone: reading it says
    nothing of what else she answered."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="comments")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    question = models.SlugField(max_length=60)
    words = EncryptedTextField()
    language = models.CharField(max_length=10)
    team = models.ForeignKey(
        Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    week = models.DateField()
    response = models.ForeignKey(
        Response, null=True, blank=True, on_delete=models.CASCADE, related_name="comments"
    )
    """None where it is anonymous."""
    about = models.CharField(max_length=140, blank=True)
    """As of the answers: whoever reads what was missing must know where."""
    beside_lowest = models.BooleanField(default=False)
    """Whether the worst answer was given somewhere beside it."""
    may_be_quoted = models.BooleanField(default=False)
    is_trial = models.BooleanField(default=False)
    read_at = models.DateTimeField(null=True, blank=True)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-week", "pk"]

    def __str__(self) -> str:
        return f"A comment in {self.survey_id}, week of {self.week}"


class ContactQuerySet(models.QuerySet["Contact"]):
    def waiting(self) -> "ContactQuerySet":
        return self.filter(ended_at=None)


class Contact(models.Model):
    """Somebody who asked to hear from us. Apart from anonymous answers: nothing joins the two."""

    class Wish(models.TextChoices):
        CONTACT = "contact", "Wants somebody to get in touch"
        INFORMATION = "information", "Wants more information"
        INVOLVED = "involved", "Wants to get involved"
        PEER_GROUP = "peer-group", "Wants to join the direct payments peer group"
        STEERING_GROUP = "steering-group", "Wants to join the direct payments steering group"
        COMPLAINT = "complaint", "Makes a complaint"
        COMPLIMENT = "compliment", "Gives a compliment"
        BULLETIN = "bulletin", "Wants the bulletin"

    class Outcome(models.TextChoices):
        REACHED = "reached", "Talked with"
        DONE = "done", "Done as they wished"
        HANDED_ON = "handed-on", "Handed on to somebody who acts"
        NOT_REACHED = "not-reached", "Could not be reached"
        NOT_WANTED = "not-wanted", "No longer wanted"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="contacts")
    wishes: Any = models.JSONField(default=list)
    name = EncryptedTextField(blank=True)
    how = EncryptedTextField()
    """A phone number, an e-mail address, or what else she wrote."""
    safe = EncryptedTextField(blank=True)
    """When and how it is safe to reach her."""
    language = models.CharField(max_length=10)
    words = EncryptedTextField(blank=True)
    """What a complaint or compliment says; she agreed that it is passed on."""
    team = models.ForeignKey(
        Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    asked_on = models.DateField(default=timezone.localdate)
    is_trial = models.BooleanField(default=False)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """Who has taken it up, and gets in touch."""
    taken_at = models.DateTimeField(null=True, blank=True)
    handover = EncryptedTextField(blank=True)
    """What the one before wrote for whoever has it now."""
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    outcome = models.CharField(max_length=15, choices=Outcome, blank=True)
    note = EncryptedTextField(blank=True)

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ["asked_on", "pk"]

    def __str__(self) -> str:
        return f"Somebody who answered {self.survey_id}"


def week_of(day: datetime.date) -> datetime.date:
    """Its Monday."""
    return day - datetime.timedelta(days=day.weekday())


def this_week() -> datetime.date:
    return week_of(timezone.localdate())
