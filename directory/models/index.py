"""What the search reads: a folded copy of each visible listing in each language."""

import uuid

from django.db import models

from directory.models.services import Service


class SearchDocument(models.Model):
    """One listing in one language, as folded tokens separated by spaces.

    The engine's own index (an FTS5 table, or a `tsvector` column) is kept beside it by triggers
    made in the migration, so that whatever writes a row keeps the index true.
    """

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=10)
    name = models.TextField()
    terms = models.TextField(blank=True)
    """Names and everyday words of its needs, audiences and kind of place."""
    words = models.TextField(blank=True)
    """The listing's own everyday words."""
    body = models.TextField(blank=True)
    tags = models.TextField(blank=True)
    """Filter facts separated by spaces: `needs:food cost:free day:MO`."""
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["service", "language"], name="one_document_a_language")
        ]

    def __str__(self) -> str:
        return f"{self.service_id} in {self.language}"


class Vocabulary(models.Model):
    """Each folded word of each language, with the number of listings it occurs in."""

    language = models.CharField(max_length=10)
    token = models.CharField(max_length=80, db_index=True)
    listings = models.PositiveIntegerField()
    shown = models.TextField(blank=True)
    """How people write it in names and everyday words, for spelling help."""

    class Meta:
        ordering = ["language", "token", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["language", "token"], name="a_token_once_a_language")
        ]

    def __str__(self) -> str:
        return self.token


class SearchState(models.Model):
    """One row: the edition of the index, by which a process knows that its memory is old.

    Drawn at random at each change, never counted: a database that was put back from a copy, or
    another one under the same process, must not be taken for the one that is remembered.
    """

    edition = models.UUIDField(default=uuid.uuid4)
    listings = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"index {self.edition}"
