"""The clock stands with a reason, once at a time, and goes on again."""

import datetime

import pytest
from django.utils import timezone

from carers.cases.changing import Ended, Moved
from carers.cases.pausing import pause, resume
from carers.cases.refusing import Refused
from portal.audit.models import AuditEvent
from tests.factories.cases import call_back

NEXT_WEEK = timezone.localdate() + datetime.timedelta(days=7)


def paused(by, case):
    pause(case=case, by=by, reason="unwell", words="In hospital", until=NEXT_WEEK, seen=None)
    return case.pauses.get()


def test_a_pause_says_why_and_until_when(adviser):
    case = call_back()
    found = paused(adviser, case)
    assert (found.reason, found.words, found.until) == ("unwell", "In hospital", NEXT_WEEK)
    assert found.started_by == adviser
    event = AuditEvent.objects.get(verb="carers.case.paused")
    assert event.detail == {"reason": "unwell"}


def test_one_at_a_time(adviser):
    case = call_back()
    paused(adviser, case)
    with pytest.raises(Refused, match="stands already"):
        pause(case=case, by=adviser, reason="unwell", seen=case.revision)


def test_it_goes_on(adviser):
    case = call_back()
    paused(adviser, case)
    resume(case=case, by=adviser, seen=case.revision)
    assert case.open_pause is None
    assert case.pauses.get().ended_at is not None
    assert AuditEvent.objects.filter(verb="carers.case.resumed").exists()


def test_what_does_not_stand_cannot_go_on(adviser):
    with pytest.raises(Refused, match="does not stand"):
        resume(case=call_back(), by=adviser, seen=0)


def test_a_second_pause_later(adviser):
    case = call_back()
    paused(adviser, case)
    resume(case=case, by=adviser, seen=None)
    pause(case=case, by=adviser, reason="information", seen=None)
    assert case.pauses.count() == 2


def test_somebody_was_quicker(adviser):
    case = call_back(revision=2)
    for act in (pause, resume):
        with pytest.raises(Moved):
            act(case=case, by=adviser, seen=1, **({"reason": "unwell"} if act is pause else {}))


def test_not_after_the_end(adviser):
    with pytest.raises(Ended):
        pause(case=call_back(state="closed"), by=adviser, reason="unwell", seen=0)
