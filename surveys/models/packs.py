"""The pack of a quarter for the Quality and Experience Review: editions that never change."""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils import timezone


class Frozen(Exception):
    """What was put down is never altered; the next edition says what has changed."""


class Pack(models.Model):
    """Of one quarter. What it holds are its editions; this row says which quarter and how far."""

    class Wants(models.TextChoices):
        NOTHING = "", "Nothing"
        FIRST = "first", "To be made"
        AGAIN = "again", "Figures to be taken again"
        FAILED = "failed", "Could not be made"

    quarter = models.SlugField(primary_key=True, max_length=7)
    """'2026-q3', of the calendar."""
    first = models.DateField(unique=True)
    last = models.DateField()
    wants = models.CharField(max_length=6, choices=Wants, blank=True)
    """What a worker has still to do: hiding small numbers may take minutes."""
    wanted_at = models.DateTimeField(null=True, blank=True)
    wanted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    final_at = models.DateTimeField(null=True, blank=True)
    """From then on figures and narrative stand; decisions of the meeting are still added."""
    final_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-first"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(final_at=None, final_by=None)
                | models.Q(final_at__isnull=False, final_by__isnull=False),
                name="final_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"Pack of {self.first:%B} to {self.last:%B %Y}"

    @property
    def is_final(self) -> bool:
        return self.final_at is not None


class PackEditionQuerySet(models.QuerySet["PackEdition"]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise Frozen("Editions of a pack are never changed.")

    def delete(self) -> NoReturn:
        raise Frozen("Editions of a pack are never deleted.")


class PackEdition(models.Model):
    """One snapshot, whole: every file is made of it alone. Each names the one before by its hash,
    so that none can be changed or left out unseen."""

    class Change(models.TextChoices):
        MADE = "made", "Made"
        AGAIN = "again", "Figures taken again"
        NARRATIVE = "narrative", "Narrative"
        FINAL = "final", "Made final"
        DECISION = "decision", "Decision of the meeting"

    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    change = models.CharField(max_length=10, choices=Change)
    snapshot = models.BinaryField()
    """JSON in its one spelling (`surveys.packs.canonical`)."""
    sha256 = models.CharField(max_length=64)
    """Of `snapshot`."""
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = PackEditionQuerySet.as_manager()

    class Meta:
        ordering = ["pack", "number"]
        constraints = [
            models.UniqueConstraint(fields=["pack", "number"], name="one_edition_of_a_number"),
        ]

    def __str__(self) -> str:
        return f"{self.pack}, edition {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Frozen("Editions of a pack are never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Frozen("Editions of a pack are never deleted.")
