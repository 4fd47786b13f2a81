"""The three waits of the council's papers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carers.cases.clocks import WAITS, Clock, Pause, waits_of
from carers.cases.clocks.waits import spread, waited
from carers.models import Case, CasePause
from tests.carers.cases.clocks.test_days import at
from tests.factories.cases import call_back, case_of

TODAY = date(2026, 11, 27)
WAIT = {wait.code: wait for wait in WAITS}


def days(code: str, kind: str = "assessment", **more) -> tuple[int, int, bool] | None:
    """Days, days without pauses, and whether it is over."""
    times = {name: at(text) for name, text in more.items() if name.endswith("_at")}
    rest = {name: value for name, value in more.items() if not name.endswith("_at")}
    found = waited(WAIT[code], Clock(kind=kind, at=times, **rest), today=TODAY)
    return (found.days, found.without_pauses, found.is_over) if found else None


def test_there_are_three_each_with_its_source_and_its_doubt():
    assert list(WAIT) == ["support", "completion", "something"]
    for wait in WAITS:
        assert wait.source
        assert wait.verify.startswith("[verify]")
        assert wait.definition.endswith(".")


@pytest.mark.parametrize(
    ("code", "times", "expected"),
    [
        # Decision to start of support.
        ("support", {}, None),
        ("support", {"decided_at": "2026-11-02T10:00"}, None),
        ("support", {"decided_at": "2026-11-02T10:00", "gets_support": True}, (25, 25, False)),
        (
            "support",
            {"decided_at": "2026-11-02T23:59", "support_started_at": "2026-11-03T00:01"},
            (1, 1, True),
        ),
        # What goes on since before the decision took no time.
        (
            "support",
            {"decided_at": "2026-11-02T10:00", "support_started_at": "2026-10-02T10:00"},
            (0, 0, True),
        ),
        # Need identified to completion.
        ("completion", {"started_at": "2026-11-20T10:00"}, (7, 7, False)),
        (
            "completion",
            {"started_at": "2026-10-20T10:00", "decided_at": "2026-11-02T10:00"},
            (13, 13, True),
        ),
        # Contact to something happening: the first of three.
        (
            "something",
            {
                "sent_at": "2026-10-01T10:00",
                "support_started_at": "2026-10-31T10:00",
                "talked_at": "2026-10-11T10:00",
            },
            (10, 10, True),
        ),
        # Over the night in which the clocks go back.
        (
            "something",
            {"sent_at": "2026-10-24T23:30", "talked_at": "2026-10-25T23:30"},
            (1, 1, True),
        ),
    ],
)
def test_how_long_it_took(code, times, expected):
    assert days(code, **times) == expected


def test_without_the_time_in_which_the_service_waited_for_her():
    pauses = [Pause(date(2026, 11, 5), date(2026, 11, 12))]
    times = {"sent_at": "2026-11-01T10:00", "talked_at": "2026-11-21T10:00"}
    assert days("something", **times, pauses=pauses) == (20, 13, True)


def test_a_pause_that_lasts():
    times = {"sent_at": "2026-11-17T10:00"}
    assert days("something", **times, pauses=[Pause(date(2026, 11, 20))]) == (10, 3, False)


def test_what_ended_before_anything_came_of_it_waits_no_more():
    assert days("something", sent_at="2026-11-17T10:00", has_ended=True) is None


def test_what_ended_after_it_still_counts():
    times = {"sent_at": "2026-11-17T10:00", "talked_at": "2026-11-18T10:00"}
    assert days("something", **times, has_ended=True) == (1, 1, True)


@pytest.mark.parametrize("kind", ["call-back", "referral"])
def test_a_call_back_completes_no_assessment(kind):
    assert days("completion", kind, started_at="2026-11-17T10:00") is None
    assert days("something", kind, sent_at="2026-11-17T10:00") is None


@pytest.mark.django_db
def test_of_a_case():
    case = case_of(started_at=at("2026-11-01T10:00"), sent_at=at("2026-11-03T10:00"))
    CasePause.objects.create(
        case=case,
        reason="carer-asked",
        started_at=at("2026-11-10T10:00"),
        ended_at=at("2026-11-15T10:00"),
    )
    found = {one.wait.code: (one.days, one.without_pauses) for one in waits_of(case, today=TODAY)}
    assert found == {"completion": (26, 21), "something": (24, 19)}


@pytest.mark.django_db
def test_of_a_call_back_that_was_closed():
    assert waits_of(call_back(state=Case.State.CLOSED)) == []


def test_the_spread_of_none():
    assert spread([]) is None


@pytest.mark.parametrize(
    ("given", "middle", "longest"), [([3], 3, 3), ([43, 8, 1], 8, 43), ([4, 7], 5.5, 7)]
)
def test_the_middle_and_the_longest(given, middle, longest):
    found = spread(given)
    assert (found.number, found.median, found.longest) == (len(given), middle, longest)


@given(st.lists(st.integers(0, 900), min_size=1))
def test_the_middle_is_never_beyond_the_longest(given):
    found = spread(given)
    assert min(given) <= found.median <= found.longest
