"""What a carer has sent, and where it stands. A case has its own copy of everything: the answers
she keeps for herself go when she or the clock says, and change nothing here."""

import datetime
import secrets
import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from carers.models.services import Organisation
from portal.privacy.fields import EncryptedJSONField, EncryptedTextField
from questionnaires.models import Draft, Version

REFERENCE_DIGITS = 8
ENCRYPTED = (EncryptedJSONField, EncryptedTextField)


def new_reference() -> str:
    """Eight digits: said and typed alike in every language. It opens nothing by itself."""
    return f"{secrets.randbelow(9 * 10 ** (REFERENCE_DIGITS - 1)) + 10 ** (REFERENCE_DIGITS - 1)}"


class CaseQuerySet(models.QuerySet["Case"]):
    def of_organisations(self, codes: set[str]) -> "CaseQuerySet":
        return self.filter(organisation__in=codes)

    def open(self) -> "CaseQuerySet":
        """Somebody still has to do something, now or at the review."""
        return self.exclude(state__in=Case.ENDED)

    def paused(self) -> "CaseQuerySet":
        return self.filter(pauses__ended_at=None, pauses__isnull=False)

    def awaiting_review(self) -> "CaseQuerySet":
        """Decided, and no review of it has begun: where one has, that is the work."""
        begun = Case.objects.filter(previous=models.OuterRef("pk")).exclude(
            state=Case.State.WITHDRAWN
        )
        return self.filter(~models.Exists(begun), state__in=Case.DECIDED_STATES)

    def review_due(self, today: datetime.date) -> "CaseQuerySet":
        """Its review is due, or she has to be phoned about it."""
        is_due = models.Q(review_on__lte=today) | models.Q(invite_by_phone_from__lte=today)
        return self.awaiting_review().filter(is_due)

    def for_page(self) -> "CaseQuerySet":
        return self.select_related("version", "owner", "previous")

    def for_queue(self) -> "CaseQuerySet":
        """For lists of many: with the owner, without anything that is encrypted."""
        fields = self.model._meta.concrete_fields
        secret = [one.name for one in fields if isinstance(one, ENCRYPTED)]
        return self.select_related("owner").defer(*secret)


class Case(models.Model):
    """One assessment, call-back, referral or review, from 'sent' to its end."""

    class Kind(models.TextChoices):
        ASSESSMENT = "assessment", "Self-assessment"
        REVIEW = "review", "Review"
        CALL_BACK = "call-back", "Call-back"
        REFERRAL = "referral", "Referral"

    class State(models.TextChoices):
        """What is done (carers.md 4). Whether the clock stands still is said by `CasePause`."""

        NEW = "new", "New"
        CHECKING = "checking", "Checking"
        TALKED = "talked", "Talked"
        DECIDED = "decided", "Decided"
        RECORD_SENT = "record-sent", "Record sent"
        CLOSED = "closed", "Closed"
        WITHDRAWN = "withdrawn", "Withdrawn"

    class Source(models.TextChoices):
        """Who brought it."""

        SELF = "self", "The carer herself"
        STAFF = "staff", "Staff, together with the carer"
        GP = "gp", "GP practice"
        WARD = "ward", "Hospital ward"
        COMMUNITY = "community", "Community worker"

    class Urgency(models.IntegerChoices):
        """Coarse, so that queues can be sorted; the reasons are encrypted."""

        NOW = 0, "Now"
        SOON = 1, "Soon"
        NORMAL = 2, "Normal"

    class Joint(models.TextChoices):
        SEPARATE = "separate", "Separate"
        JOINT = "joint", "Joint"

    ENDED = (State.CLOSED, State.WITHDRAWN)
    DECIDED_STATES = (State.DECIDED, State.RECORD_SENT)
    """A person has decided; the next thing by the clock is the review."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=REFERENCE_DIGITS, unique=True, default=new_reference)
    kind = models.CharField(max_length=12, choices=Kind)
    state = models.CharField(max_length=12, choices=State, default=State.NEW)
    organisation = models.CharField(max_length=20, choices=Organisation)
    team = models.SlugField(max_length=30, blank=True)
    """A code of data/case_routing.toml: 'wellbeing', 'young', 'hospital', 'adults' …"""
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    """Who has to act next. None only where nobody holds a role of the organisation; pages of
    managers say so first."""
    urgency = models.PositiveSmallIntegerField(choices=Urgency, default=Urgency.NORMAL)
    has_harm = models.BooleanField(default=False)
    """Level R2: what it is, only Intake and the safeguarding lead may read."""
    revision = models.PositiveIntegerField(default=0)
    """Goes up with each change, so that two people working on it lose nothing."""
    is_demonstration = models.BooleanField(default=False)

    # Whose and what, all of it her own copy.
    language = models.CharField(max_length=10)
    """The one she reads."""
    channel = models.CharField(max_length=20, choices=Draft.Channel, default=Draft.Channel.SELF)
    source = models.CharField(max_length=12, choices=Source, default=Source.SELF)
    joint = models.CharField(max_length=10, choices=Joint, default=Joint.SEPARATE)
    ward = models.CharField(max_length=12, blank=True)
    """Which part of the city, from her postcode in memory: the postcode district ('CV6'). Coarse,
    for figures. The portal's postcodes carry no electoral wards; where it has a table of them,
    their GSS codes go here."""
    version = models.ForeignKey(
        Version, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    """Of the questions; None for a call-back or a referral, which have no answers."""
    routing: Any = EncryptedJSONField(default=list)
    """Codes of `carers.routing`."""
    contact: Any = EncryptedJSONField(default=dict)
    """See `carers.cases.contact.Contact`."""
    consent: Any = EncryptedJSONField(default=dict)
    """What she was told would be shared and with whom, in her words and in English, and when."""
    involved: Any = EncryptedJSONField(default=dict)
    """Whom she wants involved; for a joint assessment, how the other adult agreed."""
    referrer: Any = EncryptedJSONField(default=dict)
    """Who referred her: `name`, `work`, `organisation`, `phone`, `email`. Who helped her to answer:
    `helper_name`, `helper_relation`."""
    answers: Any = EncryptedJSONField(default=dict)
    """Those that counted, by question code; never changed (see `SectionCheck.changed`)."""
    eligibility: Any = EncryptedJSONField(default=dict)
    """Regulation 3 as computed when it was sent, with its trace. Decides nothing."""
    flags: Any = EncryptedJSONField(default=list)
    """`{"level", "question", "option"}`, most urgent first."""
    plan: Any = EncryptedJSONField(default=dict)
    """The snapshot of her plan as she had it: written advice that is enclosed with the letter."""
    plan_changes: Any = EncryptedJSONField(default=dict)
    emergency: Any = EncryptedJSONField(default=list)
    """Her emergency plans, by person."""

    # Her way back in.
    code_hash = models.CharField(max_length=64, blank=True)
    """Slow keyed hash of reference and code; empty for none given."""
    code_tries = models.PositiveSmallIntegerField(default=0)
    code_locked_until = models.DateTimeField(null=True, blank=True)
    door = models.PositiveIntegerField(default=1)
    """Goes up with a new code: browsers that were let in before are shut out."""
    phone_hash = models.CharField(max_length=64, blank=True, db_index=True)
    """Keyed hash of her mobile, by which a text from her finds its case."""
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    draft = models.ForeignKey(
        Draft, null=True, blank=True, on_delete=models.SET_NULL, related_name="cases"
    )
    previous = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="reviews"
    )

    # When each step was. Empty: not yet, or never.
    started_at = models.DateTimeField()
    """She began to answer, or asked: the need was identified."""
    sent_at = models.DateTimeField(default=timezone.now)
    opened_at = models.DateTimeField(null=True, blank=True)
    """A person of the service first opened it."""
    first_contact_at = models.DateTimeField(null=True, blank=True)
    """A person first spoke with her or wrote to her and was answered."""
    checked_at = models.DateTimeField(null=True, blank=True)
    talked_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    record_sent_at = models.DateTimeField(null=True, blank=True)
    support_started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_how = models.SlugField(max_length=30, blank=True)
    review_on = models.DateField(null=True, blank=True)
    """The next review is due."""
    invited_on = models.DateField(null=True, blank=True)
    """She was last invited to say whether something has changed, for a review."""
    invite_by_phone_from = models.DateField(null=True, blank=True)
    """Since this day she should be invited to a review and cannot be told by message: somebody has
    to phone her. Empty once somebody has."""
    asked_on = models.DateField(null=True, blank=True)
    """While she waits she was last asked whether anything has changed."""

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["urgency", "sent_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["draft"],
                condition=models.Q(kind__in=["assessment", "review"]),
                name="answers_are_sent_once",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "state", "urgency"], name="cases_by_queue"),
            models.Index(fields=["sent_at"], name="cases_by_day"),
        ]

    def __str__(self) -> str:
        """Stands in the record of changes: nothing of her is in it."""
        return f"{self.get_kind_display()} {self.spoken_reference}"

    @property
    def spoken_reference(self) -> str:
        """4821 7735."""
        return f"{self.reference[:4]} {self.reference[4:]}"

    @property
    def has_ended(self) -> bool:
        return self.state in self.ENDED

    @property
    def has_answers(self) -> bool:
        return self.version_id is not None

    @property
    def open_pause(self) -> "CasePause | None":
        return next((one for one in self.pauses.all() if one.ended_at is None), None)


class CasePause(models.Model):
    """Time in which the service waits for her: it counts for no target."""

    class Reason(models.TextChoices):
        CARER_ASKED = "carer-asked", "The carer asked to wait"
        CANNOT_REACH = "cannot-reach", "We cannot reach the carer"
        INFORMATION = "information", "We wait for something from the carer"
        UNWELL = "unwell", "The carer or the person is unwell or in hospital"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="pauses")
    reason = models.CharField(max_length=20, choices=Reason)
    words = EncryptedTextField(blank=True)
    started_at = models.DateTimeField(default=timezone.now)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    until = models.DateField(null=True, blank=True)
    """When somebody looks again, at the latest."""
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(ended_at=None), name="one_pause_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return self.get_reason_display()


def link_expiry() -> datetime.datetime:
    return timezone.now() + datetime.timedelta(days=14)


class CaseLink(models.Model):
    """A link in a text message or e-mail that opens her case once, when its button is pressed."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="links")
    purpose = models.SlugField(max_length=20)
    """'status', 'talk', 'changed', 'review', 'record': where it leads."""
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(default=link_expiry)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"Link of {timezone.localdate(self.created_at)}"
