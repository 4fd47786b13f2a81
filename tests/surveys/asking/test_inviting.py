"""Inviting one person: what is written, what is held, what never changes."""

import datetime

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from portal.audit.models import AuditEvent
from portal.notices.addresses import Address
from surveys.asking import inviting
from surveys.asking.data import habits
from surveys.asking.links import keys_of
from surveys.asking.people import hash_of_address, hash_of_reference
from surveys.asking.wishes import CannotAsk
from surveys.keys import hash_of
from surveys.models import LIVES, Hold, IdentityIsFixed, Invitation
from tests.factories.surveys import survey_of

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


def test_she_waits_to_be_written_to(asks):
    asked = asks()
    row = Invitation.objects.get()
    assert (row.state, row.send_on) == ("waiting", timezone.localdate())
    assert row.expires_on == row.send_on + LIVES
    assert (row.token_hash, row.code_hash) == (hash_of(asked.token), hash_of(asked.code))
    assert (len(asked.token), len(asked.code)) == (22, 10)


def test_nothing_in_the_database_opens_it(asks):
    asked = asks()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM surveys_invitation")
        row = str(cursor.fetchall())
    for secret in (asked.token, asked.code, "asha@example.org"):
        assert secret not in row


def test_the_link_can_be_made_again_but_not_without_the_secret_key(asks, settings):
    asked = asks()
    assert keys_of(asked.invitation.pk).token == asked.token
    settings.SECRET_KEY = "another"
    assert keys_of(asked.invitation.pk).token != asked.token


def test_a_code_that_another_has_is_not_given_twice(asks, monkeypatch):
    first = asks(channel="hand", recipient="")
    real, tries = keys_of, []

    def collides(pk):
        tries.append(pk)
        return real(first.invitation.pk if len(tries) == 1 else pk)

    monkeypatch.setattr(inviting, "keys_of", collides)
    second = asks(channel="hand", recipient="")
    assert tries[0] != second.invitation.pk
    assert Invitation.objects.values("code_hash").distinct().count() == 2


def test_it_is_written_down_without_whom_it_is_for(asks):
    asked = asks(reference="P-123")
    event = AuditEvent.objects.get()
    assert (event.verb, event.subject_id) == (inviting.MADE, str(asked.invitation.pk))
    assert event.detail == {"state": "waiting", "channel": "email"}


def test_by_hand_it_is_out_at_once(asks):
    asked = asks(channel="hand", recipient="")
    assert asked.invitation.state == "sent"


def test_it_waits_for_its_day(asks):
    later = timezone.localdate() + 7 * DAY
    assert asks(send_on=later).invitation.expires_on == later + LIVES


# Identity ----------------------------------------------------------------------------------------


def test_safeguarding_is_anonymous_whatever_is_asked_for(asks, survey):
    survey.is_safeguarding = True
    asked = asks(identity="linked", reference="P-1")
    assert (asked.invitation.identity, asked.invitation.reference) == ("anonymous", "")


@pytest.mark.parametrize(("identity", "kept"), [("anonymous", ""), ("linked", "P-1")])
def test_a_reference_is_kept_only_where_answers_have_one(asks, identity, kept):
    assert asks(identity=identity, reference="P-1").invitation.reference == kept


def test_what_joins_an_answer_to_a_person_never_changes(asks):
    row = Invitation.objects.get(pk=asks().invitation.pk)
    row.identity = "linked"
    with pytest.raises(IdentityIsFixed):
        row.save()
    with pytest.raises(IdentityIsFixed):
        Invitation.objects.update(identity="linked")
    row.refresh_from_db()
    assert row.identity == "anonymous"


# What cannot be asked ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("identity", {"identity": "secret"}),
        ("reference", {"identity": "linked"}),
        ("reference", {"reference": "x" * 101}),
        ("language", {"language": "xx"}),
        ("form", {"form": "braille"}),
        ("channel", {"channel": "pigeon"}),
        ("recipient", {"recipient": "asha"}),
        ("recipient", {"channel": "text"}),
        ("recipient", {"channel": "hand"}),
        ("recipient", {"channel": "letter", "recipient": "1 Street\nCoventry"}),
    ],
)
def test_what_is_wrong_is_said_with_its_field(asks, field, changes):
    with pytest.raises(CannotAsk) as refused:
        asks(**changes)
    assert refused.value.field == field
    assert refused.value.words.endswith(".")
    assert not Invitation.objects.exists()


def test_a_way_that_is_not_set_up_is_refused(asks, settings):
    settings.NOTICE_CHANNELS = {"text": "portal.notices.channels.Off"}
    with pytest.raises(CannotAsk, match="cannot send text messages"):
        asks(channel="text", recipient="07700 900982")


def test_a_survey_that_is_no_longer_in_use(asks, survey):
    survey.retired_at = timezone.now()
    with pytest.raises(CannotAsk, match="no longer in use"):
        asks()


# Held --------------------------------------------------------------------------------------------

LETTER = "Asha Example\n1 Old Street\nCoventry\nCV1 1AA"


@pytest.mark.parametrize(
    ("written", "kind", "hold", "held"),
    [
        ("asha@example.org", "email", "ASHA@example.org", True),
        ("07700 900982", "text", "+44 7700 900 982", True),
        (LETTER, "letter", "Asha Example,\n1 Old Street\nCoventry\ncv11aa", True),
        ("asha@example.org", "email", "other@example.org", False),
    ],
)
def test_the_hold_list_knows_an_address_however_it_is_written(asks, written, kind, hold, held):
    person = hash_of_address(Address.of(kind, hold))
    Hold.objects.create(person_hash=person, reason="death")
    asked = asks(channel=kind, recipient=written).invitation
    assert (asked.state, asked.hold_reason) == (("held", "death") if held else ("waiting", ""))


TODAY = datetime.date(2027, 3, 10)


@pytest.mark.parametrize(
    ("until", "ended", "state"),
    [
        (None, False, "held"),
        (TODAY, False, "held"),
        (TODAY - DAY, False, "waiting"),
        (None, True, "waiting"),
    ],
)
def test_a_hold_lasts_to_its_last_day(asks, until, ended, state):
    with time_machine.travel(datetime.datetime(2027, 3, 10, 12, tzinfo=datetime.UTC)):
        Hold.objects.create(
            person_hash=hash_of_reference("P-1"),
            reason="police",
            until=until,
            ended_at=timezone.now() if ended else None,
        )
        # By the reference, whatever the address; and spaces do not matter.
        assert asks(reference=" p-1").invitation.state == state


def test_what_is_said_to_be_sensitive_is_held(asks):
    asked = asks(hold_reason="sensitive").invitation
    assert (asked.state, asked.hold_reason) == ("held", "sensitive")


def test_without_a_safe_way_nothing_goes_out(asks):
    asked = asks(recipient="").invitation
    assert (asked.state, asked.hold_reason) == ("held", "no-safe-route")


def test_by_hand_a_hold_is_a_hold(asks):
    Hold.objects.create(person_hash=hash_of_reference("P-1"), reason="death")
    assert asks(channel="hand", recipient="", reference="P-1").invitation.state == "held"


# Asked lately ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("weeks_more", "state"), [(-1, "held"), (0, "waiting")])
def test_nobody_is_asked_again_by_the_same_survey_so_soon(asks, weeks_more, state):
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        asks()
    weeks = datetime.timedelta(weeks=habits().lately_weeks + weeks_more)
    with time_machine.travel(now + weeks, tick=False):
        asked = asks().invitation
    assert asked.state == state
    assert asked.hold_reason == ("asked-lately" if state == "held" else "")


def test_she_is_not_asked_again_when_she_has_answered_and_her_address_is_forgotten(asks):
    asks()
    Invitation.objects.update(state="answered", recipient="", person_hash="")
    assert asks().invitation.hold_reason == "asked-lately"


def test_another_survey_may_ask(asks):
    asks()
    assert asks(survey=survey_of("coffee-club")).invitation.state == "waiting"


def test_a_reference_says_more_than_an_address_that_two_share(asks):
    asks(reference="P-1")
    assert asks(reference="P-2").invitation.state == "waiting"
    assert asks(reference="P-1", recipient="new@example.org").invitation.state == "held"


def test_whoever_was_held_for_that_does_not_begin_the_time_anew(asks):
    now = timezone.now()
    asks()
    half = datetime.timedelta(weeks=habits().lately_weeks - 1)
    with time_machine.travel(now + half):
        asks()
    with time_machine.travel(now + half + 8 * DAY):
        assert asks().invitation.state == "waiting"
