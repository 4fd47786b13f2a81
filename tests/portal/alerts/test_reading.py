"""Words to be read the same working day: the queue, who sees it, and marking them as read."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from portal.alerts import acting
from portal.alerts.actions import ask_to_read
from portal.alerts.models import ToRead
from portal.alerts.showing import figure_for, words_for
from portal.audit.models import AuditEvent
from portal.registry import registry
from portal.registry.working_time import LONDON
from tests.factories.accounts import person
from tests.factories.alerts import ABOUT, somebody, words_of

pytestmark = pytest.mark.django_db
QUEUE = "/staff/alerts/to-read/"
MORNING = datetime(2026, 11, 26, 10, 0, tzinfo=LONDON)
DANGER = "I want to kill myself"


@pytest.fixture(autouse=True)
def _a_thursday_morning():
    """Roles are held from today on: people are made on the same day as their alerts."""
    with time_machine.travel(MORNING, tick=False):
        yield


def test_nothing_to_read_makes_no_row():
    empty = {"subject": somebody(), "words": ABOUT, "url": "/staff/", "roles": ["intake"]}
    assert ask_to_read(**empty, texts=[]) is None
    assert ask_to_read(**empty, texts=["", " \n"]) is None
    assert not ToRead.objects.exists()


@pytest.mark.parametrize(
    ("sent", "due"),
    [
        ("2026-11-26 10:00", "2026-11-26 17:00"),
        ("2026-11-27 10:00", "2026-11-27 16:30"),
        ("2026-11-28 10:00", "2026-11-30 17:00"),
    ],
)
def test_due_the_same_working_day(sent, due):
    moment = datetime.fromisoformat(sent).replace(tzinfo=LONDON)
    with time_machine.travel(moment, tick=False):
        row = words_of()
    assert row.due_at == datetime.fromisoformat(due).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("texts", "sounds"),
    [
        (("Thank you",), False),
        ((DANGER,), True),
        (("Thank you", f"x {DANGER}"), True),
        (("میں مرنا چاہتی ہوں", "Thank you"), True),
    ],
)
def test_a_phrase_of_danger_is_noticed(texts, sounds):
    assert words_of(*texts).sounds_like_danger is sounds


def test_the_words_themselves_are_not_stored():
    row = words_of(DANGER)
    stored = ToRead.objects.filter(pk=row.pk).values().get()
    assert DANGER not in str(stored)


def test_those_that_sound_like_danger_come_first():
    with time_machine.travel(MORNING - timedelta(days=2)):
        late = words_of()
    danger = words_of(DANGER)
    assert words_for(person("intake")) == [danger, late]


@pytest.mark.parametrize(
    ("role", "sees"),
    [("intake", True), ("carers_adviser", True), ("council_worker", False), ("translator", False)],
)
def test_only_those_who_were_asked(role, sees, sign_in):
    words_of(roles=("intake", "carers_adviser"))
    page = sign_in(role).get(QUEUE)
    assert (ABOUT in page.text) is sees
    assert ("has been read. Thank you." in page.text) is not sees


def test_the_queue_says_by_when_and_what_sounds_like_danger(sign_in):
    words_of(DANGER)
    page = sign_in("intake").get(QUEUE).text
    assert "7 hours left" in page
    assert "due today, 17:00" in page
    assert "A phrase sounds like danger" in page
    assert DANGER not in page
    assert "/staff/alerts/raise/?about=/staff/" in page


def test_overdue_words_are_in_the_figure_of_the_tile():
    reader = person("intake")
    words_of(), words_of()
    assert figure_for(reader) == "2 texts to read"
    with time_machine.travel(MORNING + timedelta(hours=8), tick=False):
        words_of()
        assert figure_for(reader) == "3 texts to read, 2 overdue"


# Marking them --------------------------------------------------------------------------------


def test_mark_read():
    row, reader = words_of(), person("intake")
    read = acting.mark_read(row, reader)
    assert read.read_by == reader
    assert AuditEvent.objects.get(verb="alerts.words.read").subject_id == str(row.pk)
    assert words_for(reader) == []


def test_whoever_read_it_first_stays_named():
    row, first = words_of(), person("intake")
    acting.mark_read(row, first)
    assert acting.mark_read(row, person("intake")).read_by == first
    assert AuditEvent.objects.filter(verb="alerts.words.read").count() == 1


def test_others_cannot_mark_it():
    with pytest.raises(PermissionDenied):
        acting.mark_read(words_of(), person("translator"))


def test_the_room_of_the_words_is_told(monkeypatch):
    heard = []
    monkeypatch.setattr(acting, "announce", lambda event, **facts: heard.append((event, facts)))
    row, reader = words_of(), person("intake")
    acting.mark_read(row, reader)
    acting.mark_read(row, reader)
    kind, pk = row.subject_kind, row.subject_id
    assert heard == [("words.read", {"subject_kind": kind, "subject_id": pk, "by": reader})]


def test_rooms_can_listen():
    heard = []
    registry.after_this(acting.WORDS_READ, "tests.alerts", lambda **facts: heard.append(facts))
    row, reader = words_of(), person("intake")
    acting.mark_read(row, reader)
    assert heard[0]["by"] == reader


def test_read_on_the_page_of_the_room():
    subject, reader = somebody(), person("intake")
    words_of("One", subject=subject), words_of("Two", subject=subject), words_of("Other")
    assert acting.read_for(subject, reader) == 2
    assert ToRead.objects.unread().count() == 1
    assert acting.read_for(subject, reader) == 0


def test_what_others_are_to_read_stays():
    subject = somebody()
    words_of(roles=("safeguarding_lead",), subject=subject)
    assert acting.read_for(subject, person("intake")) == 0
    assert ToRead.objects.unread().count() == 1


def test_the_button(sign_in):
    row, reader = words_of(), person("intake")
    answer = sign_in(user=reader).post(reverse("staff-alerts:have-read", args=[row.pk]))
    assert answer.url == QUEUE
    row.refresh_from_db()
    assert row.read_by == reader


@pytest.mark.parametrize("role", ["translator", "safeguarding_lead"])
def test_for_others_the_words_are_not_there(role, sign_in):
    row = words_of()
    address = reverse("staff-alerts:have-read", args=[row.pk])
    assert sign_in(role).post(address).status_code == 404
    assert sign_in(role).post(reverse("staff-alerts:have-read", args=[10**30])).status_code == 404
    assert ToRead.objects.unread().count() == 1
