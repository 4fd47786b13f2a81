"""What the portal clears away after itself."""

import datetime

from django.contrib.sessions.backends.db import SessionStore

from portal.registry.models import JobRun

KEEP_RUNS = datetime.timedelta(days=30)


def forget_old_runs() -> int:
    """Runs of jobs are of use for a month."""
    return JobRun.objects.older_than(KEEP_RUNS).delete()[0]


def clear_sessions() -> None:
    """Sessions that have run out: shortlists on shared computers do not stay in the database."""
    SessionStore.clear_expired()
