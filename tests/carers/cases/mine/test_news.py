"""Telling a carer that something has happened."""

import datetime
from zoneinfo import ZoneInfo

import pytest

from carers.cases import links, news
from carers.models import CaseLink
from portal.audit.models import AuditEvent
from portal.languages.table import LANGUAGES
from portal.notices.models import Notice
from portal.notices.quiet import after_quiet_hours
from portal.notices.rendering import render, render_text
from portal.notices.texts import count_parts
from tests.factories.cases import case_of

pytestmark = pytest.mark.django_db

HERE = ZoneInfo("Europe/London")
NOON = datetime.datetime(2026, 11, 27, 12, tzinfo=HERE)
TEMPLATES = ("case-news", "case-talk", "case-changed", "case-review", "case-link", "case-moved")
AT = {"at": datetime.datetime(2026, 12, 3, 10, 30, tzinfo=HERE)}
CARE = ("care", "carer", "assess", "health", "council", "safe", "help", "support", "service")


@pytest.fixture(autouse=True)
def _by_day(time_machine):
    time_machine.move_to(NOON, tick=False)


def told(case, template="case-news", purpose="status", **context):
    return news.tell_carer(case=case, template=template, purpose=purpose, context=context)


def test_it_goes_by_text_in_her_language_with_a_link_that_opens_once():
    case = case_of(language="ur")
    assert told(case)
    notice = Notice.objects.get()
    assert (notice.channel, notice.recipient) == ("text", "+447700900123")
    assert (notice.language, notice.template) == ("ur", "case-news")
    assert notice.context["link"].startswith("http://localhost:8000/ur/open/news/")
    token = notice.context["link"].rstrip("/").rpartition("/")[2]
    assert links.waiting(token).case == case
    assert token not in str(CaseLink.objects.values().get())
    event = AuditEvent.objects.get(verb="carers.case.link_sent")
    assert (event.subject_id, event.detail) == (str(case.pk), {})


@pytest.mark.parametrize(
    ("contact", "way"),
    [
        ({"news_by": "email", "may_email": True}, "email"),
        ({"news_by": "email", "may_email": False}, None),
        ({"news_by": "text", "may_text": False}, None),
        ({"news_by": "text", "mobile": ""}, None),
        ({"news_by": "", "may_text": True, "may_email": True}, None),
    ],
)
def test_only_where_she_wants_to_hear_and_has_allowed_it(contact, way):
    assert told(case_of(contact=contact)) == bool(way)
    assert [notice.channel for notice in Notice.objects.all()] == ([way] if way else [])
    assert CaseLink.objects.count() == bool(way)


def test_nothing_is_put_down_where_no_text_can_be_sent(settings):
    settings.NOTICE_CHANNELS = {**settings.NOTICE_CHANNELS, "text": "portal.notices.channels.Off"}
    assert not told(case_of())
    assert not Notice.objects.exists()


@pytest.mark.parametrize(
    ("written", "goes"),
    [
        ((2026, 11, 27, 19, 59), (2026, 11, 27, 19, 59)),
        ((2026, 11, 27, 20, 0), (2026, 11, 28, 8, 0)),
        ((2026, 11, 27, 23, 30), (2026, 11, 28, 8, 0)),
        ((2026, 11, 28, 0, 10), (2026, 11, 28, 8, 0)),
        ((2026, 11, 28, 7, 59), (2026, 11, 28, 8, 0)),
        ((2026, 11, 28, 8, 0), (2026, 11, 28, 8, 0)),
        # Summer time ends in this night, and the 31st follows the 30th.
        ((2026, 10, 24, 21, 0), (2026, 10, 25, 8, 0)),
        ((2026, 12, 31, 22, 0), (2027, 1, 1, 8, 0)),
    ],
)
def test_no_text_in_the_night(written, goes):
    moment = datetime.datetime(*written, tzinfo=HERE)
    assert after_quiet_hours(moment) == datetime.datetime(*goes, tzinfo=HERE)


def test_a_text_of_the_night_waits_and_an_email_does_not(
    time_machine, django_capture_on_commit_callbacks, capsys
):
    time_machine.move_to(NOON.replace(hour=22), tick=False)
    with django_capture_on_commit_callbacks(execute=True):
        told(case_of())
    waiting = Notice.objects.get()
    assert waiting.next_attempt_at == NOON.replace(day=28, hour=8)
    assert (waiting.state, waiting.attempts) == ("waiting", 0)
    with django_capture_on_commit_callbacks(execute=True):
        told(case_of(contact={"news_by": "email", "may_email": True}))
    assert Notice.objects.get(channel="email").state == "done"
    assert "+447700900123" not in capsys.readouterr().out


def test_nobody_gets_more_than_six_messages_a_day():
    case = case_of()
    assert [told(case) for _time in range(8)] == [True] * 6 + [False] * 2
    assert told(case_of())


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_message_says_nothing_of_care_and_nothing_of_her(template):
    case = case_of()
    told(case, template, **AT)
    context = Notice.objects.get().context
    message = render(template, language="en", context=context)
    words = f"{message.subject} {message.body}".replace(context["link"], "").lower()
    assert not [word for word in CARE if word in words]
    assert "amina" not in words
    assert "carer" not in context["link"]
    assert context["link"] in message.body


def test_a_text_in_english_is_one_message_or_two():
    for template in TEMPLATES:
        case = case_of()
        told(case, template, **AT)
        context = Notice.objects.filter(template=template).get().context
        said = render_text(template, language="en", context=context).body
        assert count_parts(said) <= 2, said


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.code)
def test_every_message_can_be_written_in_every_language(language):
    case = case_of(language=language.code)
    for template in TEMPLATES:
        told(case, template, **AT)
    for notice in Notice.objects.all():
        said = render(notice.template, language=notice.language, context=notice.context).body
        assert f"/{language.code}/open/news/" in said
        if notice.template == "case-talk":
            assert "10:30" in said


@pytest.mark.parametrize(("language", "space"), [("en", " "), ("pl", " "), ("ur", "\u00a0")])
def test_digits_stay_in_order_from_right_to_left(language, space):
    """A no-break space between numbers is part of the number (Unicode bidi algorithm, rule W4)."""
    told(case_of(language=language))
    context = Notice.objects.get().context
    assert context["reference"][4] == space
    assert context["phone"] == f"024{space}7663{space}2972"
