"""Events for other systems: that something happened, never a number or a word."""

import datetime
import json
from urllib.parse import urlsplit

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from standardwebhooks import Webhook

from portal.webhooks import sending
from portal.webhooks.events import event_types
from portal.webhooks.models import Delivery, Receiver
from portal.webhooks.signing import new_secret
from surveys.models import FiguresState
from surveys.packs.editions import make_final, make_pack
from surveys.packs.quarters import Quarter
from surveys.taking import events
from tests.factories.accounts import person
from tests.factories.surveys import CODE, answered, survey_of
from tests.portal.webhooks.receiving import receiving


@pytest.fixture
def other_side():
    with receiving() as state:
        yield state


@pytest.fixture
def receiver(db, other_side, settings):
    settings.FETCH_PRIVATE_ADDRESSES = [urlsplit(other_side.url).netloc]
    return Receiver.objects.create(name="Reports", url=other_side.url, secret=new_secret())


@pytest.fixture
def survey(db):
    return survey_of()


def moved(survey, version):
    FiguresState.objects.update_or_create(survey=survey, defaults={"version": version})


def got(other_side, receiver):
    """What arrived, checked by its signature."""
    with time_machine.travel(timezone.now() + datetime.timedelta(seconds=1)):
        sending.deliver_waiting()
    found = []
    for headers, body in other_side.got:
        with time_machine.travel(int(headers["webhook-timestamp"])):
            Webhook(receiver.secret).verify(body, headers)
        found.append(json.loads(body))
    return found


def test_changed_results_are_told_with_survey_and_version_alone(receiver, other_side, survey):
    moved(survey, 3)
    assert events.tell_of_changes() == 1
    [event] = got(other_side, receiver)
    assert event["type"] == "survey.results.changed"
    assert set(event["data"]) == {"survey", "version", "at"}
    assert (event["data"]["survey"], event["data"]["version"]) == (CODE, 3)


def test_at_most_one_in_some_minutes_and_then_the_latest(receiver, survey):
    now = timezone.now()
    with time_machine.travel(now, tick=False) as clock:
        moved(survey, 1)
        assert [events.tell_of_changes(), events.tell_of_changes()] == [1, 0]
        moved(survey, 2)
        clock.shift(events.PAUSE / 2)
        moved(survey, 3)
        assert events.tell_of_changes() == 0
        clock.shift(events.PAUSE / 2)
        assert [events.tell_of_changes(), events.tell_of_changes()] == [1, 0]
    versions = Delivery.objects.order_by("pk").values_list("data__version", flat=True)
    assert list(versions) == [1, 3]


def test_surveys_do_not_hold_each_other_up(receiver, survey):
    other = survey_of("milk-club")
    moved(survey, 1)
    events.tell_of_changes()
    moved(other, 1)
    assert events.tell_of_changes() == 1


def test_an_alert_is_told_without_what_was_said(receiver, other_side, survey):
    answered(survey, {"safe": "no", "change": "He hits me"})
    [event] = got(other_side, receiver)
    assert (event["type"], event["data"]["survey"]) == ("survey.alert.raised", CODE)
    assert set(event["data"]) == {"survey", "at"}
    assert b"hits" not in other_side.got[0][1]


def test_answers_that_alarm_nobody_are_no_event(receiver, survey):
    answered(survey, {"safe": "yes"})
    answered(survey, {"safe": "no"}, is_trial=True)
    assert not Delivery.objects.exists()


def test_what_was_published_and_what_is_final(receiver, other_side, survey):
    with transaction.atomic():
        events.you_said_published(pk=7, survey=survey)
        events.pack_final(quarter="2026-q3", edition=2, digest="ab")
    said, pack = sorted(got(other_side, receiver), key=lambda one: one["type"], reverse=True)
    assert (said["type"], said["data"]["id"]) == ("survey.you_said.published", "7")
    assert (pack["type"], pack["data"]["quarter"]) == ("survey.pack.final", "2026-q3")


def test_a_pack_that_is_made_final_tells(receiver, other_side):
    analyst = person("survey_analyst")
    made = make_pack(quarter=Quarter(datetime.date(2026, 1, 1)), by=analyst)
    assert not Delivery.objects.exists()
    final = make_final(pack=made.pack, seen=made.number, by=analyst)
    [event] = got(other_side, receiver)
    assert (event["type"], event["data"]["quarter"]) == ("survey.pack.final", "2026-q1")
    assert event["data"]["digest"] == final.sha256


def test_an_administrator_can_choose_them():
    assert set(events.TYPES) <= {name for name, _ in event_types()}
