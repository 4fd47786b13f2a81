"""Raising an alert: who hears of it, and where nothing of it may stand."""

import logging
from datetime import datetime

import pytest
import time_machine
from django.core import mail
from django.db import connection, transaction

from portal.alerts.actions import raise_alert
from portal.alerts.models import Alert, Level
from portal.audit.models import AuditEvent
from portal.notices.models import Notice
from portal.registry.working_time import LONDON
from tests.factories.accounts import RoleGrantFactory, person
from tests.factories.alerts import ABOUT, CAUTION, PROVIDER, SECRET, alert_of

pytestmark = pytest.mark.django_db
IN_HOURS = datetime(2026, 11, 26, 10, 0, tzinfo=LONDON)
AT_NIGHT = datetime(2026, 11, 26, 22, 0, tzinfo=LONDON)
EMERGENCY_TEAM = "edt@coventry.example"


@pytest.fixture(autouse=True)
def _a_thursday_morning():
    """Roles are held from today on: people are made on the same day as their alerts."""
    with time_machine.travel(IN_HOURS, tick=False):
        yield


@pytest.fixture
def raised(django_capture_on_commit_callbacks):
    """Raises it and sends what is to be sent."""

    def raise_it(level=Level.NOW, **given):
        with django_capture_on_commit_callbacks(execute=True):
            return alert_of(level, **given)

    return raise_it


def told():
    return sorted(address for message in mail.outbox for address in message.to)


def test_everybody_with_a_role_that_it_goes_to_is_told(raised):
    intake, adviser = person("intake"), person("carers_adviser")
    person("council_worker"), person("safeguarding_lead"), person()
    raised(Level.NOW, roles=PROVIDER)
    assert told() == sorted([intake.email, adviser.email])


def test_somebody_with_two_roles_is_told_once(raised):
    both = person("intake", "safeguarding_lead")
    raised(Level.HARM)
    assert told() == [both.email]


def test_whoever_has_a_role_no_longer_is_not_told(raised):
    person("intake", is_active=False)
    gone = person()
    RoleGrantFactory(
        user=gone, role="intake", starts_on=datetime(2024, 1, 1), ends_on=datetime(2024, 2, 1)
    )
    raised(Level.NOW)
    assert told() == []


def test_nothing_is_sent_before_the_commit(db):
    person("intake")
    alert_of(Level.NOW)
    assert mail.outbox == []
    assert Notice.objects.count() == 1


def test_the_mail_has_level_reference_link_and_time_and_nothing_else(raised, settings):
    settings.PORTAL_URL = "https://care.example"
    person("intake")
    alert = raised(Level.NOW)
    (message,) = mail.outbox
    assert message.subject == f"Alert: Danger now, {ABOUT}"
    assert f"https://care.example/staff/alerts/{alert.pk}/" in message.body
    assert "by 26 November 2026, 12:00" in message.body


@pytest.mark.parametrize("level", Level)
def test_nothing_that_was_said_stands_in_mails_or_in_the_record(raised, level, caplog):
    person("intake"), person("safeguarding_lead"), person("carers_adviser")
    with caplog.at_level(logging.DEBUG):
        raised(level, roles=PROVIDER)
    written = [f"{message.subject} {message.body}" for message in mail.outbox]
    written += [f"{event.subject_words} {event.detail}" for event in AuditEvent.objects.all()]
    written += [str(notice.context) for notice in Notice.objects.all()]
    written.append(caplog.text)
    assert mail.outbox
    for words in (SECRET, CAUTION, "Are you safe at home?"):
        assert not [text for text in written if words in text]


def test_whoever_may_not_read_it_does_not_learn_that_it_is_harm(raised):
    adviser, intake = person("carers_adviser"), person("intake")
    raised(Level.HARM, roles=PROVIDER)
    by_address = {message.to[0]: f"{message.subject} {message.body}" for message in mail.outbox}
    assert "Harm or neglect" in by_address[intake.email]
    assert "Harm" not in by_address[adviser.email]
    assert "Something about safety" in by_address[adviser.email]
    assert "Before you contact anybody" in by_address[adviser.email]


def test_what_was_said_is_encrypted_in_the_database():
    alert = alert_of(Level.NOW)
    with connection.cursor() as cursor:
        cursor.execute("SELECT content, caution FROM alerts_alert WHERE id = %s", [alert.pk])
        stored = " ".join(cursor.fetchone())
    assert SECRET not in stored
    assert CAUTION not in stored
    assert Alert.objects.get().content == [{"title": "Are you safe at home?", "words": SECRET}]


def test_the_record_says_who_raised_it_and_how_many_were_told():
    worker = person("council_worker")
    person("intake")
    alert = alert_of(Level.CONCERN, by=worker)
    event = AuditEvent.objects.get(verb="alerts.alert.raised")
    assert (event.actor_words, event.subject_id) == (str(worker), str(alert.pk))
    assert event.detail == {"people": 1}


def test_the_name_of_an_alert_in_the_record_says_nothing_of_its_level():
    assert "Harm" not in str(alert_of(Level.HARM))
    assert ABOUT in str(alert_of(Level.HARM))


def test_an_alert_about_nobody_whom_the_portal_knows(db):
    alert = raise_alert(level=Level.CONCERN, reason="staff", subject=None, words="x", url="")
    assert (alert.subject_kind, alert.subject_id) == ("", "")


def test_long_words_are_cut():
    assert len(alert_of(words="x" * 500).subject_words) == 200


def test_it_stands_or_falls_with_what_the_room_does(transactional_db):
    def room_that_fails():
        with transaction.atomic():
            alert_of()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        room_that_fails()
    assert not Alert.objects.exists()
    assert not Notice.objects.exists()


# Out of hours --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "moment", "is_told"),
    [
        (Level.NOW, AT_NIGHT, True),
        (Level.CONCERN, AT_NIGHT, True),
        (Level.HARM, AT_NIGHT, False),
        (Level.SURVEY, AT_NIGHT, False),
        (Level.NOW, IN_HOURS, False),
        (Level.CONCERN, IN_HOURS, False),
        (Level.NOW, datetime(2026, 11, 28, 10, 0, tzinfo=LONDON), True),
        (Level.NOW, datetime(2026, 12, 25, 10, 0, tzinfo=LONDON), True),
        (Level.NOW, datetime(2026, 11, 27, 16, 30, tzinfo=LONDON), True),
    ],
)
def test_the_emergency_duty_team(raised, settings, level, moment, is_told):
    settings.ALERTS_OUT_OF_HOURS_EMAIL = EMERGENCY_TEAM
    person("intake")
    with time_machine.travel(moment, tick=False):
        raised(level)
    assert (EMERGENCY_TEAM in told()) is is_told
    recorded = AuditEvent.objects.filter(verb="alerts.alert.told_out_of_hours").exists()
    assert recorded is is_told


def test_without_an_address_nobody_out_of_hours_is_told(raised):
    intake = person("intake")
    with time_machine.travel(AT_NIGHT, tick=False):
        raised(Level.NOW)
    assert told() == [intake.email]
    assert not AuditEvent.objects.filter(verb="alerts.alert.told_out_of_hours").exists()


# Nobody there --------------------------------------------------------------------------------


def test_where_nobody_may_read_it_managers_are_told_at_once(raised):
    manager, lead = person("council_manager"), person("safeguarding_lead")
    alert = raised(Level.NOW)
    assert told() == sorted([manager.email, lead.email])
    assert alert.escalated_at is not None


def test_a_reader_is_enough_for_it_to_wait(raised):
    person("carers_adviser"), person("council_manager")
    assert raised(Level.NOW, roles=PROVIDER).escalated_at is None


def test_where_nobody_at_all_can_be_told_the_log_says_so_and_nothing_breaks(raised, caplog):
    alert = raised(Level.NOW)
    assert f"alert {alert.pk}: nobody holds a role that it goes to" in caplog.text
    assert told() == []
