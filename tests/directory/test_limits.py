"""Limits count without knowing whom."""

import datetime

import time_machine
from django.core.cache import cache

from directory.limits import is_within

HOUR = datetime.timedelta(hours=1)


def test_allows_as_many_as_said() -> None:
    assert [is_within("list", "a", most=2, period=HOUR) for _ in range(4)] == [
        True, True, False, False,
    ]  # fmt: skip


def test_each_one_has_its_own() -> None:
    is_within("list", "a", most=1, period=HOUR)
    assert is_within("list", "b", most=1, period=HOUR)


def test_each_kind_has_its_own() -> None:
    is_within("list", "a", most=1, period=HOUR)
    assert is_within("report", "a", most=1, period=HOUR)


def test_a_new_period_begins() -> None:
    with time_machine.travel(datetime.datetime(2026, 11, 23, 10, 0)) as clock:
        is_within("list", "a", most=1, period=HOUR)
        assert not is_within("list", "a", most=1, period=HOUR)
        clock.shift(HOUR * 1.1)
        assert is_within("list", "a", most=1, period=HOUR)


def test_cache_does_not_hold_who() -> None:
    is_within("list", "someone@example.org", most=1, period=HOUR)
    keys = " ".join(cache._cache)  # type: ignore[attr-defined]
    assert "someone" not in keys
