"""Signed events of other systems, and what rooms of the portal announce."""

import datetime
import json

import pytest
import time_machine
from django.utils import timezone

from portal.registry.experiences import experienced
from portal.webhooks.signing import signed
from surveys.asking import data, events
from surveys.asking.data import Trigger
from surveys.models import EventSource, Invitation
from tests.clients import CheckingClient
from tests.factories.accounts import person
from tests.factories.surveys import team_of

pytestmark = pytest.mark.django_db

URL = "/api/surveys/v1/events/"
NOW = datetime.datetime(2027, 3, 10, 12, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)


def trigger(event, **changes):
    facts = {
        "event": event,
        "survey": "tea-club",
        "identity": "anonymous",
        "wait_days": 2,
        "sensitive": False,
        "source": "case-system",
    }
    return Trigger(**{**facts, **changes})


TRIGGERS = {
    "case-system": {
        "tea.drunk": trigger("tea.drunk"),
        "tea.spilt": trigger("tea.spilt", sensitive=True),
        "tea.nowhere": trigger("tea.nowhere", survey="nothing"),
    },
    "portal": {"tea.record": trigger("tea.record", source="portal")},
}


@pytest.fixture(autouse=True)
def _triggers(monkeypatch, survey):
    monkeypatch.setattr(events, "triggers", TRIGGERS.__getitem__)


@pytest.fixture
def source(db):
    return events.add_source(name="Cases", by=person("survey_analyst"))


@pytest.fixture
def posts(source):
    """Signed by that system, unless it is said otherwise."""

    def posted(kind="tea.drunk", *, at=NOW, secret="", event_id="e-1", body=None, **said):
        facts = {"channel": "email", "recipient": "asha@example.org", **said}
        body = json.dumps({"type": kind, "data": facts}).encode() if body is None else body
        headers = signed(secret=secret or source.secret, message=event_id, at=at, body=body)
        with time_machine.travel(NOW, tick=False):
            return CheckingClient(enforce_csrf_checks=True).post(
                URL, body, content_type="application/json", headers=headers
            )

    return posted


def row():
    return Invitation.objects.get()


def test_the_person_is_asked_after_some_days(posts, source):
    team_of("north")
    answer = posts(language="pl", team="north", form="easy")
    assert (answer.status_code, answer.json()) == (202, {"taken": "now", "state": "waiting"})
    found = row()
    assert (found.trigger, found.language, found.form, found.team_id) == (
        "tea.drunk", "pl", "easy", "north"
    )  # fmt: skip
    assert found.send_on == NOW.date() + 2 * DAY
    assert found.made_by is None


def test_an_event_is_taken_once(posts):
    posts()
    answer = posts(recipient="ben@example.org")
    assert (answer.status_code, answer.json()) == (200, {"taken": "before"})
    assert Invitation.objects.count() == 1


def test_ids_of_two_systems_do_not_meet(posts):
    posts()
    other = events.add_source(name="Others", by=person("survey_analyst"))
    assert posts(secret=other.secret, recipient="ben@example.org").status_code == 202


@pytest.mark.parametrize(
    ("minutes", "status"), [(-6, 401), (-4, 202), (0, 202), (4, 202), (6, 401)]
)
def test_a_message_is_good_for_five_minutes(posts, minutes, status):
    assert posts(at=NOW + datetime.timedelta(minutes=minutes)).status_code == status


def test_another_secret_opens_nothing(posts):
    answer = posts(secret="whsec_" + "A" * 43 + "=")
    assert answer.status_code == 401
    assert not Invitation.objects.exists()


def test_a_system_that_was_ended_opens_nothing(posts, source):
    events.end_source(source=source, by=person("survey_analyst"))
    assert posts().status_code == 401


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"webhook-id": "e", "webhook-timestamp": "now", "webhook-signature": "v1,x"},
        {"webhook-id": "e", "webhook-timestamp": "1804680000", "webhook-signature": "v1"},
        {"webhook-id": "e", "webhook-timestamp": "1804680000", "webhook-signature": "v1,é,x"},
    ],
)
def test_what_is_not_signed(source, headers):
    with time_machine.travel(NOW, tick=False):
        for body in (b"{}", b"\xff"):
            answer = CheckingClient().post(
                URL, body, content_type="application/json", headers=headers
            )
            assert answer.status_code == 401


def test_guessing_has_an_end(posts):
    for _ in range(20):
        posts(secret="whsec_" + "A" * 43 + "=")
    assert posts().status_code == 429


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"kind": "tea.unknown"}, "type"),
        ({"kind": "tea.nowhere"}, "type"),
        ({"body": b"[]"}, "data"),
        ({"body": b"{"}, ""),
        ({"body": b'{"type": [], "data": {}}'}, "type"),
        ({"recipient": "asha"}, "recipient"),
        ({"recipient": 5}, "recipient"),
        ({"channel": "pigeon"}, "channel"),
        ({"language": "xx"}, "language"),
        ({"team": "south"}, "team"),
        ({"form": "braille"}, "form"),
        ({"hold": ["because"]}, "hold"),
        ({"hold": "death"}, "hold"),
        ({"event_id": "e" * 81}, "webhook-id"),
    ],
)
def test_what_is_wrong_is_said_with_its_field(posts, said, field):
    answer = posts(**said)
    assert answer.status_code == 400
    assert answer.json()["field"] == field
    assert answer.json()["error"].endswith(".")
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"hold": ["police-case"]}, "police-case"),
        ({"kind": "tea.spilt"}, "sensitive"),
        ({"kind": "tea.spilt", "hold": ["death"]}, "death"),
        ({"recipient": ""}, "no-safe-route"),
        ({"recipient": "", "channel": ""}, "no-safe-route"),
        ({"recipient": None, "channel": None}, "no-safe-route"),
    ],
)
def test_what_a_person_must_decide_is_held(posts, said, reason):
    assert posts(**said).json()["state"] == "held"
    assert row().hold_reason == reason


# Rooms of the portal -----------------------------------------------------------------------------


def had(**changes):
    facts = {
        "what": "tea.record",
        "subject": "1",
        "channel": "text",
        "recipient": "07700 900982",
        "language": "ur",
        "team": "wellbeing",
    }
    experienced(**{**facts, **changes})


def test_what_rooms_announce_is_asked_about_once():
    team = team_of("carers-wellbeing")
    had()
    had()
    assert (row().recipient, row().language, row().team) == ("+447700900982", "ur", team)
    assert row().send_on == timezone.localdate() + 2 * DAY


@pytest.mark.parametrize("changes", [{"what": "tea.drunk"}, {"recipient": "x"}, {"language": "xx"}])
def test_what_nobody_asks_about_hinders_nothing(changes):
    had(**changes)
    assert not Invitation.objects.exists()


def test_events_that_ship_name_surveys_and_reasons_that_are_there():
    from surveys.bank import outlines

    for kind in ("case-system", "portal"):
        for one in data.triggers(kind).values():
            assert one.survey in outlines()
            assert one.sensitive or not outlines()[one.survey].get("safeguarding")
    assert {data.NO_SAFE_ROUTE, data.SENSITIVE, data.ASKED_LATELY} <= set(data.reasons())
    assert EventSource.objects.count() == 0
