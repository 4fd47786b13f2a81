"""Scheduled jobs: each once an interval, however many workers."""

import datetime
import threading

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
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


def test_sessions_that_ran_out_are_cleared_and_others_stay() -> None:
    for days in (-1, 1):
        store = SessionStore()
        store.set_expiry(timezone.now() + datetime.timedelta(days=days))
        store.save()
    upkeep.clear_sessions()
    assert Session.objects.get().expire_date > timezone.now()


def test_a_job_that_is_due_in_a_moment_waits(counted: list[int]) -> None:
    now = timezone.now()
    run_due(now)
    assert run_due(now + HOUR - datetime.timedelta(seconds=1)) == []


def test_a_missed_interval_is_made_up_for_once(counted: list[int]) -> None:
    now = timezone.now()
    run_due(now)
    run_due(now + 50 * HOUR)
    run_due(now + 50 * HOUR)
    assert counted == [1, 1]


def test_a_run_keeps_its_claim_until_the_longest_run_is_over(counted: list[int]) -> None:
    now = timezone.now()
    run_due(now)
    running_since = now - LONGEST_RUN + datetime.timedelta(seconds=1)
    ScheduledJob.objects.update(running_since=running_since, next_run_at=now)
    assert run_due(now) == []


def test_a_job_is_claimed_before_its_work_begins() -> None:
    seen = []
    register("look", lambda: seen.extend(run_due()), every=HOUR)
    assert [run.outcome for run in run_due()] == ["done"]
    assert seen == []
    assert JobRun.objects.count() == 1


@pytest.mark.parametrize("fails", [False, True])
def test_a_run_that_is_over_frees_the_job(fails: bool) -> None:
    def work() -> None:
        if fails:
            raise ValueError

    register("work", work, every=HOUR)
    run_due()
    assert ScheduledJob.objects.get().running_since is None
    assert JobRun.objects.get().finished_at is not None


def test_a_run_that_lasted_too_long_does_not_free_the_one_that_took_over() -> None:
    taken_over = timezone.now() + LONGEST_RUN

    def slow() -> None:
        ScheduledJob.objects.update(running_since=taken_over)

    register("slow", slow, every=HOUR)
    run_due()
    assert ScheduledJob.objects.get().running_since == taken_over


def test_very_many_words_of_a_job_are_cut() -> None:
    register("talk", lambda: "x" * 500, every=HOUR)
    run_due()
    assert JobRun.objects.get().said == "x" * 300


def test_a_job_taken_out_of_the_portal_is_no_longer_run(counted: list[int]) -> None:
    ScheduledJob.objects.create(name="gone", next_run_at=timezone.now())
    assert [run.job for run in run_due()] == ["count"]


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
