"""Taking an alert up and closing it: by whom, with what, and two people at once."""

import threading

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from portal.alerts import acting
from portal.alerts.models import Alert, Level
from portal.alerts.permissions import can_close, can_open_alert, can_read_alert, can_take_up
from portal.audit.models import AuditEvent
from tests.factories.accounts import person
from tests.factories.alerts import PROVIDER, SECRET, alert_of

pytestmark = pytest.mark.django_db
DONE = "Rang her by text first; she is safe, Efua has it"


@pytest.fixture
def intake():
    return person("intake")


@pytest.mark.parametrize(
    ("level", "role", "opens", "reads"),
    [
        (Level.NOW, "intake", True, True),
        (Level.NOW, "carers_adviser", True, True),
        (Level.NOW, "council_worker", False, False),
        (Level.NOW, "safeguarding_lead", False, False),
        (Level.HARM, "safeguarding_lead", True, True),
        (Level.HARM, "carers_adviser", True, False),
        (Level.HARM, "carers_manager", True, False),
        (Level.HARM, "system_administrator", False, False),
        (Level.CONCERN, "safeguarding_lead", True, True),
        (Level.CONCERN, "translator", False, False),
    ],
)
def test_who_may_do_what(level, role, opens, reads):
    person("intake")
    alert, user = alert_of(level, roles=PROVIDER), person(role)
    assert can_open_alert(user, alert) is opens
    assert can_read_alert(user, alert) is reads
    assert can_take_up(user, alert) is reads
    assert can_close(user, alert) is reads


def test_whoever_raised_a_concern_reads_and_closes_it_but_does_not_take_it_up():
    worker = person("directory_editor")
    alert = alert_of(Level.CONCERN, by=worker)
    assert can_open_alert(worker, alert)
    assert can_read_alert(worker, alert)
    assert can_close(worker, alert)
    assert not can_take_up(worker, alert)


@pytest.mark.parametrize("level", [Level.NOW, Level.HARM])
def test_whoever_sent_answers_with_danger_for_a_carer_does_not_read_them_by_that(level):
    adviser = person("carers_adviser")
    alert = alert_of(level, by=adviser)
    assert can_open_alert(adviser, alert)
    assert not can_read_alert(adviser, alert)


# Taking it up --------------------------------------------------------------------------------


def test_take_up(intake):
    alert = acting.acknowledge(alert_of(), intake)
    assert alert.acknowledged_by == intake
    assert alert.acknowledged_at is not None
    assert AuditEvent.objects.filter(verb="alerts.alert.taken_up").count() == 1


def test_a_second_time_changes_nothing(intake):
    first = acting.acknowledge(alert_of(), intake)
    second = acting.acknowledge(first, intake)
    assert second.acknowledged_at == first.acknowledged_at
    assert AuditEvent.objects.filter(verb="alerts.alert.taken_up").count() == 1


def test_the_second_person_is_told_who_has_it(intake):
    seen_by_both = alert_of()
    acting.acknowledge(seen_by_both, intake)
    with pytest.raises(acting.TakenByAnother) as taken:
        acting.acknowledge(seen_by_both, person("intake"))
    assert taken.value.alert.acknowledged_by == intake


def test_a_closed_one_cannot_be_taken_up(intake):
    alert = alert_of()
    acting.close(alert, intake, "safe", DONE)
    with pytest.raises(acting.AlreadyClosed):
        acting.acknowledge(alert, person("intake"))


@pytest.mark.parametrize("role", ["carers_adviser", "council_worker", "translator"])
def test_who_may_not_take_it_up(role):
    """A notice without content is not enough: the clock would stop with nobody acting."""
    with pytest.raises(PermissionDenied):
        acting.acknowledge(alert_of(Level.HARM, roles=PROVIDER), person(role))
    assert not Alert.objects.exclude(acknowledged_at=None).exists()


# Closing -------------------------------------------------------------------------------------


@pytest.mark.parametrize("outcome", Alert.Outcome)
def test_close(intake, outcome):
    alert = acting.close(alert_of(), intake, outcome, f"  {DONE} ")
    assert (alert.outcome, alert.outcome_words, alert.closed_by) == (outcome, DONE, intake)
    assert AuditEvent.objects.filter(verb="alerts.alert.closed").count() == 1


def test_whoever_closes_it_had_it(intake):
    assert acting.close(alert_of(), intake, "safe", DONE).acknowledged_by == intake


def test_whoever_took_it_up_stays_named(intake):
    alert = acting.acknowledge(alert_of(), intake)
    assert acting.close(alert, person("intake"), "safe", DONE).acknowledged_by == intake


@pytest.mark.parametrize(
    ("outcome", "words", "field"),
    [
        ("", DONE, "outcome"),
        ("gone", DONE, "outcome"),
        ("false", "", "words"),
        ("false", "  \n ", "words"),
    ],
)
def test_outcome_and_words_are_needed(intake, outcome, words, field):
    with pytest.raises(ValidationError) as error:
        acting.close(alert_of(), intake, outcome, words)
    assert list(error.value.message_dict) == [field]
    assert Alert.objects.open().count() == 1


def test_closed_once(intake):
    alert = alert_of()
    acting.close(alert, intake, "safe", DONE)
    with pytest.raises(acting.AlreadyClosed) as closed:
        acting.close(alert, person("intake"), "false", "It was nothing")
    assert closed.value.alert.closed_by == intake
    alert.refresh_from_db()
    assert alert.outcome == "safe"


@pytest.mark.parametrize("role", ["carers_adviser", "council_manager"])
def test_who_may_not_close_it(role):
    with pytest.raises(PermissionDenied):
        acting.close(alert_of(Level.HARM, roles=PROVIDER), person(role), "safe", DONE)


def test_the_record_holds_neither_words_nor_what_was_said(intake):
    acting.close(alert_of(), intake, "safe", DONE)
    for event in AuditEvent.objects.all():
        assert DONE not in f"{event.subject_words} {event.detail}"
        assert SECRET not in f"{event.subject_words} {event.detail}"


def test_a_machine_closes_nothing():
    """The database itself asks for a person."""
    alert = alert_of()
    with pytest.raises(IntegrityError), transaction.atomic():
        Alert.objects.filter(pk=alert.pk).update(closed_at=timezone.now(), outcome="safe")
    with pytest.raises(IntegrityError), transaction.atomic():
        Alert.objects.filter(pk=alert.pk).update(acknowledged_at=timezone.now())


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_one_has_it():
    alert, people = alert_of(), [person("intake"), person("intake")]
    start, found = threading.Barrier(2), []

    def take_up(user):
        start.wait()
        try:
            acting.acknowledge(alert, user)
        except acting.TakenByAnother as taken:
            found.append(taken.alert.acknowledged_by_id)
        finally:
            connection.close()

    threads = [threading.Thread(target=take_up, args=(user,)) for user in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [Alert.objects.get().acknowledged_by_id]
