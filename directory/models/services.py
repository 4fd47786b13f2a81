"""A listing: one service of one organisation (Open Referral UK `service`)."""

import datetime
import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from directory.models.organisations import Organisation
from directory.models.terms import Term
from portal.languages.translated import Translatable

CHECK_EVERY = datetime.timedelta(days=180)
"""Twice a year; Open Referral UK recommends an assured date under three months old."""


class Status(models.TextChoices):
    """Open Referral UK's own words for whether a service is running."""

    ACTIVE = "active", "Active"
    INACTIVE = "inactive", "Inactive"
    DEFUNCT = "defunct", "Defunct"
    TEMPORARILY_CLOSED = "temporarily closed", "Temporarily closed"


class Publication(models.TextChoices):
    """Whether the council shows it."""

    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Cost(models.TextChoices):
    UNKNOWN = "", "Not known"
    FREE = "free", "Free"
    PAID = "paid", "Costs money"
    VARIES = "varies", "Depends"


class ServiceQuerySet(models.QuerySet["Service"]):
    def visible(self) -> "ServiceQuerySet":
        """The one answer to 'may the public see this?'. Every page, export and search uses it."""
        return self.filter(
            publication=Publication.PUBLISHED,
            status__in=[Status.ACTIVE, Status.TEMPORARILY_CLOSED],
        )

    def due_for_check(self, on: datetime.date | None = None) -> "ServiceQuerySet":
        """Published listings whose next check is due, longest overdue first."""
        day = on or timezone.localdate()
        return (
            self.visible().filter(next_check_due__lte=day).order_by("next_check_due", "name", "pk")
        )

    def for_page(self) -> "ServiceQuerySet":
        """With everything that a page about the service shows, in a fixed number of queries."""
        return self.select_related("organisation", "checked_by").prefetch_related(
            "terms", "phones", "schedules", "languages", "cost_options", "areas",
            "at_locations__location__accessibility", "at_locations__schedules",
            "at_locations__location__phones", "organisation__phones",
        )  # fmt: skip


class Service(Translatable):
    TRANSLATED: ClassVar[tuple[str, ...]] = (
        "name", "description", "eligibility", "how_to_start", "opening", "cost_note", "words",
    )  # fmt: skip
    TRANSLATION_KIND: ClassVar[str] = "directory.service"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.SlugField(max_length=120, unique=True)
    """Readable and stable; in addresses, and the `key` of the data that ships with the product."""
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="services"
    )
    """None where the source does not say who gives the service; the page then says so."""

    name = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    eligibility = models.TextField(blank=True)
    how_to_start = models.TextField(blank=True)
    opening = models.TextField(blank=True)
    """Opening in words, where hours are not known as schedules."""
    cost = models.CharField(max_length=10, choices=Cost, default=Cost.UNKNOWN, blank=True)
    cost_note = models.TextField(blank=True)
    words = models.TextField(blank=True)
    """Everyday words that find this listing, one a line. Public: they are part of the search."""
    url = models.URLField(max_length=500, blank=True)
    email = models.EmailField(blank=True)
    minimum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    without_assessment = models.BooleanField(null=True, blank=True)
    """Open to people without a care assessment; None where not known."""
    is_sensitive = models.BooleanField(default=False)
    """About abuse: its page and searches for it carry 'Exit this page'."""
    terms = models.ManyToManyField(Term, related_name="services", blank=True)

    status = models.CharField(max_length=20, choices=Status, default=Status.ACTIVE)
    publication = models.CharField(max_length=10, choices=Publication, default=Publication.DRAFT)
    staff_note = models.TextField(blank=True)
    """For staff only: never shown, exported or searched by the public."""

    source = models.CharField(max_length=60, blank=True)
    """Where it is imported from; empty for a listing that staff made."""
    source_id = models.CharField(max_length=120, blank=True)
    source_digest_seen = models.CharField(max_length=64, blank=True)
    """Of the record as last imported: an unchanged record is left alone."""
    source_note = models.TextField(blank=True)
    """The papers or list it was taken from, shown with the date."""
    source_date = models.DateField(null=True, blank=True)
    licence = models.CharField(max_length=120, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    next_check_due = models.DateField(null=True, blank=True, db_index=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ServiceQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"],
                condition=~models.Q(source_id=""),
                name="one_service_for_each_source_record",
            ),
            models.CheckConstraint(
                condition=models.Q(minimum_age__isnull=True)
                | models.Q(maximum_age__isnull=True)
                | models.Q(minimum_age__lte=models.F("maximum_age")),
                name="ages_in_order",
                violation_error_message="The lowest age must not be above the highest.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_visible(self) -> bool:
        """The same rule as `ServiceQuerySet.visible`, for one listing at hand."""
        return self.publication == Publication.PUBLISHED and self.status in (
            Status.ACTIVE,
            Status.TEMPORARILY_CLOSED,
        )

    def terms_in(self, taxonomy: str) -> list[Term]:
        return [term for term in self.terms.all() if term.taxonomy == taxonomy]
