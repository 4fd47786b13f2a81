"""What people make of comments: themes, quotes without names, and whether they want the digest."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from portal.languages.translated import Translatable
from portal.privacy.fields import EncryptedTextField
from surveys.models.answering import Comment


class LabelQuerySet(models.QuerySet["Label"]):
    def that_count(self) -> "LabelQuerySet":
        """The first of each comment; a second one is there to see whether people agree."""
        return self.filter(is_check=False, comment__is_trial=False)


class Label(models.Model):
    """What one person found a comment to be about, and in what tone."""

    class Tone(models.TextChoices):
        POSITIVE = "positive", "Positive"
        MIXED = "mixed", "Mixed"
        NEGATIVE = "negative", "Negative"
        NEUTRAL = "neutral", "Neutral"

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="labels")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    is_check = models.BooleanField(default=False)
    """Given by a second person who had not seen the first: never counted, only compared."""
    tone = models.CharField(max_length=10, choices=Tone)
    refused: Any = models.JSONField(default=list)
    """Themes that a word list suggested and the person did not take."""
    framework = models.PositiveSmallIntegerField()
    """Version of the themes (data/themes.toml)."""
    given_at = models.DateTimeField(default=timezone.now)

    objects = LabelQuerySet.as_manager()

    class Meta:
        ordering = ["given_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["comment", "is_check"], name="one_label_and_one_check"),
            models.UniqueConstraint(fields=["comment", "by"], name="nobody_checks_her_own_label"),
        ]

    def __str__(self) -> str:
        return f"Themes of a comment in {self.comment.survey_id}"


class GivenTheme(models.Model):
    """One theme of a label."""

    label = models.ForeignKey(Label, on_delete=models.CASCADE, related_name="given")
    theme = models.SlugField(max_length=40)
    was_suggested = models.BooleanField(default=False)
    """A word list had suggested it, and the person took it."""

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["label", "theme"], name="a_theme_is_given_once"),
        ]

    def __str__(self) -> str:
        return self.theme


class QuoteQuerySet(models.QuerySet["Quote"]):
    def waiting(self) -> "QuoteQuerySet":
        """For a second person, the longest first."""
        return self.filter(approved_at=None, withdrawn_at=None)

    def publishable(self) -> "QuoteQuerySet":
        """Approved by a second person, not withdrawn, and she still agrees; the latest first."""
        approved = self.filter(approved_at__isnull=False, withdrawn_at=None)
        hers = approved.filter(comment__may_be_quoted=True, comment__is_trial=False)
        return hers.order_by("-approved_at", "pk")


class Quote(Translatable):
    """Words of a comment as they may be published: in English, and without names."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("words",)
    TRANSLATION_KIND: ClassVar[str] = "surveys.quote"

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="quotes")
    words = EncryptedTextField()
    """As a person wrote them out of the comment or its translation."""
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField(default=timezone.now)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    why_withdrawn = EncryptedTextField(blank=True)

    objects = QuoteQuerySet.as_manager()

    class Meta:
        ordering = ["written_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["comment"],
                condition=models.Q(withdrawn_at=None),
                name="one_quote_of_a_comment",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by=None, approved_at=None)
                | models.Q(approved_by__isnull=False, approved_at__isnull=False),
                name="a_quote_is_approved_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by=None)
                | ~models.Q(approved_by=models.F("written_by")),
                name="a_quote_is_approved_by_another",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_by=None, withdrawn_at=None)
                | models.Q(withdrawn_by__isnull=False, withdrawn_at__isnull=False),
                name="a_quote_is_withdrawn_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"A quote from {self.comment.survey_id}"


class DigestWish(models.Model):
    """Whether a member of staff gets the morning digest, and when she last did."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="survey_digest",
    )
    is_wanted = models.BooleanField(default=True)
    sent_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Digest of {self.person_id}"
