"""A contact is blanked when its time is over; that there was one stays."""

import datetime

import pytest
from django.utils import timezone

from portal.alerts.forgetting import NEEDED
from portal.audit.models import AuditEvent
from portal.languages.models import OwnWords
from portal.languages.own_words.actions import ask_for_translation
from portal.privacy.personal_data import PERSONAL_DATA
from portal.registry.jobs import JOBS
from surveys import keeping
from tests.surveys.reading.test_contacts import contact_of


def ended(days):
    at = timezone.now() - datetime.timedelta(days=days)
    return contact_of(outcome="reached", ended_at=at, note="She is well", language="ur")


@pytest.mark.parametrize(("days", "number"), [(179, 0), (181, 1)])
def test_it_is_blanked_some_time_after_it_ended(db, days, number):
    contact = ended(days)
    ask_for_translation(subject=contact, parts={"words": contact.words}, source="ur")
    assert keeping.forget_contacts() == number
    contact.refresh_from_db()
    kept = [getattr(contact, name) for name in keeping.BLANKED]
    assert any(kept) != bool(number)
    assert OwnWords.objects.exists() != bool(number)
    assert (contact.outcome, contact.wishes) == ("reached", ["contact"])
    assert AuditEvent.objects.filter(verb=keeping.FORGOTTEN).count() == number


def test_it_is_blanked_once(db):
    ended(200)
    keeping.forget_contacts()
    assert keeping.forget_contacts() == 0


def test_one_that_waits_is_never_blanked_and_keeps_its_alerts(db):
    contact = contact_of()
    done = contact_of(contact.survey, outcome="reached", ended_at=timezone.now())
    assert keeping.forget_contacts() == 0
    needed = NEEDED.get("surveys.contact")
    assert needed({str(contact.pk), str(done.pk)}) == {str(contact.pk)}


def test_it_is_done_daily_and_joining_every_minute():
    every = {job.name: job.every for job in JOBS}
    assert every["surveys.forget_contacts"] == datetime.timedelta(days=1)
    assert every["surveys.join_steps"] == datetime.timedelta(minutes=1)


@pytest.mark.parametrize(
    ("model", "encrypted"),
    [
        ("surveys.response", False),
        ("surveys.comment", True),
        ("surveys.contact", True),
        ("surveys.attempt", False),
    ],
)
def test_what_is_kept_of_people_is_declared(model, encrypted):
    assert PERSONAL_DATA.get(model).encrypted == encrypted
