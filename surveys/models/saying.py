"""'We asked, you said, we did': what is told to everybody, and how each wording came about."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.languages.translated import Translatable
from surveys.models.acting import Action
from surveys.models.themes import Quote


class EntryQuerySet(models.QuerySet["Entry"]):
    def published(self) -> "EntryQuerySet":
        """What everybody may read, the newest first."""
        found = self.filter(state=Entry.State.PUBLISHED)
        return found.select_related("action__survey").order_by("-published_at", "-pk")


class Entry(Translatable):
    """One page for the public. Its columns hold the approved English; other languages are rows."""

    TRANSLATED: ClassVar[tuple[str, ...]] = (
        "title",
        "asked",
        "said",
        "did",
        "not_possible",
        "easy_asked",
        "easy_said",
        "easy_did",
        "figure_words",
        "correction",
    )
    TRANSLATION_KIND: ClassVar[str] = "surveys.entry"

    class Topic(models.TextChoices):
        CARERS = "carers", _("Looking after someone")
        DIRECT_PAYMENTS = "direct-payments", _("Direct payments")
        CARE = "care", _("Care and support")
        INFORMATION = "information", _("Information and advice")
        ASSESSMENTS = "assessments", _("Assessments and reviews")
        SAFETY = "safety", _("Staying safe")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        WRITTEN = "written", "Not published yet"
        PUBLISHED = "published", "Published"
        WITHDRAWN = "withdrawn", "Withdrawn"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="entries")
    topic = models.CharField(max_length=20, choices=Topic, default=Topic.OTHER)
    title = models.CharField(max_length=120, blank=True)
    asked = models.TextField(blank=True)
    said = models.TextField(blank=True)
    did = models.TextField(blank=True)
    not_possible = models.TextField(blank=True)
    """What could not be done, and why."""
    easy_asked = models.TextField(blank=True)
    easy_said = models.TextField(blank=True)
    easy_did = models.TextField(blank=True)
    figure_words = models.CharField(max_length=200, blank=True)
    """What those whom the figure counts said."""
    figure: Any = models.JSONField(default=dict, blank=True)
    """Of the public tier, as it was when this was approved; `we_said.figures.Frozen`."""
    quote = models.ForeignKey(
        Quote, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """Shown as long as it may be published, in translations of its own."""
    correction = models.CharField(max_length=300, blank=True)
    """What was wrong before the last correction."""
    state = models.CharField(max_length=10, choices=State, default=State.WRITTEN)
    published_at = models.DateTimeField(null=True, blank=True)
    corrected_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)
    is_demonstration = models.BooleanField(default=False)
    """Invented; labelled so wherever it is shown."""

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]
        indexes = [models.Index(fields=["state", "-published_at"], name="entries_newest_first")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="written") | models.Q(published_at__isnull=False),
                name="a_published_entry_says_when",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="withdrawn") | models.Q(withdrawn_at__isnull=False),
                name="a_withdrawn_entry_says_when",
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(self.action)


class Edition(models.Model):
    """One wording of an entry: written by some, approved by another, kept for good."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    topic = models.CharField(max_length=20, choices=Entry.Topic)
    texts: Any = models.JSONField(default=dict)
    """English, by the field of the entry."""
    figure_of: Any = models.JSONField(default=dict, blank=True)
    """Which figure: survey, question, option, first, last. It is taken when it is approved."""
    figure: Any = models.JSONField(default=dict, blank=True)
    quote = models.ForeignKey(
        Quote, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_minor = models.BooleanField(default=False)
    """Translations stay as they are: a comma, a number that is the same in every language."""
    writers: Any = models.JSONField(default=list)
    """Keys of all who worked on it: none of them approves it."""
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    """The last of them."""
    written_at = models.DateTimeField(default=timezone.now)
    put_forward_at = models.DateTimeField(null=True, blank=True)
    sent_back = models.TextField(blank=True)
    """Why it was not approved, when it last was not."""
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "number"], name="editions_are_numbered"),
            models.UniqueConstraint(
                fields=["entry"],
                condition=models.Q(approved_at=None),
                name="one_edition_is_being_written",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_at__isnull=True, approved_by__isnull=True)
                | models.Q(approved_at__isnull=False, approved_by__isnull=False),
                name="an_approval_says_when_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.texts.get('title', '')}, edition {self.number}"

    @property
    def is_put_forward(self) -> bool:
        return self.put_forward_at is not None and self.approved_at is None
