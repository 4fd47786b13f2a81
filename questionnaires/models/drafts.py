"""Answers on their way: one draft for each attempt, a row for each page that was seen or typed on.

Nobody is named. What a draft says is encrypted; what stands in clear is coded and coarse.
"""

import datetime
import uuid
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from portal.privacy.fields import EncryptedJSONField
from questionnaires.answers import visible
from questionnaires.conditions import Answer
from questionnaires.definition import Definition
from questionnaires.models.versions import Version

KEEP = datetime.timedelta(days=7)
"""After the last answer, where nobody asked to keep it: the key ends with the browser anyway."""
KEEP_ASKED = datetime.timedelta(days=30)
"""After the last answer, where a code or a link was given. Neither outlives the draft."""
MOST_WRONG_LINKS = 5


def default_expiry() -> datetime.datetime:
    return timezone.now() + KEEP


class DraftQuerySet(models.QuerySet["Draft"]):
    def alive(self, now: datetime.datetime | None = None) -> "DraftQuerySet":
        return self.filter(expires_at__gt=now or timezone.now())

    def expired(self, now: datetime.datetime | None = None) -> "DraftQuerySet":
        return self.filter(expires_at__lte=now or timezone.now())

    def for_journey(self) -> "DraftQuerySet":
        """With its version and all its pages: two queries, however many pages there are."""
        return self.select_related("version").prefetch_related("steps")


class Draft(models.Model):
    """One attempt at a questionnaire. Its id is in addresses and opens nothing by itself."""

    class Length(models.TextChoices):
        SHORT = "short", "Short"
        FULL = "full", "Full"

    class Channel(models.TextChoices):
        """How the answers came. All but the first are entered by a member of staff."""

        SELF = "self", "By the person, on the web"
        IN_PERSON = "in-person", "In person"
        PHONE = "phone", "By phone"
        PAPER = "paper", "On paper"
        INTERPRETER = "interpreter", "With an interpreter"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="drafts")
    language = models.CharField(max_length=10)
    """Of the last page that was answered."""
    length = models.CharField(max_length=10, choices=Length, default=Length.SHORT)
    channel = models.CharField(max_length=20, choices=Channel, default=Channel.SELF)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    """The member of staff who began it with the person; None where she began it herself."""
    key_hash = models.CharField(max_length=64)
    """Keyed hash of the key that a browser holds in its session; a new key shuts out the old."""
    resume_hash = models.CharField(max_length=64, blank=True)
    """Slow keyed hash of the code that brings the draft back; empty for none."""
    link_hash = models.CharField(max_length=64, blank=True)
    """Keyed hash of the token in an e-mailed link; empty for none, used or locked."""
    link_tries = models.PositiveSmallIntegerField(default=0)
    """Wrong tokens since the link was made."""
    warned_of = EncryptedJSONField(default=list)
    """Answers for which the danger page was seen: `safe/end-life`."""
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    expires_at = models.DateTimeField(default=default_expiry)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["resume_hash"],
                condition=~models.Q(resume_hash=""),
                name="a_resume_code_opens_one_draft",
            ),
        ]
        indexes = [models.Index(fields=["expires_at"], name="drafts_by_expiry")]

    def __str__(self) -> str:
        return f"Draft of {self.version}"

    @property
    def definition(self) -> Definition:
        return self.version.definition

    @property
    def lengths(self) -> tuple[str, ...]:
        """Of the pages that are asked for now."""
        return ("short",) if self.length == self.Length.SHORT else ("short", "full")

    @property
    def is_kept(self) -> bool:
        """Whether she asked for a code or a link."""
        return bool(self.resume_hash or self.link_hash)

    def answers(self) -> dict[str, Answer]:
        """All stored answers by question code, those of closed branches among them."""
        return answers_in(self.steps.all(), self.definition)

    def visible_answers(self) -> dict[str, Answer]:
        """The answers that count: what plans, checks and staff may see."""
        return visible(self.definition, self.answers())


class DraftStep(models.Model):
    """What was answered and typed on one page."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="steps")
    page = models.SlugField(max_length=60)
    answers = EncryptedJSONField(null=True)
    """Valid, by question code. None: never confirmed; empty: seen and left blank."""
    pending = EncryptedJSONField(null=True)
    """Typed, not valid or not confirmed, by question code as it was typed."""
    rivals: Any = EncryptedJSONField(null=True)
    """Sent from a page that was open elsewhere when the answers changed; she is asked which."""
    revision = models.PositiveIntegerField(default=0)
    """Goes up with each change of the answers."""

    class Meta:
        ordering = ["draft", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "page"], name="a_page_once_in_a_draft")
        ]

    def __str__(self) -> str:
        return f"{self.page} of {self.draft_id}"

    @property
    def is_complete(self) -> bool:
        return self.answers is not None and self.pending is None and not self.rivals


def answers_in(steps: Iterable[DraftStep], definition: Definition) -> dict[str, Answer]:
    """What was answered on these pages; a question that was left blank is not there."""
    known = definition.question_by_code
    return {
        code: answer
        for step in steps
        for code, answer in (step.answers or {}).items()
        if code in known and answer
    }
