"""From 'waits' to the letter box: once, on its day, and never after an answer."""

import datetime
import threading

import pytest
import time_machine
from django.core import mail
from django.db import connection, connections, transaction
from django.utils import timezone

from portal.notices.addresses import Address
from portal.notices.models import Notice
from portal.notices.rendering import render, render_text
from portal.notices.tasks import deliver_waiting
from portal.notices.texts import count_parts
from surveys.asking import sending
from surveys.asking.data import habits
from surveys.asking.holding import hold
from surveys.asking.people import hash_of_address, hash_of_reference
from surveys.keys import hash_of
from surveys.models import Hold, Invitation
from tests.factories.accounts import person

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
NOON = datetime.datetime(2027, 3, 10, 12, tzinfo=datetime.UTC)
FIRST, SECOND = habits().reminder_days


@pytest.fixture
def at(django_capture_on_commit_callbacks):
    """`at(NOON + DAY)`: what the jobs do at that time."""

    def runs(moment, *jobs):
        with (
            time_machine.travel(moment, tick=False),
            django_capture_on_commit_callbacks(execute=True),
        ):
            return [job() for job in jobs or (sending.send_due, sending.remind_due)]

    return runs


@pytest.fixture
def asked(asks):
    with time_machine.travel(NOON, tick=False):
        return asks()


def row():
    return Invitation.objects.get()


def test_she_gets_one_message_with_a_link_a_code_and_a_phone_number(asked, at):
    assert at(NOON, sending.send_due) == ["1 sent"]
    (letter,) = mail.outbox
    assert letter.to == ["asha@example.org"]
    assert f"/s/{asked.token}" in letter.body
    assert sending.keys_of(asked.invitation.pk).typed in letter.body
    assert "024" in letter.body
    assert row().state == "sent"


def test_it_is_sent_once(asked, at):
    at(NOON)
    assert at(NOON, sending.send_due) == ["0 sent"]
    assert len(mail.outbox) == 1


def test_it_waits_for_its_day(asks, at):
    with time_machine.travel(NOON, tick=False):
        asks(send_on=timezone.localdate() + 3 * DAY)
    at(NOON + 2 * DAY)
    assert not mail.outbox
    at(NOON + 3 * DAY)
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("language", ["pl", "ur"])
def test_it_is_in_her_language_with_english_below(asks, at, language):
    with time_machine.travel(NOON, tick=False):
        asks(language=language)
    at(NOON)
    assert Notice.objects.get().language == language


@pytest.mark.parametrize("template", [*sending.INVITES.values(), *sending.REMINDS.values()])
def test_no_message_says_what_it_is_about(asked, template):
    message = render(template, language="en", context=sending.message_of(asked.invitation))
    said = f"{message.subject} {message.body}".lower()
    assert "asks how it was" in message.subject
    for word in ("care", "safe", "support", "assessment", "payment", "tea club", "carer"):
        assert word not in said
    assert sending.keys_of(asked.invitation.pk).typed in message.body


def test_a_text_fits_into_two_messages(asks, asked, settings):
    settings.PORTAL_URL = "https://care.coventry.gov.uk"
    context = sending.message_of(asked.invitation)
    body = render_text("survey-invitation-text", language="en", context=context).body
    assert count_parts(body) <= 2


def test_texts_wake_nobody(asks, at, capsys):
    night = NOON.replace(hour=23)
    with time_machine.travel(night, tick=False):
        asks(channel="text", recipient="07700 900982")
    at(night)
    assert "/s/" not in capsys.readouterr().out
    at(night + datetime.timedelta(hours=10), deliver_waiting)
    assert "/s/" in capsys.readouterr().out


# What stands against it when the day has come ----------------------------------------------------


def test_a_hold_that_came_meanwhile(asks, at):
    with time_machine.travel(NOON, tick=False):
        asks(reference="P-1", send_on=timezone.localdate() + 3 * DAY)
        # By the address, while the invitation is known by the reference.
        Hold.objects.create(
            person_hash=hash_of_address(Address.email("asha@example.org")), reason="death"
        )
    assert at(NOON + 3 * DAY, sending.send_due) == ["0 sent"]
    assert (row().state, row().hold_reason) == ("held", "death")
    assert not mail.outbox


def test_a_hold_stops_what_waits_at_once_and_reminders_of_what_was_sent(asks, at):
    with time_machine.travel(NOON, tick=False):
        asks(reference="P-1")
        hold(person=hash_of_reference("P-1"), reason="death", until=None, by=person())
        assert (row().state, row().hold_reason) == ("held", "death")
        Invitation.objects.update(state="sent", remind_on=timezone.localdate() + DAY)
        hold(person=hash_of_reference("P-1"), reason="death", until=None, by=person())
        assert row().remind_on is None


@pytest.mark.parametrize(
    "meanwhile", [{"state": "answered"}, {"state": "withdrawn"}, {"expires_on": NOON.date()}]
)
def test_a_message_that_slept_is_not_sent_when_its_reason_is_gone(asks, at, capsys, meanwhile):
    night = NOON.replace(hour=23)
    with time_machine.travel(night, tick=False):
        asks(channel="text", recipient="07700 900982")
    at(night)
    Invitation.objects.update(**meanwhile)
    at(night + datetime.timedelta(hours=10), deliver_waiting)
    assert "/s/" not in capsys.readouterr().out


def test_one_that_cannot_be_sent_keeps_nobody_waiting(asks, at, monkeypatch, caplog):
    with time_machine.travel(NOON, tick=False):
        broken = asks().invitation
        asks(recipient="ben@example.org")
    real = sending.address_of

    def fails(invitation):
        if invitation.pk == broken.pk:
            raise RuntimeError("asha@example.org")
        return real(invitation)

    monkeypatch.setattr(sending, "address_of", fails)
    assert at(NOON, sending.send_due) == ["1 sent"]
    assert "asha" not in caplog.text
    assert Invitation.objects.get(pk=broken.pk).state == "waiting"


# Reminders ---------------------------------------------------------------------------------------


def test_two_reminders_lead_to_the_same_place_and_then_no_more(asked, at):
    for day in range(60):
        at(NOON + day * DAY)
    subjects = [letter.subject for letter in mail.outbox]
    assert [subject.startswith("A reminder") for subject in subjects] == [False, True, True]
    assert all(f"/s/{asked.token}" in letter.body for letter in mail.outbox)
    assert row().token_hash == hash_of(asked.token)
    assert (row().reminders, row().remind_on) == (2, None)


def test_reminders_come_on_their_days(asked, at):
    at(NOON)
    for day, letters in [(FIRST - 1, 1), (FIRST, 2), (SECOND - 1, 2), (SECOND, 3)]:
        at(NOON + day * DAY)
        assert len(mail.outbox) == letters


@pytest.mark.parametrize("state", ["answered", "withdrawn", "held"])
def test_nobody_is_reminded_who_has_answered_or_must_not_be(asked, at, state):
    at(NOON)
    Invitation.objects.update(state=state)
    at(NOON + 30 * DAY)
    assert len(mail.outbox) == 1


def test_a_hold_stops_reminders(asked, at):
    at(NOON)
    with time_machine.travel(NOON, tick=False):
        Hold.objects.create(person_hash=row().person_hash, reason="death")
    at(NOON + 30 * DAY)
    assert len(mail.outbox) == 1
    assert row().remind_on is None


def test_where_the_message_did_not_arrive_nobody_is_reminded(asked, at):
    at(NOON)
    Notice.objects.update(receipt="failed")
    at(NOON + 30 * DAY)
    assert len(mail.outbox) == 1


def test_by_hand_nobody_is_reminded(asks, at):
    with time_machine.travel(NOON, tick=False):
        asks(channel="hand", recipient="")
    for day in range(60):
        at(NOON + day * DAY)
    assert not mail.outbox


# Two workers -------------------------------------------------------------------------------------


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_worker_passes_by_what_another_has_taken(asks):
    asks()
    said = []

    def other():
        said.append(sending.send_due())
        connections.close_all()

    with transaction.atomic():
        taken = Invitation.objects.select_for_update().get()
        thread = threading.Thread(target=other)
        thread.start()
        thread.join(10)
        assert said == ["0 sent"]
        assert sending._send(taken)
    assert Notice.objects.count() == 1
    assert connection.vendor == "postgresql"


def test_a_worker_that_comes_too_late_finds_nothing(asked, monkeypatch):
    """It has looked before the other wrote; when it has its turn it looks again."""
    real, again = sending._send, []

    def the_other_comes_in(invitation):
        done = real(invitation)
        if not again:
            again.append(sending.send_due())
        return done

    monkeypatch.setattr(sending, "_send", the_other_comes_in)
    with time_machine.travel(NOON, tick=False):
        assert sending.send_due() == "1 sent"
    assert again == ["0 sent"]
    assert Notice.objects.count() == 1
