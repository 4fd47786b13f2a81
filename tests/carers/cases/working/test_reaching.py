"""Tries to reach her: what they stop, what three in vain suggest, what is allowed."""

import datetime

import pytest
from django.utils import timezone

from carers.cases.contact import Contact
from carers.cases.reaching import failed_in_a_row, log_attempt, rules_of
from carers.models import Attempt
from portal.audit.models import AuditEvent
from tests.factories.cases import call_back

O = Attempt.Outcome  # noqa: E741 (a short name for a long table)
HOUR = datetime.timedelta(hours=1)


@pytest.mark.parametrize("outcome", [one for one in O if one != O.SPOKE])
def test_a_try_is_no_contact(adviser, outcome):
    case = call_back()
    log_attempt(case=case, by=adviser, how="phone", outcome=outcome)
    assert case.first_contact_at is None
    assert case.attempts.get().outcome == outcome


def test_to_speak_with_her_is(adviser):
    case = call_back()
    made = log_attempt(case=case, by=adviser, how="phone", outcome=O.SPOKE, words="Tired")
    assert case.first_contact_at == made.at
    assert (made.words, made.by) == ("Tired", adviser)


def test_the_first_contact_stays_the_first(adviser):
    case = call_back()
    now = timezone.now()
    log_attempt(case=case, by=adviser, how="phone", outcome=O.SPOKE, at=now)
    log_attempt(case=case, by=adviser, how="phone", outcome=O.SPOKE)
    assert case.first_contact_at == now


@pytest.mark.parametrize(
    ("reason", "outcome", "stands"),
    [
        ("cannot-reach", O.SPOKE, False),
        ("cannot-reach", O.NO_ANSWER, True),
        ("unwell", O.SPOKE, True),
    ],
)
def test_a_clock_that_stood_because_nobody_reached_her_goes_on(adviser, reason, outcome, stands):
    case = call_back()
    case.pauses.create(reason=reason)
    log_attempt(case=case, by=adviser, how="phone", outcome=outcome)
    assert (case.open_pause is not None) == stands


def test_one_that_is_written_down_later_may_have_been_earlier(adviser):
    case = call_back()
    now = timezone.now()
    log_attempt(case=case, by=adviser, how="phone", outcome=O.SPOKE, at=now)
    log_attempt(case=case, by=adviser, how="visit", outcome=O.SPOKE, at=now - HOUR)
    assert case.first_contact_at == now - HOUR


def test_is_recorded_without_words(adviser):
    log_attempt(case=call_back(), by=adviser, how="phone", outcome=O.NO_ANSWER, words="Secret")
    event = AuditEvent.objects.get(verb="carers.case.attempted")
    assert event.detail == {"how": "phone", "outcome": "no-answer"}


@pytest.mark.parametrize(
    ("outcomes", "number"),
    [
        ([], 0),
        ([O.NO_ANSWER, O.MESSAGE_LEFT, O.WRONG_NUMBER], 3),
        ([O.NO_ANSWER, O.SPOKE], 0),
        ([O.SPOKE, O.NO_ANSWER, O.NO_ANSWER], 2),
        ([O.NO_ANSWER, O.SENT, O.NO_ANSWER], 1),
    ],
)
def test_tries_in_vain_in_a_row(db, outcomes, number):
    case = call_back()
    for place, outcome in enumerate(outcomes):
        case.attempts.create(how="phone", outcome=outcome, at=timezone.now() + place * HOUR)
    assert failed_in_a_row(case) == number


@pytest.mark.parametrize(
    "field", ["may_phone", "may_leave_message", "may_say_who", "may_text", "may_email", "may_post"]
)
def test_what_she_did_not_allow_is_not_allowed(field):
    assert not any(rule.is_allowed for rule in rules_of(Contact()))
    allowed = [rule for rule in rules_of(Contact(**{field: True})) if rule.is_allowed]
    assert len(allowed) == 1
