"""Taxonomy terms: needs, audiences, cultures, ways of delivery, kinds of place."""

from typing import ClassVar

from django.db import models

from portal.languages.translated import Translatable


class Taxonomy(models.TextChoices):
    NEEDS = "needs", "What a person needs"
    AUDIENCES = "audiences", "Who a service is for"
    CULTURES = "cultures", "Cultures served"
    DELIVERY = "delivery", "How it is given"
    PLACES = "places", "Kinds of place"


class Term(Translatable):
    """One term. Its everyday words find every listing that carries it."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("name", "description", "words")
    TRANSLATION_KIND: ClassVar[str] = "directory.term"

    taxonomy = models.CharField(max_length=20, choices=Taxonomy)
    code = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    description = models.TextField(blank=True)
    words = models.TextField(blank=True)
    """Everyday words and phrases, one a line."""
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT)

    class Meta:
        ordering = ["taxonomy", "name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["taxonomy", "code"], name="one_term_for_each_code")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def tag(self) -> str:
        """How the search index and the filters name it: `needs:food`."""
        return f"{self.taxonomy}:{self.code}"
