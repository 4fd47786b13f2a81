"""From one place only so often: by its address, wherever that stands."""

import pytest
from django.conf import LazySettings
from django.http import HttpRequest
from django.test import RequestFactory

from portal.ui.limits import Tries, count, is_too_often


def asked(address: str, *, most: int = 1) -> bool:
    return is_too_often(from_address(address), "test", most=most)


def from_address(address: str, **headers: str) -> HttpRequest:
    return RequestFactory().post("/", REMOTE_ADDR=address, headers=headers)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9"),
        ("::ffff:192.0.2.2", "192.0.2.2"),
        ("", ""),
    ],
)
def test_one_place_is_counted_together(first: str, second: str) -> None:
    assert [asked(first), asked(second)] == [False, True]


@pytest.mark.parametrize(
    ("first", "second"),
    [("192.0.2.1", "192.0.2.2"), ("2001:db8:1:2::1", "2001:db8:1:3::1")],
)
def test_two_places_are_counted_apart(first: str, second: str) -> None:
    assert [asked(first), asked(second)] == [False, False]


def test_what_the_sender_claims_does_not_count(settings: LazySettings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    claims = [from_address("192.0.2.3", **{"x-forwarded-for": f"10.0.0.{n}"}) for n in (1, 2)]
    assert [is_too_often(request, "test", most=1) for request in claims] == [False, True]


def test_everyone_together_is_counted_as_one() -> None:
    assert [count("test", "all") for _time in range(3)] == [1, 2, 3]
    assert count("something else", "all") == 1


def test_wrong_tries_are_used_up_for_one_place_only() -> None:
    tries = Tries("test", most=2, most_in_all=100)
    here, there = from_address("192.0.2.4"), from_address("192.0.2.5")
    for _time in range(2):
        assert not tries.are_used_up(here)
        tries.one_was_wrong(here)
    assert tries.are_used_up(here)
    assert not tries.are_used_up(there)


def test_asking_whether_tries_are_left_uses_none_up() -> None:
    tries = Tries("test", most=1, most_in_all=1)
    assert not any(tries.are_used_up(from_address("192.0.2.6")) for _time in range(5))


def test_wrong_tries_are_used_up_for_all_places_together() -> None:
    tries = Tries("test", most=5, most_in_all=2)
    for last in (7, 8):
        tries.one_was_wrong(from_address(f"192.0.2.{last}"))
    assert tries.are_used_up(from_address("192.0.2.9"))
