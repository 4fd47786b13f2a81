"""Who gives a service (Open Referral UK `organization`)."""

import uuid
from typing import TYPE_CHECKING, ClassVar

from django.db import models

from portal.languages.translated import Translatable

if TYPE_CHECKING:
    from directory.models.details import Phone


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

    def main_phones(self) -> "list[Phone]":
        """Its own numbers, else those of the listing that bears its name: its front door."""
        own = list(self.phones.all())
        if own:
            return own
        return [
            phone
            for service in self.services.visible().filter(name=self.name)
            for phone in service.phones.all()
        ]
