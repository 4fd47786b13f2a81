"""What nobody takes up in time: told once, to those who answer for it."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.core import mail

from portal.alerts import acting
from portal.alerts.escalating import escalate_late
from portal.alerts.models import Alert, Level
from portal.audit.models import AuditEvent
from portal.registry.jobs import JOBS
from portal.registry.working_time import LONDON
from tests.factories.accounts import person
from tests.factories.alerts import ABOUT, CAUTION, COUNCIL, PROVIDER, SECRET, alert_of

pytestmark = pytest.mark.django_db
RAISED = datetime(2026, 11, 26, 10, 0, tzinfo=LONDON)
HOUR = timedelta(hours=1)
ESCALATED = "alerts.alert.escalated"


@pytest.fixture(autouse=True)
def _a_thursday_morning():
    """Roles are held from today on: people are made on the same day as their alerts."""
    with time_machine.travel(RAISED, tick=False):
        yield


@pytest.fixture
def staff():
    """One of each who may be told."""
    roles = ("intake", "safeguarding_lead", "council_manager", "carers_manager", "carers_adviser")
    return {role: person(role) for role in roles}


@pytest.fixture
def run(django_capture_on_commit_callbacks):
    """The job at a moment; who got an e-mail."""

    def run_at(moment):
        mail.outbox.clear()
        with (
            time_machine.travel(moment, tick=False),
            django_capture_on_commit_callbacks(execute=True),
        ):
            escalate_late()
        return {message.to[0] for message in mail.outbox}

    return run_at


def emails(staff, *roles):
    return {staff[role].email for role in roles}


def test_not_before_it_is_due(staff, run):
    alert_of()
    assert run(RAISED + 2 * HOUR - timedelta(seconds=1)) == set()
    assert not AuditEvent.objects.filter(verb=ESCALATED).exists()


def test_when_it_is_due(staff, run):
    alert = alert_of()
    told = run(RAISED + 2 * HOUR)
    assert told == emails(staff, "safeguarding_lead", "council_manager")
    alert.refresh_from_db()
    assert alert.escalated_at == RAISED + 2 * HOUR
    assert AuditEvent.objects.get(verb=ESCALATED).detail == {"people": 2}


def test_once_however_often_the_job_runs(staff, run):
    alert_of()
    run(RAISED + 2 * HOUR)
    assert run(RAISED + 3 * HOUR) == set()
    assert AuditEvent.objects.filter(verb=ESCALATED).count() == 1


def test_the_manager_of_the_organisation_is_told_too(staff, run):
    alert_of(roles=PROVIDER)
    told = run(RAISED + 2 * HOUR)
    assert told == emails(staff, "safeguarding_lead", "council_manager", "carers_manager")


def test_those_who_are_told_late_become_recipients(staff, run):
    alert = alert_of(roles=PROVIDER)
    run(RAISED + 2 * HOUR)
    assert {one.role: one.with_content for one in alert.recipients.all()} == {
        "intake": True,
        "carers_adviser": True,
        "carers_manager": True,
        "safeguarding_lead": True,
        "council_manager": False,
    }


def test_of_harm_nobody_else_may_read_it_then_either(staff, run):
    alert = alert_of(Level.HARM, roles=COUNCIL)
    run(RAISED + 7 * HOUR)
    reads = {one.role for one in alert.recipients.all() if one.with_content}
    assert reads == {"intake", "safeguarding_lead"}


def test_what_was_taken_up_is_not_escalated(staff, run):
    acting.acknowledge(alert_of(), staff["intake"])
    assert run(RAISED + 5 * HOUR) == set()


def test_what_was_closed_is_not_escalated(staff, run):
    acting.close(alert_of(), staff["intake"], "false", "A test")
    assert run(RAISED + 5 * HOUR) == set()


def test_each_has_its_own_clock(staff, run):
    danger, survey = alert_of(Level.NOW), alert_of(Level.SURVEY)
    run(RAISED + HOUR)
    assert Alert.objects.get(pk=survey.pk).escalated_at
    assert not Alert.objects.get(pk=danger.pk).escalated_at


def test_one_that_fails_holds_up_no_other(staff, run, monkeypatch):
    """The failing one is left for the next minute."""
    first, second = alert_of(), alert_of()
    from portal.alerts import escalating

    real = escalating.escalate

    def failing(alert):
        if alert.pk == first.pk:
            raise RuntimeError("no")
        real(alert)

    monkeypatch.setattr(escalating, "escalate", failing)
    with pytest.raises(RuntimeError):
        run(RAISED + 2 * HOUR)
    assert Alert.objects.get(pk=second.pk).escalated_at
    assert not Alert.objects.get(pk=first.pk).escalated_at


def test_the_mail_says_nothing_of_it(staff, run):
    alert_of(Level.HARM, roles=PROVIDER)
    run(RAISED + 7 * HOUR)
    by_address = {message.to[0]: f"{message.subject}\n{message.body}" for message in mail.outbox}
    manager = by_address[staff["carers_manager"].email]
    assert f"Nobody has taken this up: Something about safety, {ABOUT}" in manager
    for text in by_address.values():
        assert SECRET not in text
        assert CAUTION not in text


def test_the_job_runs_every_minute():
    job = JOBS.get("alerts.escalate")
    assert job is not None
    assert job.every == timedelta(minutes=1)
