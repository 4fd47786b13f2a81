"""How long what was said is kept, and what stays for good."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.alerts import forgetting
from portal.alerts.acting import close, mark_read
from portal.alerts.levels import kept_for
from portal.alerts.models import Alert, Level, ToRead
from portal.audit.models import AuditEvent
from portal.audit.presenters import sentence
from portal.privacy.personal_data import PERSONAL_DATA
from portal.registry.jobs import JOBS
from portal.registry.registry import Registry
from tests.factories.accounts import person
from tests.factories.alerts import SECRET, alert_of, somebody, words_of

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def intake():
    return person("intake")


def closed(by, *, ago, **given):
    alert = alert_of(Level.NOW, **given)
    close(alert, by, "safe", "She is with her sister.")
    Alert.objects.filter(pk=alert.pk).update(closed_at=timezone.now() - ago)
    return Alert.objects.get(pk=alert.pk)


def test_what_was_said_goes_and_that_there_was_an_alert_stays(intake):
    before = closed(intake, ago=kept_for().said + DAY)
    assert forgetting.forget_said() == "1 forgotten"
    alert = Alert.objects.get()
    assert (alert.content, alert.caution, alert.outcome_words) == ([], "", "")
    assert (alert.outcome, alert.closed_by, alert.acknowledged_by) == ("safe", intake, intake)
    assert (str(alert), alert.raised_at) == (str(before), before.raised_at)
    event = AuditEvent.objects.get(verb="alerts.alert.forgotten")
    assert sentence(event) == f"the portal blanked what was said in {alert}: its time is over."
    assert forgetting.forget_said() == "0 forgotten"


def test_until_then_it_stays(intake):
    closed(intake, ago=kept_for().said - DAY)
    forgetting.forget_said()
    assert SECRET in str(Alert.objects.get().content)


def test_an_open_alert_is_never_forgotten():
    alert = alert_of(Level.NOW)
    Alert.objects.update(raised_at=timezone.now() - 2 * kept_for().said)
    forgetting.forget_said()
    alert.refresh_from_db()
    assert SECRET in str(alert.content)
    with pytest.raises(IntegrityError), transaction.atomic():
        Alert.objects.update(forgotten=True)


def test_what_its_room_still_needs_stays(intake, monkeypatch):
    needed, other = somebody(), somebody()
    monkeypatch.setattr(forgetting, "NEEDED", Registry("needed in this test"))
    forgetting.NEEDED.register("accounts.user", lambda pks: {str(needed.pk)} & set(pks))
    for subject in (needed, other):
        closed(intake, ago=kept_for().said + DAY, subject=subject)
    forgetting.forget_said()
    assert [one.forgotten for one in Alert.objects.about(needed)] == [False]
    assert [one.forgotten for one in Alert.objects.about(other)] == [True]


def test_its_page_says_that_it_is_no_longer_kept(intake, sign_in):
    alert = closed(intake, ago=kept_for().said + DAY)
    forgetting.forget_said()
    answer = sign_in(user=intake).get(f"/staff/alerts/{alert.pk}/")
    assert "This is no longer kept" in answer.text
    assert "The person is safe" in answer.text


def test_words_leave_the_queue_for_good_after_they_were_read(intake):
    for ago in (kept_for().read + DAY, kept_for().read - DAY):
        row = mark_read(words_of(), intake)
        ToRead.objects.filter(pk=row.pk).update(read_at=timezone.now() - ago)
    waits = words_of()
    ToRead.objects.filter(pk=waits.pk).update(sent_at=timezone.now() - 2 * kept_for().read)
    assert forgetting.forget_read() == 1
    assert ToRead.objects.count() == 2
    assert waits in ToRead.objects.unread()
    assert AuditEvent.objects.filter(verb="alerts.words.read").count() == 2


def test_it_runs_by_the_clock_and_is_declared():
    assert {"alerts.forget", "alerts.forget_read"} <= {job.name for job in JOBS}
    places = {place.model: place for place in PERSONAL_DATA}
    assert f"{kept_for().said.days} days" in places["alerts.alert"].kept_for
    assert f"{kept_for().read.days} days" in places["alerts.toread"].kept_for
