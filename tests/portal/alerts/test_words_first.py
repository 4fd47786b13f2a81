"""Words that are read before others: why, what a person found, and what happens when nobody did."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from portal.alerts import acting
from portal.alerts.actions import ask_to_read
from portal.alerts.escalating import escalate_words
from portal.alerts.models import ToRead
from portal.alerts.showing import words_for
from portal.audit.models import AuditEvent
from portal.notices.models import Notice
from portal.registry.working_time import LONDON
from tests.factories.accounts import person
from tests.factories.alerts import ABOUT, somebody, words_of

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 26, 10, 0, tzinfo=LONDON)
DANGER, NEED = "I want to kill myself", "We have no food in the house"
QUEUE = reverse("staff-alerts:to-read")


@pytest.fixture(autouse=True)
def _a_thursday_morning():
    with time_machine.travel(MORNING, tick=False):
        yield


def lowest(*roles: str) -> ToRead:
    row = ask_to_read(
        subject=somebody(),
        words=ABOUT,
        url="/staff/",
        roles=roles or ("intake",),
        texts=("It was bad",),
        first_because=ToRead.First.LOWEST,
    )
    assert row is not None
    return row


def test_danger_first_then_the_lowest_answer_then_the_clock():
    reader = person("intake")
    with time_machine.travel(MORNING - timedelta(days=2)):
        late = words_of()
    beside, danger = lowest(), words_of(DANGER)
    assert words_for(reader) == [danger, beside, late]


def test_a_need_is_read_first():
    assert words_of(NEED).sounds_like_danger


def test_the_queue_says_why(sign_in):
    lowest()
    assert "The lowest answer was given beside it" in sign_in("intake").get(QUEUE).text


@pytest.mark.parametrize("outcome", ToRead.Outcome.values)
def test_what_a_person_found_behind_a_phrase_is_kept(outcome, sign_in):
    row = words_of(DANGER)
    address = reverse("staff-alerts:have-read", args=[row.pk])
    assert f'value="{outcome}"' in sign_in("intake").get(QUEUE).text
    sign_in("intake").post(address, {"outcome": outcome})
    row.refresh_from_db()
    assert row.outcome == outcome


@pytest.mark.parametrize(("text", "said"), [(DANGER, "nonsense"), ("Thank you", "acted")])
def test_nothing_is_kept_that_was_not_asked(text, said):
    row = acting.mark_read(words_of(text), person("intake"), outcome=said)
    assert row.read_at is not None
    assert row.outcome == ""


def test_unread_at_the_end_of_the_day_readers_and_their_managers_are_told_once():
    reader, manager = person("intake"), person("council_manager")
    person("carers_manager")
    row = lowest()
    assert escalate_words() == "0 escalated"
    with time_machine.travel(MORNING + timedelta(hours=8), tick=False):
        assert escalate_words() == "1 escalated"
        assert escalate_words() == "0 escalated"
    told = Notice.objects.filter(template="alerts-words-late")
    assert {notice.recipient for notice in told} == {reader.email, manager.email}
    assert "It was bad" not in str([notice.context for notice in told])
    event = AuditEvent.objects.get(verb="alerts.words.escalated")
    assert event.subject_id == str(row.pk)
    assert event.detail == {"people": 2}


def test_what_was_read_or_is_of_no_haste_is_not_escalated():
    words_of()
    acting.mark_read(lowest(), person("intake"))
    with time_machine.travel(MORNING + timedelta(days=2), tick=False):
        assert escalate_words() == "0 escalated"
