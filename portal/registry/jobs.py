"""Work by the clock: each job once an interval, however many workers there are.

Rooms register jobs in their app's `ready()`:

    jobs.register("notices.deliver", deliver_waiting, every=timedelta(minutes=1))
"""

import datetime
import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from portal.registry.models import JobRun, ScheduledJob
from portal.registry.registry import Registry

logger = logging.getLogger(__name__)

LONGEST_RUN = datetime.timedelta(hours=2)
"""A run that has not ended by then died with its worker; the job may start again."""


@dataclass(frozen=True)
class Job:
    name: str
    function: Callable[[], object]
    """Returns nothing, or a few words or a count for the list of runs."""
    every: datetime.timedelta


JOBS: Registry[Job] = Registry("jobs")


def register(name: str, function: Callable[[], object], *, every: datetime.timedelta) -> None:
    JOBS.register(name, Job(name, function, every))


def run_due(now: datetime.datetime | None = None) -> list[JobRun]:
    """Runs every job whose time has come and that nobody else is running."""
    now = now or timezone.now()
    _write_down_new_jobs(now)
    runs = []
    for job in JOBS:
        run = _claim(job, now)
        if run is not None:
            _run(job, run)
            runs.append(run)
    return runs


def _write_down_new_jobs(now: datetime.datetime) -> None:
    """A job that the timetable does not know yet is due at once."""
    known = set(ScheduledJob.objects.values_list("name", flat=True))
    new = [ScheduledJob(name=job.name, next_run_at=now) for job in JOBS if job.name not in known]
    # Another worker may be writing the same rows.
    ScheduledJob.objects.bulk_create(new, ignore_conflicts=True)


def _claim(job: Job, now: datetime.datetime) -> JobRun | None:
    """Moves the job's clock on in a short transaction; the work itself runs outside of it.

    The row lock makes other workers on PostgreSQL pass by; SQLite lets one writer at a time.
    """
    with transaction.atomic():
        row = (
            ScheduledJob.objects.select_for_update(skip_locked=True)
            .filter(name=job.name, next_run_at__lte=now)
            .first()
        )
        if row is None or (row.running_since and now - row.running_since < LONGEST_RUN):
            return None
        row.running_since = now
        row.next_run_at = now + job.every
        row.save(update_fields=["running_since", "next_run_at"])
        return JobRun.objects.create(job=job.name, started_at=now)


def _run(job: Job, run: JobRun) -> None:
    try:
        said = job.function()
    except Exception as error:
        # A job that fails is tried again at its next time; the others go on.
        logger.exception("job %s failed", job.name)
        run.outcome, run.said = JobRun.Outcome.FAILED, type(error).__name__
    else:
        run.outcome, run.said = JobRun.Outcome.DONE, "" if said is None else str(said)[:300]
    run.finished_at = timezone.now()
    run.save(update_fields=["outcome", "said", "finished_at"])
    # Only its own claim: another worker may have taken over a run that lasted too long.
    ScheduledJob.objects.filter(name=job.name, running_since=run.started_at).update(
        running_since=None
    )
