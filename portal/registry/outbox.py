"""Work that must leave the building once, however often the way out is blocked.

A row is written in the transaction that decides on the work. Workers claim rows that are due, try,
and put off what failed: 1 minute, 2, 4 … up to 6 hours. After the last attempt a row is given up
with its reason, for a person to look at. A worker that dies in the middle leaves its claim to run
out, so the work may be done twice but is never lost.
"""

import datetime
import logging
from collections.abc import Callable
from typing import TypeVar

from django.db import models, transaction
from django.utils import timezone

logger = logging.getLogger(__name__)

ATTEMPTS = 10
FIRST_WAIT = datetime.timedelta(minutes=1)
LONGEST_WAIT = datetime.timedelta(hours=6)
CLAIM_HOLDS = datetime.timedelta(minutes=5)
"""How long a worker may take over one row before another takes it up."""


class Refused(Exception):
    """Trying again would not help; the message says why, without personal details."""


class OutboxState(models.TextChoices):
    WAITING = "waiting", "Waiting"
    DONE = "done", "Done"
    GIVEN_UP = "given up", "Given up"


Row = TypeVar("Row", bound="Outbox")


class OutboxQuerySet(models.QuerySet[Row]):
    def due(self, now: datetime.datetime | None = None) -> "OutboxQuerySet[Row]":
        """What should be tried now, the longest waiting first."""
        return self.filter(
            state=OutboxState.WAITING, next_attempt_at__lte=now or timezone.now()
        ).order_by("next_attempt_at", "pk")

    def claim(self, pk: int | None = None) -> Row | None:
        """Takes one due row (this one, or any) for this worker, and counts the attempt.

        On PostgreSQL the row is locked while it is claimed and others pass it by; SQLite lets one
        writer at a time, which comes to the same.
        """
        with transaction.atomic():
            due = self.due().select_for_update(skip_locked=True)
            row = (due.filter(pk=pk) if pk else due).first()
            if row is None:
                return None
            row.attempts += 1
            row.next_attempt_at = timezone.now() + CLAIM_HOLDS
            row.save(update_fields=["attempts", "next_attempt_at"])
            return row


class Outbox(models.Model):
    state = models.CharField(max_length=10, choices=OutboxState, default=OutboxState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(default=timezone.now)
    problem = models.CharField(max_length=300, blank=True)
    """Why the last attempt failed; never what was to be sent or to whom."""
    created_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["state", "next_attempt_at"], name="%(class)s_due")]

    def finish(self, state: OutboxState, problem: str = "") -> None:
        self.state, self.problem, self.finished_at = state, problem[:300], timezone.now()
        self.save(update_fields=["state", "problem", "finished_at"])

    def put_off(self, problem: str) -> None:
        self.problem = problem[:300]
        self.next_attempt_at = timezone.now() + wait_after(self.attempts)
        self.save(update_fields=["problem", "next_attempt_at"])


def wait_after(attempts: int) -> datetime.timedelta:
    """Doubles with each attempt, up to the longest."""
    # Ten doublings are beyond the longest wait already.
    doublings = min(max(attempts - 1, 0), 10)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def attempt(row: Row, work: Callable[[Row], None]) -> OutboxState:
    """One attempt at a claimed row; what goes wrong is written down, not raised."""
    try:
        work(row)
    except Refused as refusal:
        row.finish(OutboxState.GIVEN_UP, str(refusal))
    except Exception as error:  # noqa: BLE001 whatever a provider throws, the row must not be lost
        # The kind of error only: its message may hold the recipient.
        problem = type(error).__name__
        logger.warning("%s %s: attempt %s: %s", row._meta.label, row.pk, row.attempts, problem)
        if row.attempts >= ATTEMPTS:
            row.finish(OutboxState.GIVEN_UP, f"{problem} after {row.attempts} attempts")
        else:
            row.put_off(problem)
    else:
        row.finish(OutboxState.DONE)
    return OutboxState(row.state)


def work_off(queue: OutboxQuerySet[Row], work: Callable[[Row], None], limit: int = 500) -> int:
    """Attempts everything that is due, up to a limit, and says how many rows it took."""
    taken = 0
    while taken < limit and (row := queue.claim()) is not None:
        attempt(row, work)
        taken += 1
    return taken
