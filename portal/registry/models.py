"""The timetable of jobs and what became of each run."""

import datetime

from django.db import models
from django.utils import timezone


class ScheduledJob(models.Model):
    """When a job is due next. The row is the lock by which workers take turns."""

    name = models.CharField(max_length=100, unique=True)
    next_run_at = models.DateTimeField(default=timezone.now)
    running_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class JobRunQuerySet(models.QuerySet["JobRun"]):
    def older_than(self, age: datetime.timedelta) -> "JobRunQuerySet":
        return self.filter(started_at__lt=timezone.now() - age)


class JobRun(models.Model):
    """One run of a job."""

    class Outcome(models.TextChoices):
        RUNNING = "running", "Running"
        DONE = "done", "Done"
        FAILED = "failed", "Failed"

    job = models.CharField(max_length=100, db_index=True)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.RUNNING)
    said = models.CharField(max_length=300, blank=True)
    """What the job said of itself: a count, or the kind of error."""

    objects = JobRunQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.job} at {self.started_at:%Y-%m-%d %H:%M}: {self.outcome}"
