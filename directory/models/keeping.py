"""Keeping listings true: versions, reports of wrong details, what people looked for."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from directory.models.services import Service


class Version(models.Model):
    """A listing as it stood after a change, whole: any version can be compared and restored."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    note = models.CharField(max_length=300, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_by_words = models.CharField(max_length=120, blank=True)
    """Who, where it was not a person who signs in: 'import from …'."""
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-number", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["service", "number"], name="versions_are_numbered")
        ]

    def __str__(self) -> str:
        return f"{self.service} version {self.number}"


class ReportQuerySet(models.QuerySet["Report"]):
    def in_queue_order(self) -> "ReportQuerySet":
        """Open ones on top, oldest first; answered ones are kept below."""
        return self.order_by(models.F("answered_at").asc(nulls_first=True), "made_at", "pk")

    def open(self) -> "ReportQuerySet":
        return self.filter(answered_at__isnull=True)


class Report(models.Model):
    """'This looks wrong', said by anyone. Answered and kept, never deleted."""

    class Problem(models.TextChoices):
        CONTACT = "contact", "The phone number, address or website is wrong"
        CLOSED = "closed", "The service has closed or moved"
        UNCLEAR = "unclear", "I do not understand what it says"
        NOT_FOR_AREA = "area", "It does not help people where I live"
        OTHER = "other", "Something else"

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="reports")
    problem = models.CharField(max_length=20, choices=Problem)
    detail = models.TextField(blank=True, max_length=2000)
    language = models.CharField(max_length=10)
    made_at = models.DateTimeField(default=timezone.now)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answered_at__isnull=True) | ~models.Q(answer=""),
                name="an_answered_report_has_an_answer",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_problem_display()}: {self.service}"


class EmptySearch(models.Model):
    """Words that found nothing, by day. No person, postcode or time finer than the day.

    Rule (domain brief, directory 6.8): digits are dropped, and staff see a word only after it came
    on three different days.
    """

    words = models.CharField(max_length=120)
    language = models.CharField(max_length=10)
    day = models.DateField()
    times = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-day", "words", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["words", "language", "day"], name="one_count_a_day")
        ]

    def __str__(self) -> str:
        return self.words


class Use(models.Model):
    """How often a page of the directory was opened: by week, hour of the week and language."""

    class Kind(models.TextChoices):
        SEARCH = "search", "Searches"
        SERVICE = "service", "Service pages"

    kind = models.CharField(max_length=10, choices=Kind)
    week = models.DateField()
    """The Monday of the week."""
    hour_of_week = models.PositiveSmallIntegerField()
    """0 is Monday 00:00-00:59 in Europe/London, 167 is Sunday 23:00-23:59."""
    language = models.CharField(max_length=10)
    times = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-week", "hour_of_week", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "week", "hour_of_week", "language"], name="one_use_count_each_hour"
            ),
            models.CheckConstraint(
                condition=models.Q(hour_of_week__lte=167), name="hours_of_a_week"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.week} {self.hour_of_week} {self.language}"


class ServiceUse(models.Model):
    """How often a listing's page was opened in a week: what the home page calls most used."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="uses")
    week = models.DateField()
    """The Monday of the week."""
    times = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-week", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["service", "week"], name="one_service_count_a_week")
        ]

    def __str__(self) -> str:
        return f"{self.service_id} {self.week}"
