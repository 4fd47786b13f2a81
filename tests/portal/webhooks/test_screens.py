"""The list of systems that are told of events, as an administrator keeps it."""

import pytest
from django.urls import reverse

from portal.audit.models import AuditEvent
from portal.registry.outbox import OutboxState
from portal.webhooks.models import Delivery, Receiver
from portal.webhooks.signing import new_secret
from portal.webhooks.tokens import hash_of_token

pytestmark = pytest.mark.django_db
GOOD = {"name": "Care records", "url": "https://records.example/events"}


@pytest.fixture
def administrator(sign_in):
    return sign_in("system_administrator")


@pytest.fixture
def receiver():
    return Receiver.objects.create(name="Old", url="https://old.example/", secret=new_secret())


@pytest.fixture
def page(receiver):
    return reverse("staff-hand-over:receiver", args=[receiver.pk])


def add(client, **changes):
    return client.post(reverse("staff-hand-over:receivers"), {**GOOD, **changes})


def test_adds_one_with_a_secret_of_its_own(administrator):
    answer = add(administrator, events=["assessment.decided"])
    made = Receiver.objects.get()
    assert answer.url == reverse("staff-hand-over:receiver", args=[made.pk])
    assert (made.name, made.events) == ("Care records", ["assessment.decided"])
    assert made.secret.startswith("whsec_")
    assert AuditEvent.objects.get().verb == "webhooks.receiver.added"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": ""}, "Say what the system is called."),
        ({"name": "x" * 101}, "This name is too long."),
        ({"url": ""}, "Give the address that events are sent to."),
        ({"url": "records"}, "The address must start with http:// or https://."),
        ({"url": "http://records.example/"}, "The address must start with https://."),
        ({"url": "https://me:you@records.example/"}, "must not hold a user name or password"),
        ({"url": "https://[::1"}, "This is not a web address."),
        ({"url": "https://x/" + "y" * 600}, "This address is too long."),
        ({"events": ["nothing"]}, "Choose from the events of the list."),
    ],
)
def test_bad_input_is_said_at_its_field_and_the_rest_stays(administrator, changes, said):
    answer = add(administrator, **changes)
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert "name" in changes or "Care records" in answer.content.decode()
    assert not Receiver.objects.exists()


def test_changes_and_switches_off(administrator, receiver, page):
    administrator.post(page, GOOD)
    receiver.refresh_from_db()
    assert (receiver.name, receiver.is_active) == ("Care records", False)
    assert "Switched off" in administrator.get(page).content.decode()


def test_keys_are_shown_once(administrator, receiver, page):
    old = receiver.secret
    answer = administrator.post(reverse("staff-hand-over:keys", args=[receiver.pk]))
    receiver.refresh_from_db()
    token = answer.context["token"]
    assert receiver.token_hash == hash_of_token(token)
    assert receiver.secret != old
    assert token in answer.content.decode()
    later = administrator.get(page).content.decode()
    assert token not in later
    assert receiver.secret not in later


def test_sends_a_test(administrator, receiver):
    Receiver.objects.update(is_active=False)
    administrator.post(reverse("staff-hand-over:again", args=[receiver.pk]), {"do": "test"})
    assert Delivery.objects.get().type == "portal.test"


@pytest.mark.parametrize("wanted", ["", "x", "-1", "9" * 30, "٣", "7\x00"])
def test_replays_nothing_for_nonsense(administrator, receiver, wanted):
    Delivery.objects.create(receiver=receiver, type="x", state=OutboxState.DONE)
    answer = administrator.post(
        reverse("staff-hand-over:again", args=[receiver.pk]), {"delivery": wanted}
    )
    assert answer.status_code in (302, 400)
    assert Delivery.objects.get().state == OutboxState.DONE


def test_replays_one_of_its_own_only(administrator, receiver):
    other = Receiver.objects.create(name="B", url="https://b.example/", secret=new_secret())
    theirs = Delivery.objects.create(receiver=other, type="x", state=OutboxState.GIVEN_UP)
    mine = Delivery.objects.create(receiver=receiver, type="x", state=OutboxState.GIVEN_UP)
    url = reverse("staff-hand-over:again", args=[receiver.pk])
    administrator.post(url, {"delivery": theirs.pk})
    theirs.refresh_from_db()
    assert theirs.state == OutboxState.GIVEN_UP
    Receiver.objects.update(is_active=False)
    administrator.post(url, {"delivery": mine.pk})
    assert AuditEvent.objects.filter(verb="webhooks.delivery.replayed").count() == 1


def test_tells_what_became_of_each(administrator, receiver, page):
    Delivery.objects.create(
        receiver=receiver, type="assessment.decided", data={"reference": "48217735"},
        state=OutboxState.GIVEN_UP, attempts=10, last_status=500, problem="NotTaken",
    )  # fmt: skip
    text = administrator.get(page).content.decode()
    assert "assessment.decided, 48217735" in text
    assert "Given up after 10 attempts, answer 500" in text
    assert "1 event could not be handed over" in administrator.get("/staff/").content.decode()
