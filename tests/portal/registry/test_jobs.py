"""Scheduled jobs: each once an interval, however many workers."""

import datetime
import threading

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from portal.registry import upkeep
from portal.registry.jobs import JOBS, LONGEST_RUN, register, run_due
from portal.registry.models import JobRun, ScheduledJob

HOUR = datetime.timedelta(hours=1)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_jobs(monkeypatch):
    monkeypatch.setattr(JOBS, "_items", {})


@pytest.fixture
def counted():
    times = []
    register("count", lambda: times.append(1), every=HOUR)
    return times


def test_a_new_job_runs_at_once(counted):
    assert [run.outcome for run in run_due()] == ["done"]
    assert counted == [1]


def test_a_job_waits_for_its_interval(counted):
    run_due()
    assert run_due() == []
    assert counted == [1]


def test_a_job_runs_again_after_its_interval(counted):
    now = timezone.now()
    run_due(now)
    run_due(now + HOUR)
    assert counted == [1, 1]


def test_what_a_job_says_is_kept():
    register("speak", lambda: 7, every=HOUR)
    run_due()
    assert JobRun.objects.get().said == "7"


def test_a_job_that_fails_is_written_down_and_the_next_one_runs(counted, caplog):
    def fails():
        raise ValueError("a secret")

    register("fails", fails, every=HOUR)
    outcomes = {run.job: (run.outcome, run.said) for run in run_due()}
    assert outcomes == {"count": ("done", ""), "fails": ("failed", "ValueError")}
    assert counted == [1]


def test_a_job_that_failed_runs_at_its_next_time(caplog):
    times = []

    def fails():
        times.append(1)
        raise ValueError

    register("fails", fails, every=HOUR)
    now = timezone.now()
    run_due(now)
    run_due(now + HOUR)
    assert times == [1, 1]


def test_a_job_still_running_is_left_alone(counted):
    run_due()
    now = timezone.now()
    ScheduledJob.objects.update(running_since=now, next_run_at=now)
    assert run_due(now) == []


def test_a_job_whose_worker_died_runs_again(counted):
    run_due()
    now = timezone.now()
    ScheduledJob.objects.update(running_since=now - LONGEST_RUN, next_run_at=now)
    assert len(run_due(now)) == 1


def test_runs_read_in_lists(counted):
    run_due(datetime.datetime(2027, 1, 2, 3, 4, tzinfo=datetime.UTC))
    assert str(JobRun.objects.get()) == "count at 2027-01-02 03:04: done"
    assert str(ScheduledJob.objects.get()) == "count"


def test_old_runs_are_forgotten(counted):
    run_due(timezone.now() - datetime.timedelta(days=31))
    run_due()
    assert upkeep.forget_old_runs() == 1
    assert JobRun.objects.count() == 1


def test_sessions_that_ran_out_are_cleared(client):
    client.session.save()
    upkeep.clear_sessions()


def test_command_runs_what_is_due_and_says_so(counted, capsys):
    call_command("run_jobs", "--once")
    assert capsys.readouterr().out == "count: done\n"


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_many_workers_run_a_job_once():
    ran = []
    register("once", lambda: ran.append(1), every=HOUR)

    def worker():
        run_due()
        connection.close()

    workers = [threading.Thread(target=worker) for _ in range(8)]
    for thread in workers:
        thread.start()
    for thread in workers:
        thread.join()
    assert ran == [1]
