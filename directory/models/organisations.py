"""Who gives a service (Open Referral UK `organization`)."""

import uuid
from typing import ClassVar

from django.db import models

from portal.languages.translated import Translatable


class Organisation(Translatable):
    TRANSLATED: ClassVar[tuple[str, ...]] = ("name", "description")
    TRANSLATION_KIND: ClassVar[str] = "directory.organisation"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(max_length=500, blank=True)
    source = models.CharField(max_length=60, blank=True)
    source_id = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"],
                condition=~models.Q(source_id=""),
                name="one_organisation_for_each_source_record",
            )
        ]

    def __str__(self) -> str:
        return self.name
