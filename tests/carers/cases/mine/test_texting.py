"""Texts that carers send us: who may hand them over, whose they are, what becomes of them."""

import datetime
import json

import pytest
from django.utils import timezone

from carers.cases import texting
from carers.cases.sending import hash_of_phone
from carers.models import Case, Note
from portal.alerts.models import ToRead
from portal.audit.models import AuditEvent
from portal.languages.models import OwnWords
from portal.notices.models import KEEP_RECEIVED, Notice, Received
from portal.notices.tasks import forget_received
from tests.clients import CheckingClient
from tests.factories.accounts import person
from tests.factories.cases import URDU_WORDS, case_of

pytestmark = pytest.mark.django_db

URL = "/api/notices/texts/"
NUMBER = "447700900123"
DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def _on(settings):
    settings.NOTIFY_CALLBACK_TOKEN = "a long token"


@pytest.fixture
def case(db):
    owner = person("carers_adviser", email="ada@example.org")
    return case_of(phone_hash=hash_of_phone("+447700900123"), owner=owner)


def texted(message="I can not come", *, client=None, token="a long token", **changes):
    body = {
        "id": "d90f5ad2-1",
        "source_number": NUMBER,
        "destination_number": "07984404008",
        "message": message,
        "date_received": "2026-11-27T11:00:00.000000Z",
        **changes,
    }
    return (client or CheckingClient(enforce_csrf_checks=True)).post(
        URL,
        data=json.dumps(body),
        content_type="application/json",
        headers={"Authorization": f"Bearer {token}"},
    )


# Who may -----------------------------------------------------------------------------------------


def test_it_is_off_until_a_token_is_set(settings, case):
    settings.NOTIFY_CALLBACK_TOKEN = ""
    for token in ("", "a long token"):
        assert texted(token=token).status_code == 404
    assert not Note.objects.exists()


@pytest.mark.parametrize("token", ["", "a long toke", "a long token ", "x" * 5000])
def test_only_with_the_token(case, token):
    answer = texted(token=token)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert not Note.objects.exists()


def test_get_is_refused(client):
    assert client.get(URL).status_code == 405


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff",
        b"[]",
        b"null",
        b'"x"',
        b"{}",
        b"[" * 100_000,
        b'{"id": "1", "source_number": "447700900123"}',
        b'{"id": 1, "source_number": "447700900123", "message": "x"}',
        b'{"id": "1", "source_number": null, "message": "x"}',
        b'{"id": "1", "source_number": "447700900123", "message": " "}',
        b'{"id": "1\\u0000", "source_number": "447700900123", "message": "x"}',
    ],
)
def test_what_is_not_understood_is_said(client, case, body):
    headers = {"Authorization": "Bearer a long token"}
    answer = client.post(URL, data=body, content_type="application/json", headers=headers)
    assert answer.status_code == 400
    assert answer.json()["error"]
    assert not Note.objects.exists()


# Whose -------------------------------------------------------------------------------------------


def test_it_stands_with_her_newest_case_that_is_open(case):
    kept = {"phone_hash": case.phone_hash}
    old = case_of(sent_at=timezone.now() - 30 * DAY, **kept)
    closed = case_of(state=Case.State.CLOSED, sent_at=timezone.now() + DAY, **kept)
    assert texted().status_code == 204
    note = case.notes.get()
    assert (note.kind, note.words, note.by) == ("texted", "I can not come", None)
    assert not old.notes.exists()
    assert not closed.notes.exists()


@pytest.mark.parametrize("number", ["447700900124", "33612345678", "not a number", "07700 900 12"])
def test_an_unknown_number_leaves_no_trace(case, number):
    events = AuditEvent.objects.count()
    assert texted(source_number=number).status_code == 204
    for model in (Note, Received, ToRead, Notice, OwnWords):
        assert not model.objects.exists()
    assert AuditEvent.objects.count() == events


def test_nothing_open_is_the_same_as_unknown(case):
    Case.objects.filter(pk=case.pk).update(state=Case.State.WITHDRAWN)
    assert texted().status_code == 204
    assert not Note.objects.exists()
    assert not Received.objects.exists()


def test_the_same_text_is_taken_once(case):
    for _time in range(3):
        assert texted().status_code == 204
    assert case.notes.count() == 1
    assert Notice.objects.count() == 1
    texted(id="another")
    assert case.notes.count() == 2


def test_its_id_is_forgotten_after_a_month(case, time_machine):
    texted()
    assert forget_received() == 0
    time_machine.move_to(timezone.now() + KEEP_RECEIVED + DAY)
    assert forget_received() == 1
    assert not Received.objects.exists()


# What becomes of it ------------------------------------------------------------------------------


def test_a_person_reads_it_the_same_day_and_the_owner_hears_that_it_came(case):
    texted("Mum is in hospital")
    waiting = ToRead.objects.get()
    assert (waiting.subject_id, waiting.read_at) == (str(case.pk), None)
    notice = Notice.objects.get()
    assert (notice.template, notice.recipient) == ("case-owner", "ada@example.org")
    assert "hospital" not in str(notice.context)
    assert AuditEvent.objects.filter(verb="carers.case.added_to").count() == 1


def test_another_language_goes_to_a_translator(case):
    Case.objects.filter(pk=case.pk).update(language="ur")
    texted(URDU_WORDS)
    note, words = case.notes.get(), OwnWords.objects.get()
    assert (words.part, words.source, words.original) == (f"note/{note.pk}", "ur", URDU_WORDS)


def test_a_talk_that_is_booked_is_to_be_moved(case):
    at = timezone.now() + 3 * DAY
    talk = case.talks.create(at=at, place="phone")
    texted("Thursday is better")
    texted("After 2", id="second")
    talk.refresh_from_db()
    assert talk.state == "change-asked"
    assert talk.carer_words == "Thursday is better\nAfter 2"
    assert talk.at == at
    assert AuditEvent.objects.filter(verb="carers.case.talk_changed").count() == 2
    assert "another time" in Notice.objects.first().context["what"]


@pytest.mark.parametrize("state", ["held", "missed", "cancelled"])
def test_a_talk_that_is_over_stays_as_it_is(case, state):
    talk = case.talks.create(at=timezone.now() - DAY, place="phone", state=state)
    texted()
    talk.refresh_from_db()
    assert (talk.state, talk.carer_words) == (state, "")


@pytest.mark.parametrize("words", ["STOP", "stop.", " Stop all ", "بند کریں", "停止", "KONIEC"])
def test_stop_stops_our_messages_and_asks_for_no_other_time(case, words):
    other = case_of(phone_hash=case.phone_hash, sent_at=timezone.now() - DAY)
    talk = case.talks.create(at=timezone.now() + DAY, place="phone")
    texted(words)
    for one in (case, other):
        one.refresh_from_db()
        assert one.contact["news_by"] == ""
        assert one.contact["may_text"]
    talk.refresh_from_db()
    assert talk.state == "booked"
    assert case.notes.count() == 1


@pytest.mark.parametrize("words", ["please stop ringing at night", "do not stop", "stopp", ""])
def test_a_sentence_with_stop_in_it_is_a_sentence(words):
    assert not texting.is_stop(words)


def test_control_characters_and_length_do_no_harm(case):
    texted("a\u0000b\u202ec" + "x" * 5000)
    words = case.notes.get().words
    assert words.startswith("abcxxx")
    assert len(words) == 2000
