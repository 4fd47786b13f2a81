"""Answers that a tablet sends: written down once, or refused without a trace of what they say."""

import datetime
import json
import uuid

import pytest
import time_machine
from django.utils import timezone

from questionnaires.models import Version, VersionState
from surveys.doors.sealed import new_keys, seal
from surveys.models import Comment, Response
from tests.factories.surveys import CODE, definition, survey_of, tablet_of
from tests.surveys.doors.conftest import Tablet

NOW = datetime.datetime(2026, 11, 27, 9, tzinfo=datetime.UTC)
ID = str(uuid.uuid4())


@pytest.fixture(autouse=True)
def _friday():
    with time_machine.travel(NOW, tick=False):
        yield


class TestTaken:
    def test_they_are_written_down_as_anonymous(self, tablet):
        answer = tablet.send(tablet.sealed(ID))
        assert (answer.status_code, answer.json()) == (200, {"state": "taken", "open": True})
        response = Response.objects.get()
        assert str(response.pk) == ID
        assert (response.mode, response.channel, response.identity) == (
            "kiosk",
            "kiosk",
            "anonymous",
        )
        assert (response.language, response.team, response.day) == ("ur", tablet.door.team, None)
        assert response.answers == {"safe": "yes", "contact-wanted": "no", "happy": "very"}
        assert not response.has_joined
        assert Comment.objects.get().words == "Warmer tea."

    def test_sent_twice_they_are_stored_once(self, tablet):
        sealed = tablet.sealed()
        assert tablet.send(sealed).json()["state"] == "taken"
        answer = tablet.send(sealed)
        assert (answer.status_code, answer.json()["state"]) == (200, "known")
        assert (Response.objects.count(), Comment.objects.count()) == (1, 1)

    @pytest.mark.parametrize(
        ("day", "week"),
        [
            ("2026-11-25", "2026-11-23"),
            ("2026-11-18", "2026-11-16"),
            ("2026-11-01", "2026-11-23"),
            ("2026-12-24", "2026-11-23"),
            ("yesterday", "2026-11-23"),
            (7, "2026-11-23"),
        ],
    )
    def test_they_belong_to_the_week_they_were_given_in(self, tablet, day, week):
        """If the clock of the tablet can be right: it was not in use before it was opened."""
        tablet.door.opened_at = NOW - datetime.timedelta(days=14)
        tablet.door.save()
        tablet.send(tablet.sealed(day=day))
        assert str(Response.objects.get().week) == week

    def test_a_safeguarding_survey_can_be_asked(self, db):
        tablet = Tablet(tablet_of(survey_of(is_safeguarding=True, is_open=False)))
        assert tablet.send(tablet.sealed()).status_code == 200

    def test_answers_to_an_older_version_are_still_taken(self, tablet):
        sealed = tablet.sealed()
        Version.objects.filter(questionnaire=CODE).update(state=VersionState.RETIRED)
        assert tablet.send(sealed).status_code == 200

    @pytest.mark.parametrize(
        ("given", "kept"),
        [
            ({"happy": ["very"]}, {"happy": "very"}),
            ({"happy": "", "safe": "yes"}, {"safe": "yes"}),
            ({"contact-how": "024 7600 0000", "safe": "yes"}, {"safe": "yes"}),
            ({}, {}),
        ],
    )
    def test_what_counts_is_kept(self, tablet, given, kept):
        assert tablet.send(tablet.sealed(answers=given)).status_code == 200
        assert Response.objects.get().answers == kept

    def test_nobody_is_there_to_shorten_a_text(self, tablet):
        tablet.send(tablet.sealed(answers={"change": "\x00a\u202e" + "b" * 3000}))
        assert Comment.objects.get().words == "a" + "b" * 1999


class TestClosed:
    @pytest.mark.parametrize(("days", "status"), [(0, 200), (13, 200), (15, 410)])
    def test_what_waited_is_taken_for_two_weeks(self, tablet, days, status):
        tablet.door.closed_at = timezone.now() - datetime.timedelta(days=days)
        tablet.door.save()
        answer = tablet.send(tablet.sealed())
        assert answer.status_code == status
        assert answer.json().get("open") is not True
        assert Response.objects.count() == (1 if status == 200 else 0)


DEEP = "[" * 100_000


class TestRefused:
    @pytest.mark.parametrize(
        "body",
        [
            "",
            "{",
            "[]",
            "null",
            "7",
            '"x"',
            '{"id": 7}',
            '{"id": "x"}',
            DEEP,
            b"\xff\xfe",
            "x" * 300_000,
        ],
        ids=range(11),
    )
    def test_what_is_not_sealed(self, tablet, body):
        assert tablet.send(body).status_code == 400
        assert not Response.objects.exists()

    @pytest.mark.parametrize(
        "changes",
        [
            {"version": 0},
            {"version": "1"},
            {"version": True},
            {"version": 10**30},
            {"version": None},
            {"form": "other"},
            {"form": "easy"},
            {"form": ["standard"]},
            {"language": "fr"},
            {"language": {}},
            {"answers": None},
            {"answers": ["safe"]},
            {"answers": {"safe": "maybe"}},
            {"answers": {"safe": ["yes", "no"]}},
            {"answers": {"safe": {"yes": 1}}},
            {"answers": {"happy": 7}},
            {"answers": {"change": 7}},
            {"answers": {"change": ["a"]}},
            {"answers": {"nothing": "x"}},
        ],
        ids=str,
    )
    def test_what_are_no_answers_to_these_questions(self, tablet, changes, caplog):
        answer = tablet.send(tablet.sealed(**changes))
        assert (answer.status_code, answer.json()) == (400, {"state": "refused"})
        assert not Response.objects.exists()
        [line] = [one.getMessage() for one in caplog.records if one.name.startswith("surveys")]
        assert line == f"Tablet {tablet.door.pk}: answers that cannot be read."

    def test_what_is_sealed_for_another_tablet(self, tablet):
        sealed = seal(new_keys().public, ID, tablet.content())
        assert tablet.send(sealed).status_code == 400

    @pytest.mark.parametrize("number", ["not-one", "00000000-0000-0000-0000-000000000000"])
    def test_an_id_that_is_not_random(self, tablet, number):
        assert (
            tablet.send(seal(tablet.door.public_key, number, tablet.content())).status_code == 400
        )

    def test_a_list_in_the_place_of_the_content(self, tablet):
        assert tablet.send(seal(tablet.door.public_key, ID, [1])).status_code == 400

    def test_a_draft_of_the_questions(self, tablet):
        draft = Version.objects.create(
            questionnaire=CODE,
            number=2,
            body={"definition": definition(), "texts": {}},
            digest="2",
        )
        assert tablet.send(tablet.sealed(version=draft.pk)).status_code == 400

    def test_an_unknown_address(self, client, db):
        assert client.post("/en/surveys/tablet/none/answers/").status_code == 404

    def test_a_thousand_in_an_hour(self, tablet, monkeypatch):
        monkeypatch.setattr("surveys.views.tablet.MOST", 1)
        sealed = tablet.sealed()
        assert [tablet.send(json.dumps(sealed)).status_code for _ in range(3)] == [200, 429, 429]
