"""The saved list: what the cookie holds, and what it survives."""

import uuid

import pytest
from django.http import HttpRequest, HttpResponse

from directory import shortlist
from directory.shortlist import COOKIE, MOST, Shortlist

FIRST, SECOND, THIRD = uuid.UUID(int=1), uuid.UUID(int=2), uuid.UUID(int=3)


def carried(saved: Shortlist) -> Shortlist:
    """The list after a round trip through a browser."""
    response = HttpResponse()
    shortlist.write(response, saved)
    return shortlist.read(request_with(response.cookies[COOKIE].value))


def request_with(cookie: str) -> HttpRequest:
    request = HttpRequest()
    request.COOKIES[COOKIE] = cookie
    return request


def test_survives_a_round_trip_in_order() -> None:
    assert carried(Shortlist((SECOND, FIRST))).ids == (SECOND, FIRST)


def test_no_cookie_is_an_empty_list() -> None:
    assert len(shortlist.read(HttpRequest())) == 0


def test_a_service_is_saved_once() -> None:
    assert Shortlist((FIRST,)).with_service(FIRST).ids == (FIRST,)


def test_a_new_service_goes_to_the_end() -> None:
    assert Shortlist((FIRST,)).with_service(SECOND).ids == (FIRST, SECOND)


def test_a_service_is_taken_off() -> None:
    assert Shortlist((FIRST, SECOND, THIRD)).without_service(SECOND).ids == (FIRST, THIRD)


def test_taking_off_what_is_not_there_changes_nothing() -> None:
    assert Shortlist((FIRST,)).without_service(SECOND).ids == (FIRST,)


def test_a_full_list_stays_as_it_is() -> None:
    full = Shortlist(tuple(uuid.uuid4() for _ in range(MOST)))
    assert full.is_full
    assert full.with_service(FIRST) == full


def test_a_full_list_fits_into_a_cookie() -> None:
    response = HttpResponse()
    shortlist.write(response, Shortlist(tuple(uuid.uuid4() for _ in range(MOST))))
    assert len(response.cookies[COOKIE].OutputString()) < 4096


def test_an_empty_list_takes_the_cookie_away() -> None:
    response = HttpResponse()
    shortlist.write(response, Shortlist())
    assert response.cookies[COOKIE]["max-age"] == 0


def test_the_cookie_ends_with_the_browser_session() -> None:
    response = HttpResponse()
    shortlist.write(response, Shortlist((FIRST,)))
    morsel = response.cookies[COOKIE]
    assert morsel["max-age"] == ""
    assert morsel["expires"] == ""


def test_scripts_cannot_read_the_cookie() -> None:
    response = HttpResponse()
    shortlist.write(response, Shortlist((FIRST,)))
    assert response.cookies[COOKIE]["httponly"]


@pytest.mark.parametrize("cookie", ["", "x", "AAAA:bad", "\x00", "é" * 50, "a" * 5000, ":::"])
def test_rubbish_is_an_empty_list(cookie: str) -> None:
    assert len(shortlist.read(request_with(cookie))) == 0


def test_a_changed_cookie_is_an_empty_list() -> None:
    response = HttpResponse()
    shortlist.write(response, Shortlist((FIRST,)))
    value = response.cookies[COOKIE].value
    assert len(shortlist.read(request_with("B" + value[1:]))) == 0


def test_signed_text_that_is_not_a_list_is_an_empty_list() -> None:
    response = HttpResponse()
    response.set_signed_cookie(COOKIE, "not base 64 é", salt=shortlist.SALT)
    assert len(shortlist.read(request_with(response.cookies[COOKIE].value))) == 0
