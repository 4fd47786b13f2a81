"""Outboxes, shown on the outbox of notices."""

import datetime
import threading

import pytest
import time_machine
from django.db import connection
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from portal.notices.models import Notice
from portal.registry.outbox import (
    ATTEMPTS,
    CLAIM_HOLDS,
    FIRST_WAIT,
    LONGEST_WAIT,
    OutboxState,
    Refused,
    attempt,
    wait_after,
    work_off,
)

pytestmark = pytest.mark.django_db


def row(**fields):
    return Notice.objects.create(channel="email", template="t", language="en", **fields)


def fails(row):
    raise ConnectionError("someone@example.org is busy")


def refuses(row):
    raise Refused("The address does not exist.")


def test_a_new_row_is_due():
    assert row() in Notice.objects.due()


def test_claiming_counts_the_attempt_and_hides_the_row():
    row()
    assert Notice.objects.claim().attempts == 1
    assert Notice.objects.claim() is None


def test_a_claim_runs_out():
    row()
    Notice.objects.claim()
    with time_machine.travel(timezone.now() + CLAIM_HOLDS, tick=False):
        assert Notice.objects.claim().attempts == 2


def test_one_row_can_be_claimed_by_number():
    first, second = row(), row()
    assert Notice.objects.claim(second.pk) == second
    assert Notice.objects.claim(first.pk) == first
    assert Notice.objects.claim(first.pk) is None


def test_work_done_is_done():
    row()
    assert attempt(Notice.objects.claim(), lambda row: None) == OutboxState.DONE
    assert Notice.objects.get().finished_at is not None


def test_work_that_failed_is_put_off_without_personal_details(caplog):
    row()
    assert attempt(Notice.objects.claim(), fails) == OutboxState.WAITING
    assert Notice.objects.get().problem == "ConnectionError"
    assert "someone@example.org" not in caplog.text


def test_work_that_failed_is_not_due_until_its_time(caplog):
    row()
    attempt(Notice.objects.claim(), fails)
    assert not Notice.objects.due().exists()
    assert Notice.objects.due(timezone.now() + datetime.timedelta(minutes=2)).exists()


def test_refused_work_is_given_up_with_its_reason():
    row()
    assert attempt(Notice.objects.claim(), refuses) == OutboxState.GIVEN_UP
    assert Notice.objects.get().problem == "The address does not exist."


def test_the_last_attempt_gives_up(caplog):
    row(attempts=ATTEMPTS - 1)
    assert attempt(Notice.objects.claim(), fails) == OutboxState.GIVEN_UP
    assert Notice.objects.get().problem == f"ConnectionError after {ATTEMPTS} attempts"


def test_waits_double_up_to_the_longest():
    minutes = [wait_after(count).total_seconds() / 60 for count in range(1, 5)]
    assert minutes == [1, 2, 4, 8]
    assert wait_after(50) == LONGEST_WAIT


def test_working_off_takes_all_that_is_due():
    for _ in range(3):
        row()
    row(state=OutboxState.DONE)
    assert work_off(Notice.objects.all(), lambda row: None) == 3


def test_working_off_has_a_limit():
    for _ in range(3):
        row()
    assert work_off(Notice.objects.all(), lambda row: None, limit=2) == 2


def test_working_off_tries_each_row_once(caplog):
    row()
    assert work_off(Notice.objects.all(), fails) == 1


def test_the_longest_waiting_goes_first() -> None:
    now = timezone.now()
    late, early = (row(next_attempt_at=now - datetime.timedelta(hours=h)) for h in (1, 2))
    assert [Notice.objects.claim(), Notice.objects.claim()] == [early, late]


@pytest.mark.parametrize("state", [OutboxState.DONE, OutboxState.GIVEN_UP])
def test_what_is_over_is_never_claimed_again(state: OutboxState) -> None:
    over = row(state=state)
    assert Notice.objects.claim() is None
    assert Notice.objects.claim(over.pk) is None


def test_what_is_put_off_is_not_claimed_by_number_either() -> None:
    later = row(next_attempt_at=timezone.now() + datetime.timedelta(minutes=1))
    assert Notice.objects.claim(later.pk) is None


def test_a_claim_holds_until_it_runs_out() -> None:
    row()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        Notice.objects.claim()
        clock.shift(CLAIM_HOLDS - datetime.timedelta(seconds=1))
        assert Notice.objects.claim() is None
        clock.shift(1)
        assert Notice.objects.claim() is not None


@given(st.integers(0, 1000))
def test_waits_never_shrink_and_never_pass_the_longest(attempts: int) -> None:
    assert FIRST_WAIT <= wait_after(attempts) <= wait_after(attempts + 1) <= LONGEST_WAIT


def test_a_row_that_always_fails_is_tried_ten_times_at_doubling_waits_then_given_up() -> None:
    row()
    waits = []
    with time_machine.travel(timezone.now(), tick=False) as clock:
        while (claimed := Notice.objects.claim()) is not None:
            if attempt(claimed, fails) == OutboxState.GIVEN_UP:
                break
            wait = claimed.next_attempt_at - timezone.now()
            waits.append(round(wait.total_seconds() / 60))
            clock.shift(wait)
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256]
    assert Notice.objects.get().attempts == ATTEMPTS
    assert Notice.objects.get().finished_at is not None


def test_a_row_that_a_dying_worker_held_ten_times_is_given_up_at_the_next_failure() -> None:
    row(attempts=ATTEMPTS + 3)
    assert attempt(Notice.objects.claim(), fails) == OutboxState.GIVEN_UP


def test_work_that_succeeds_in_the_end_forgets_the_problem() -> None:
    row(problem="ConnectionError", attempts=4)
    attempt(Notice.objects.claim(), lambda row: None)
    assert (Notice.objects.get().problem, Notice.objects.get().state) == ("", OutboxState.DONE)


def test_a_very_long_reason_is_cut() -> None:
    def refuses_at_length(row: Notice) -> None:
        raise Refused("x" * 500)

    row()
    attempt(Notice.objects.claim(), refuses_at_length)
    assert Notice.objects.get().problem == "x" * 300


def test_one_row_that_fails_does_not_hold_up_the_others() -> None:
    bad, good = row(), row()

    def picky(notice: Notice) -> None:
        if notice.pk == bad.pk:
            raise ConnectionError

    assert work_off(Notice.objects.all(), picky) == 2
    good.refresh_from_db()
    assert good.state == OutboxState.DONE


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_many_workers_take_each_row_once():
    for _ in range(20):
        row()
    taken = []

    def worker():
        work_off(Notice.objects.all(), lambda notice: taken.append(notice.pk))
        connection.close()

    workers = [threading.Thread(target=worker) for _ in range(6)]
    for thread in workers:
        thread.start()
    for thread in workers:
        thread.join()
    assert sorted(taken) == sorted(Notice.objects.values_list("pk", flat=True))
