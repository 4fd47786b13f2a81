"""From the invitation to the answer, and what is left of it."""

import datetime
import threading

import pytest
import time_machine
from django.core import mail
from django.db import connections, models
from django.utils import timezone

from surveys.answering.beginning import begin
from surveys.answering.finishing import finish
from surveys.asking import inviting, sending
from surveys.asking.data import habits
from surveys.models import Invitation

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


def answers(invitation):
    draft = begin(
        survey=invitation.survey,
        form="standard",
        language="en",
        mode="self",
        invitation=invitation,
    ).draft
    finish(draft=draft)


def test_nobody_is_reminded_after_an_answer(asks, django_capture_on_commit_callbacks):
    invitation = asks().invitation
    with django_capture_on_commit_callbacks(execute=True):
        sending.send_due()
    answers(Invitation.objects.get(pk=invitation.pk))
    for days in (*habits().reminder_days, 50):
        with (
            time_machine.travel(timezone.now() + days * DAY),
            django_capture_on_commit_callbacks(execute=True),
        ):
            sending.remind_due()
    assert len(mail.outbox) == 1


def test_an_anonymous_one_keeps_no_time_of_its_answer(asks):
    sent_at = timezone.now()
    with time_machine.travel(sent_at, tick=False):
        invitation = asks(channel="hand", recipient="", reference="P-1").invitation
    before = Invitation.objects.filter(pk=invitation.pk).values().get()
    with time_machine.travel(sent_at + 9 * DAY, tick=False):
        answers(invitation)
    after = Invitation.objects.filter(pk=invitation.pk).values().get()
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"state", "was_started", "person_hash"}
    assert not [
        field.name
        for field in Invitation._meta.get_fields()
        if isinstance(field, models.DateTimeField)
    ]


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_who_ask_the_same_person_at_once_ask_once(asks, monkeypatch):
    """The second waits until the first has written, and then sees that she was asked."""
    real, meet = inviting._asked, threading.Barrier(2, timeout=1)

    def looks_with_the_other(wishes):
        found = real(wishes)
        try:
            meet.wait()
        except threading.BrokenBarrierError:
            meet.reset()
        return found

    monkeypatch.setattr(inviting, "_asked", looks_with_the_other)

    def ask():
        asks()
        connections.close_all()

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(Invitation.objects.values_list("state", flat=True)) == ["held", "waiting"]
