"""Translated content: one row for each object and language, with its state."""

import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from portal.privacy.fields import EncryptedTextField

if TYPE_CHECKING:
    from portal.languages.translated import HasTexts


class State(models.TextChoices):
    """How far a text has come. One set for the whole product."""

    MISSING = "missing", "Missing"
    MACHINE_DRAFT = "machine draft", "Machine draft"
    DRAFT = "draft", "Draft, not checked by a person who speaks the language"
    REVIEWED = "reviewed", "Reviewed by a person who speaks the language"
    OUTDATED = "outdated", "Outdated: the English has changed since"


class TranslationQuerySet(models.QuerySet["Translation"]):
    def of(self, kind: str, object_ids: list[str]) -> "TranslationQuerySet":
        return self.filter(kind=kind, object_id__in=object_ids)

    def waiting_for_review(self) -> "TranslationQuerySet":
        """What a translator should look at: all that a reader sees and nobody has checked."""
        return self.exclude(state=State.REVIEWED).order_by("kind", "object_id", "language")


class Translation(models.Model):
    """The texts of one object in one language other than English."""

    kind = models.CharField(max_length=60)
    """What is translated: `directory.service`."""
    object_id = models.CharField(max_length=60)
    language = models.CharField(max_length=10)
    texts = models.JSONField(default=dict)
    """Field name to text. A field without a text falls back to English, marked as such."""
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)
    source_digest = models.CharField(max_length=64, blank=True)
    """Of the English that the texts were made from."""
    translator = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = TranslationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "object_id", "language"], name="one_translation_for_each_language"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="reviewed") | models.Q(reviewed_at__isnull=False),
                name="reviewed_translation_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id} in {self.language}"


class RecordingQuerySet(models.QuerySet["Recording"]):
    def of(self, unit: "HasTexts", language: str) -> "Recording | None":
        return self.filter(
            kind=unit.TRANSLATION_KIND, object_id=str(unit.pk), language=language
        ).first()


class Recording(models.Model):
    """A voice that reads the texts of one object in one language."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=60)
    object_id = models.CharField(max_length=60)
    language = models.CharField(max_length=10)
    file = models.FileField(upload_to="recordings/")
    content_type = models.CharField(max_length=20)
    """By what the file holds, whatever it was called."""
    words_digest = models.CharField(max_length=64)
    """Of the texts that were read. Once they change, it is not played any more."""
    spoken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = RecordingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "object_id", "language"], name="one_recording_for_each_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id} read in {self.language}"

    def get_absolute_url(self) -> str:
        return reverse("recording", kwargs={"pk": self.pk})


class OwnWordsQuerySet(models.QuerySet["OwnWords"]):
    def of(self, subject: models.Model) -> "OwnWordsQuerySet":
        return self.filter(subject_kind=subject._meta.label_lower, subject_id=str(subject.pk))

    def waiting(self) -> "OwnWordsQuerySet":
        """What nobody has finished: urgent first, then by the clock."""
        return self.filter(done_at=None).order_by("-is_urgent", "due_at", "pk")

    def done(self) -> "OwnWordsQuerySet":
        """The last one first."""
        return self.exclude(done_at=None).order_by("-done_at", "-pk")

    def overdue(self) -> "OwnWordsQuerySet":
        return self.waiting().filter(due_at__lt=timezone.now())

    def from_or_into(self, language: str) -> "OwnWordsQuerySet":
        """Who knows a language translates both ways."""
        return self.filter(models.Q(source=language) | models.Q(target=language))


class OwnWords(models.Model):
    """What a person wrote herself, or what is written to her, and its translation by a person.

    Both are kept side by side, encrypted. The translator sees the words and what they belong to,
    never who wrote them.
    """

    subject_kind = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=60)
    part = models.CharField(max_length=80)
    """Of the subject: 'answer/want', 'note/12', 'letter/reasons'."""
    source = models.CharField(max_length=10)
    """A code of our languages, as far as is known, or UNKNOWN."""
    target = models.CharField(max_length=10)
    original = EncryptedTextField()
    translated = EncryptedTextField(blank=True)
    """Until `done_at` is set no more than a beginning that nobody should rely on."""
    is_urgent = models.BooleanField(default=False)
    """Danger or safeguarding: first in the queue."""
    asked_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    translator = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    UNKNOWN = "und"
    """The tag of BCP 47 for a language that nobody has named."""

    objects = OwnWordsQuerySet.as_manager()

    class Meta:
        ordering = ["-is_urgent", "due_at", "pk"]
        indexes = [models.Index(fields=["done_at", "due_at"], name="own_words_by_clock")]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "part", "target"],
                name="a_part_is_translated_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.source} to {self.target}: {self.part}"

    @property
    def is_done(self) -> bool:
        return self.done_at is not None
