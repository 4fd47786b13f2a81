"""Needs that nothing meets: coded with a case, counted without anybody in them."""

import datetime

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from carers.cases import unmet
from carers.cases.changing import Ended
from carers.cases.refusing import Refused
from carers.models import UnmetNeed
from portal.audit.models import AuditEvent
from tests.factories.cases import case_of

TODAY = datetime.date(2026, 11, 27)


def many(code, number, *, reason="full", at="2026-06-15T12:00:00Z"):
    with time_machine.travel(at, tick=False):
        UnmetNeed.objects.bulk_create(
            UnmetNeed(case=case_of(), code=code, reason=reason) for _ in range(number)
        )


@pytest.mark.django_db
def test_a_need_is_coded_once_with_its_newest_reason(adviser):
    case = case_of()
    for reason in ("none-there", "full"):
        unmet.code_need(case=case, seen=None, by=adviser, code="night-care", reason=reason)
    (one,) = unmet.coded(case)
    assert (one.need, one.reason) == (
        "Replacement care at night",
        "It is full, or the wait is too long",
    )
    assert {event.verb for event in AuditEvent.objects.all()} == {"carers.case.unmet_coded"}
    assert AuditEvent.objects.first().detail == {"code": "night-care"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "reason", "field"),
    [("yacht", "full", "code"), ("night-care", "yacht", "reason"), ("", "", "code")],
)
def test_only_what_is_in_the_list_is_coded(adviser, code, reason, field):
    with pytest.raises(Refused) as refused:
        unmet.code_need(case=case_of(), seen=None, by=adviser, code=code, reason=reason)
    assert refused.value.field == field
    assert not UnmetNeed.objects.exists()


@pytest.mark.django_db
def test_a_mistake_is_taken_back(adviser):
    case = case_of()
    unmet.code_need(case=case, seen=None, by=adviser, code="night-care", reason="full")
    unmet.take_back(case=case, seen=None, by=adviser, code="night-care")
    assert not unmet.coded(case)
    assert AuditEvent.objects.first().verb == "carers.case.unmet_taken_back"
    with pytest.raises(Refused):
        unmet.take_back(case=case, seen=None, by=adviser, code="night-care")


@pytest.mark.django_db
def test_an_ended_case_is_no_longer_coded(adviser):
    with pytest.raises(Ended):
        unmet.code_need(
            case=case_of(state="closed"), seen=None, by=adviser, code="night-care", reason="full"
        )


@pytest.mark.django_db
def test_twelve_whole_months_are_counted():
    many("night-care", 5, at="2025-11-01T00:00:00Z")
    many("night-care", 5, at="2026-10-31T23:59:00Z")
    many("night-care", 7, at="2025-10-31T12:00:00Z")
    many("night-care", 7, at="2026-11-01T12:00:00Z")
    found = unmet.counts(TODAY)
    assert (found.first, found.last) == (datetime.date(2025, 11, 1), datetime.date(2026, 10, 31))
    assert dict(found.by_need)["Replacement care at night"] == "10"


@pytest.mark.django_db
def test_small_numbers_are_not_told_apart_by_number_or_place():
    many("transport", 6)
    many("work", 1)
    many("night-care", 4, reason="cost")
    by_need = unmet.counts(TODAY).by_need
    assert by_need[0] == ("Transport to get there", "6")
    few = [title for title, number in by_need if number == "1 to 4"]
    assert few == ["Replacement care at night", "Support to stay in work or to go back"]
    assert {number for _, number in by_need[3:]} == {"0"}
    assert dict(unmet.counts(TODAY).by_reason)["It costs too much"] == "1 to 4"


@pytest.mark.django_db
def test_a_code_that_has_gone_from_the_list_is_still_counted():
    many("balloons", 5)
    assert unmet.counts(TODAY).by_need[0] == ("balloons", "5")


@given(st.integers(0, 10_000))
def test_no_number_from_one_to_four_is_ever_shown(number):
    shown = unmet.in_words(number)
    assert shown == ("1 to 4" if number in range(1, 5) else str(number))


def test_codes_fit_where_they_are_kept():
    assert max(map(len, unmet.needs())) <= 40
    assert max(map(len, unmet.reasons())) <= 30
