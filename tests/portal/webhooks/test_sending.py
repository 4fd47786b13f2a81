"""An event leaves once it is certain, again until it is taken, and never in another's way."""

import datetime
import json
from urllib.parse import urlsplit

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from standardwebhooks import Webhook

from portal.registry.outbox import ATTEMPTS, OutboxState
from portal.webhooks import sending
from portal.webhooks.actions import publish, replay
from portal.webhooks.models import Delivery, Receiver
from portal.webhooks.signing import new_secret
from tests.factories.accounts import person
from tests.portal.webhooks.receiving import receiving

pytestmark = pytest.mark.django_db


@pytest.fixture
def other_side():
    with receiving() as state:
        yield state


@pytest.fixture
def receiver(other_side, settings):
    settings.FETCH_PRIVATE_ADDRESSES = [urlsplit(other_side.url).netloc]
    return Receiver.objects.create(name="Care records", url=other_side.url, secret=new_secret())


def published(event="assessment.submitted", **data):
    publish(event, {"reference": "48217735", **data})
    return Delivery.objects.first()


def tried(delivery, times=1):
    """So many attempts, each when its time has come."""
    for _ in range(times):
        delivery.refresh_from_db()
        with time_machine.travel(delivery.next_attempt_at + datetime.timedelta(seconds=1)):
            sending.deliver_waiting()
    delivery.refresh_from_db()
    return delivery


def test_says_what_happened_and_is_signed(receiver, other_side):
    delivery = tried(published())
    headers, body = other_side.got[0]
    assert json.loads(body) == {
        "type": "assessment.submitted",
        "timestamp": delivery.happened_at.isoformat(),
        "data": {"reference": "48217735"},
    }
    with time_machine.travel(int(headers["webhook-timestamp"])):
        Webhook(receiver.secret).verify(body, headers)
    assert delivery.state == OutboxState.DONE
    assert delivery.last_status == 200


def test_goes_out_right_after_the_commit(receiver, other_side, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        publish("assessment.submitted", {})
    assert len(other_side.got) == 1


def test_nothing_leaves_when_the_change_is_undone(receiver, other_side):
    with transaction.atomic():
        publish("assessment.submitted", {})
        transaction.set_rollback(True)
    assert sending.deliver_waiting() == 0
    assert not other_side.got


@pytest.mark.parametrize("status", [301, 400, 404, 429, 500, 503])
def test_any_other_answer_is_tried_again_with_the_same_id(receiver, other_side, status):
    other_side.status = status
    delivery = tried(published())
    assert (delivery.state, delivery.last_status) == (OutboxState.WAITING, status)
    other_side.status = 204
    assert tried(delivery).state == OutboxState.DONE
    first, second = (headers["webhook-id"] for headers, _ in other_side.got)
    assert first == second


def test_is_given_up_in_the_end_and_can_be_replayed(receiver, other_side):
    other_side.status = 500
    delivery = tried(published(), times=ATTEMPTS)
    assert delivery.state == OutboxState.GIVEN_UP
    assert "NotTaken" in delivery.problem
    other_side.status = 200
    assert replay(receiver=receiver, by=person("system_administrator")) == 1
    assert tried(delivery).state == OutboxState.DONE
    assert len({headers["webhook-id"] for headers, _ in other_side.got}) == 1


def test_one_that_is_down_is_tried_again(receiver, other_side, settings):
    settings.FETCH_PRIVATE_ADDRESSES = ["127.0.0.1:9"]
    Receiver.objects.update(url="http://127.0.0.1:9/")
    delivery = tried(published())
    assert (delivery.state, delivery.last_status) == (OutboxState.WAITING, None)


def test_one_that_is_slow_is_cut_off_and_keeps_nobody_waiting(receiver, other_side, monkeypatch):
    monkeypatch.setattr(sending, "TIMEOUT", 0.2)
    slow = Receiver.objects.create(name="Slow", url=receiver.url, secret=new_secret())
    receiver.delete()
    other_side.wait = 0.6
    for _ in range(3):
        publish("assessment.submitted", {})
    assert sending.deliver_waiting() == 1
    assert slow.deliveries.filter(attempts=1).count() == 1


def test_one_that_fails_does_not_hold_up_the_others(receiver, other_side, settings):
    down = "127.0.0.1:9"
    settings.FETCH_PRIVATE_ADDRESSES = [*settings.FETCH_PRIVATE_ADDRESSES, down]
    Receiver.objects.create(name="Down", url=f"http://{down}/", secret=new_secret())
    for _ in range(2):
        publish("assessment.submitted", {})
    sending.deliver_waiting()
    assert len(other_side.got) == 2


def test_one_that_is_gone_is_switched_off(receiver, other_side):
    other_side.status = 410
    assert tried(published()).state == OutboxState.GIVEN_UP
    receiver.refresh_from_db()
    assert not receiver.is_active


def test_only_wanted_events_and_only_while_it_is_on(receiver, other_side):
    Receiver.objects.update(events=["assessment.decided"])
    publish("assessment.submitted", {})
    assert not Delivery.objects.exists()
    publish("assessment.decided", {})
    Receiver.objects.update(is_active=False)
    publish("assessment.decided", {})
    assert Delivery.objects.count() == 1
    assert tried(Delivery.objects.get()).state == OutboxState.GIVEN_UP
    assert not other_side.got


def test_never_into_a_private_network(receiver, settings):
    settings.FETCH_PRIVATE_ADDRESSES = []
    assert tried(published()).state == OutboxState.WAITING


def test_finished_ones_are_forgotten(receiver):
    old = timezone.now() - datetime.timedelta(days=91)
    for finished_at in (old, timezone.now(), None):
        Delivery.objects.create(receiver=receiver, type="x", finished_at=finished_at)
    Delivery.objects.to_forget().delete()
    assert Delivery.objects.count() == 2
