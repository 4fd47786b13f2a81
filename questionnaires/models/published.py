"""Data that is published in versions: a draft, the one in use, and the old ones, kept for ever."""

from typing import Any, Self

from django.conf import settings
from django.db import models


class VersionState(models.TextChoices):
    DRAFT = "draft", "Draft"
    ACTIVE = "active", "Active"
    RETIRED = "retired", "Retired"


class Immutable(Exception):
    """A published version was to be changed."""


class PublishedQuerySet(models.QuerySet[Any]):
    def active(self, **of: Any) -> Any:
        """The version in use. Raises DoesNotExist where none has been published."""
        return self.get(state=VersionState.ACTIVE, **of)


class Published(models.Model):
    """One version of some data. Immutable once it has been published."""

    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=VersionState, default=VersionState.DRAFT)
    body = models.JSONField()
    digest = models.CharField(max_length=64)
    """Of the body: by it a load knows that nothing has changed."""
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """Who approved it; None where it came with the product."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Of a published version only its state may change."""
        if self.pk and self._published_otherwise().exists():
            raise Immutable(f"{self} has been published and never changes.")
        super().save(*args, **kwargs)

    def _published_otherwise(self) -> models.QuerySet[Self]:
        stored = type(self)._default_manager.filter(pk=self.pk)
        return stored.exclude(state=VersionState.DRAFT).exclude(digest=self.digest)
