"""What a person does with one invitation, and who is not asked."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from portal.audit.models import AuditEvent
from portal.audit.presenters import sentence
from surveys.asking import deciding
from surveys.asking.forgetting import forget
from surveys.asking.holding import end_hold, hold
from surveys.asking.links import keys_of
from surveys.asking.people import hash_of_reference
from surveys.asking.wishes import CannotAsk
from surveys.keys import hash_of
from surveys.models import LIVES, Asked, Hold, Invitation
from tests.factories.accounts import person

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
ASHA = hash_of_reference("P-1")


@pytest.fixture
def by(db):
    return person("survey_analyst", name="Ada")


@pytest.fixture
def held(asks):
    return asks(hold_reason="sensitive").invitation


def row():
    return Invitation.objects.get()


# Letting it go -----------------------------------------------------------------------------------


def test_a_person_lets_it_go_and_says_why(held, by):
    deciding.release(invitation=held, reason="talked", by=by)
    assert (row().state, row().hold_reason) == ("waiting", "")
    said = sentence(AuditEvent.objects.latest("pk"))
    assert said.startswith("Ada let Invitation to tea-club")
    assert "I have talked with the person" in said


def test_what_was_held_long_goes_out_today_and_lives_as_long_as_others(held, by):
    with time_machine.travel(timezone.now() + 30 * DAY):
        deciding.release(invitation=held, reason="talked", by=by)
        today = timezone.localdate()
    assert (row().send_on, row().expires_on) == (today, today + LIVES)


def test_after_safeguarding_the_time_does_not_grow(held, by, survey):
    survey.is_safeguarding = True
    survey.save()
    with time_machine.travel(timezone.now() + 30 * DAY):
        deciding.release(invitation=held, reason="talked", by=by)
    assert row().expires_on == held.expires_on


@pytest.mark.parametrize(
    ("prepare", "reason"),
    [
        ({}, "because"),
        ({"state": "waiting"}, "talked"),
        ({"state": "answered"}, "talked"),
        ({"recipient": ""}, "talked"),
        ({"expires_on": datetime.date(2020, 1, 1)}, "talked"),
    ],
)
def test_what_cannot_go_does_not(held, by, prepare, reason):
    Invitation.objects.update(**prepare)
    before = row().state
    with pytest.raises(CannotAsk):
        deciding.release(invitation=held, reason=reason, by=by)
    assert row().state == before


def test_whoever_is_on_the_list_is_not_let_go(asks, by):
    listed = hold(person=ASHA, reason="death", until=None, by=by)
    invitation = asks(reference="P-1").invitation
    with pytest.raises(CannotAsk, match="End the hold first"):
        deciding.release(invitation=invitation, reason="wrong", by=by)
    end_hold(row=listed, by=by)
    end_hold(row=listed, by=by)
    assert row().state == "held"
    deciding.release(invitation=invitation, reason="wrong", by=by)
    assert row().state == "waiting"
    assert AuditEvent.objects.filter(verb="surveys.hold.ended").count() == 1


# Taking it back ----------------------------------------------------------------------------------


def test_taken_back_it_forgets_whom_it_was_for(asks, by):
    invitation = asks(identity="linked", reference="P-1").invitation
    deciding.withdraw(invitation=invitation, by=by)
    found = row()
    assert (found.state, found.recipient, found.reference, found.person_hash) == (
        "withdrawn", "", "", ""
    )  # fmt: skip


@pytest.mark.parametrize(("state", "may_be_asked"), [("waiting", True), ("sent", False)])
def test_only_who_was_never_written_to_may_be_asked_again_soon(asks, by, state, may_be_asked):
    invitation = asks().invitation
    Invitation.objects.update(state=state)
    deciding.withdraw(invitation=invitation, by=by)
    assert Asked.objects.exists() is not may_be_asked


def test_nobody_learns_how_it_ended(asks, by):
    invitation = asks().invitation
    said = set()
    for state in ("answered", "withdrawn"):
        Invitation.objects.update(state=state)
        with pytest.raises(CannotAsk) as refused:
            deciding.withdraw(invitation=invitation, by=by)
        said.add(refused.value.words)
    assert said == {deciding.OVER}


# Another way -------------------------------------------------------------------------------------


def test_another_way_leads_to_the_same_place(asks, by):
    asked = asks()
    Invitation.objects.update(state="sent", reminders=1)
    deciding.send_another_way(
        invitation=asked.invitation, channel="text", recipient="07700 900982", by=by
    )
    found = row()
    assert (found.channel, found.recipient, found.state) == ("text", "+447700900982", "waiting")
    assert (found.reminders, found.notice) == (0, None)
    assert found.token_hash == hash_of(keys_of(found.pk).token) == hash_of(asked.token)


def test_by_hand_it_is_out_at_once(held, by):
    deciding.send_another_way(invitation=held, channel="hand", recipient="", by=by)
    assert (row().state, row().recipient) == ("sent", "")


def test_the_new_address_is_looked_up_too(asks, by):
    invitation = asks(recipient="").invitation
    hold(person=hash_of_reference("ben@example.org"), reason="police-case", until=None, by=by)
    deciding.send_another_way(
        invitation=invitation, channel="email", recipient="ben@example.org", by=by
    )
    assert (row().state, row().hold_reason) == ("held", "police-case")


@pytest.mark.parametrize(
    ("channel", "recipient", "field"),
    [("email", "", "recipient"), ("email", "x", "recipient"), ("pigeon", "x", "channel")],
)
def test_a_bad_way_changes_nothing(held, by, channel, recipient, field):
    with pytest.raises(CannotAsk) as refused:
        deciding.send_another_way(invitation=held, channel=channel, recipient=recipient, by=by)
    assert refused.value.field == field
    assert row().channel == "email"


# What is forgotten -------------------------------------------------------------------------------


def at(days):
    return time_machine.travel(timezone.now() + LIVES + days * DAY)


def test_what_was_never_sent_in_time_is_over(asks):
    asks()
    with at(1):
        forget()
    assert row().state == "withdrawn"


@pytest.mark.parametrize(
    ("days", "state", "identity", "kept"),
    [
        (28, "sent", "linked", True),
        (29, "sent", "linked", False),
        (29, "withdrawn", "linked", False),
        (29, "answered", "linked", True),
        (29, "answered", "pseudonymous", False),
    ],
)
def test_whom_it_was_for_is_forgotten(asks, days, state, identity, kept):
    asks(identity=identity, reference="P-1")
    Invitation.objects.update(state=state)
    with at(days):
        forget()
    assert (row().reference != "") is kept
    assert (row().person_hash != "") is kept


def test_who_was_asked_is_forgotten_when_it_no_longer_counts(asks):
    asks()
    with at(1):
        forget()
        assert Asked.objects.exists()
    with at(300):
        forget()
        assert not Asked.objects.exists()


def test_holds_that_are_over_go_and_the_others_stay(by):
    today = timezone.localdate()
    hold(person="a", reason="death", until=None, by=by)
    hold(person="b", reason="death", until=today, by=by)
    end_hold(row=hold(person="c", reason="death", until=None, by=by), by=by)
    forget()
    assert Hold.objects.count() == 3
    with at(0):
        forget()
    assert [one.person_hash for one in Hold.objects.all()] == ["a"]
