"""From one place only so often: by its address, wherever that stands."""

import pytest
from django.conf import LazySettings
from django.http import HttpRequest
from django.test import RequestFactory

from portal.ui.limits import is_too_often


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
