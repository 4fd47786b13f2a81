"""How to reach a service, when it is open, what it costs, in which languages."""

import uuid

from django.core.validators import RegexValidator
from django.db import models

from directory.models.organisations import Organisation
from directory.models.places import Location, ServiceAtLocation
from directory.models.services import Service

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""iCalendar day codes in the order of the week."""


class Phone(models.Model):
    number = models.CharField(max_length=40)
    """As a person reads it aloud, spaced."""
    description = models.CharField(max_length=200, blank=True)
    is_text_only = models.BooleanField(default=False)
    service = models.ForeignKey(
        Service, null=True, blank=True, on_delete=models.CASCADE, related_name="phones"
    )
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="phones"
    )
    location = models.ForeignKey(
        Location, null=True, blank=True, on_delete=models.CASCADE, related_name="phones"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(service__isnull=False)
                | models.Q(organisation__isnull=False)
                | models.Q(location__isnull=False),
                name="a_phone_belongs_to_something",
            )
        ]

    def __str__(self) -> str:
        return self.number


class Contact(models.Model):
    """A post or team to ask for. Never the person who keeps the record up to date."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    is_public = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title or self.name


class Schedule(models.Model):
    """Opening hours, local time in Europe/London. Without one it is not known, not closed."""

    class Frequency(models.TextChoices):
        WEEKLY = "WEEKLY", "Every week"
        MONTHLY = "MONTHLY", "Every month"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.ForeignKey(
        Service, null=True, blank=True, on_delete=models.CASCADE, related_name="schedules"
    )
    service_at_location = models.ForeignKey(
        ServiceAtLocation, null=True, blank=True, on_delete=models.CASCADE, related_name="schedules"
    )
    freq = models.CharField(max_length=10, choices=Frequency, default=Frequency.WEEKLY)
    byday = models.CharField(
        max_length=60,
        blank=True,
        validators=[
            RegexValidator(r"^(-?\d?(MO|TU|WE|TH|FR|SA|SU))(,-?\d?(MO|TU|WE|TH|FR|SA|SU))*$")
        ],
    )
    """iCalendar days: `MO,TU`; with MONTHLY a signed number in front: `2MO`, `-1FR`."""
    bymonthday = models.CharField(max_length=60, blank=True)
    interval = models.PositiveSmallIntegerField(default=1)
    """2 is fortnightly, counted from `dtstart`."""
    dtstart = models.DateField(null=True, blank=True)
    opens_at = models.TimeField(null=True, blank=True)
    closes_at = models.TimeField(null=True, blank=True)
    """Midnight (00:00) means the end of the day."""
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    description = models.CharField(max_length=300, blank=True)
    by_appointment = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(service__isnull=False)
                | models.Q(service_at_location__isnull=False),
                name="a_schedule_belongs_to_something",
            ),
            models.CheckConstraint(condition=models.Q(interval__gte=1), name="interval_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.byday} {self.opens_at}-{self.closes_at}"


class CostOption(models.Model):
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="cost_options")
    option = models.CharField(max_length=200, blank=True)
    amount = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    """Pounds sterling."""
    amount_description = models.CharField(max_length=300, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["amount", "pk"]

    def __str__(self) -> str:
        return self.option or str(self.amount)


class ServiceLanguage(models.Model):
    """A language in which the service itself can be had (not the language of the listing)."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="languages")
    code = models.CharField(max_length=12)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["code", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["service", "code"], name="a_language_once_a_service")
        ]

    def __str__(self) -> str:
        return self.code
