"""The morning digest: how much waits, never what; once a working day; off for whoever wishes."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from portal.notices.models import Notice
from portal.notices.rendering import render
from portal.registry.jobs import JOBS
from portal.registry.working_time import LONDON
from surveys.models import DigestWish
from surveys.reading.digest import lines_for, send_digests, set_digest
from tests.factories.accounts import person
from tests.factories.comments import comment_of
from tests.factories.surveys import survey_of

pytestmark = pytest.mark.django_db
PAGE = reverse("staff-surveys:digest")
WEDNESDAY = datetime(2026, 11, 25, 11, 0, tzinfo=LONDON)
MORNING = datetime(2026, 11, 26, 8, 5, tzinfo=LONDON)
SECRET = "Secretive tea"


@pytest.fixture
def reader():
    with time_machine.travel(WEDNESDAY, tick=False):
        user = person("survey_analyst")
        comment_of(words=SECRET)
    with time_machine.travel(MORNING, tick=False):
        yield user


def digests():
    return Notice.objects.filter(template="survey-digest")


def test_it_says_how_much_waits_and_never_what(reader):
    assert send_digests() == "1 sent"
    notice = digests().get()
    assert notice.recipient == reader.email
    message = render(notice.template, language="en", context=notice.context)
    assert "1 comment to read, 1 overdue" in message.body
    assert "/staff/" in message.body
    assert PAGE in message.body
    for words in (SECRET, "tea", "north"):
        assert words not in message.body
        assert words not in str(notice.context)


def test_once_a_day(reader):
    assert send_digests() == "1 sent"
    assert send_digests() == "0 sent"
    with time_machine.travel(MORNING + timedelta(days=1), tick=False):
        assert send_digests() == "1 sent"


def test_whatever_waits_later_that_day_waits_for_the_next(reader):
    other = person("safeguarding_lead")
    send_digests()
    comment_of(survey_of("care", is_safeguarding=True), "Late")
    assert lines_for(other)
    assert send_digests() == "0 sent"


@pytest.mark.parametrize(
    "moment",
    ["2026-11-26 07:59", "2026-11-28 09:00", "2026-11-29 09:00", "2026-12-25 09:00"],
)
def test_neither_at_night_nor_on_days_off(moment, reader):
    with time_machine.travel(datetime.fromisoformat(moment).replace(tzinfo=LONDON), tick=False):
        assert send_digests() == ""
    assert not digests().exists()


def test_nothing_waits_no_mail(db):
    with time_machine.travel(MORNING, tick=False):
        person("survey_analyst")
        assert send_digests() == "0 sent"
    assert not digests().exists()


def test_only_those_for_whom_something_waits(reader):
    person("safeguarding_lead"), person("complaints"), person("directory_editor")
    assert send_digests() == "1 sent"


def test_switched_off(reader, sign_in):
    client = sign_in(user=reader)
    assert "1 comment to read" in client.get(PAGE).text
    client.post(PAGE, {})
    assert not DigestWish.objects.get(person=reader).is_wanted
    assert send_digests() == "0 sent"
    client.post(PAGE, {"is_wanted": "on"})
    assert send_digests() == "1 sent"


def test_it_is_scheduled():
    assert JOBS.get("surveys.digest").function == send_digests


def test_a_choice_made_before_the_first_digest_is_kept(reader):
    set_digest(person=reader, is_wanted=False)
    set_digest(person=reader, is_wanted=False)
    assert DigestWish.objects.count() == 1


def test_nobody_else_has_one(sign_in):
    assert sign_in("directory_editor").get(PAGE).status_code == 403
