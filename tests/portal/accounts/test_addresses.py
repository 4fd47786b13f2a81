"""Roles asked about without people, the words of staff pages, and the language of staff pages."""

import datetime

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import translation

from portal.accounts.addresses import KnownAddress, Pretender, every_address
from portal.accounts.permissions import (
    can_manage_access,
    can_read_record_of_changes,
    can_translate,
    is_staff_member,
)
from portal.accounts.roles import CODES
from portal.accounts.staff_language import StaffLanguageMiddleware
from portal.accounts.templatetags.staff_words import role_title, staff_date, staff_time

JUST = {
    can_manage_access: {"system_administrator"},
    can_read_record_of_changes: {"system_administrator"},
    can_translate: {"translator"},
    is_staff_member: set(CODES),
}


@pytest.mark.parametrize("predicate", JUST, ids=lambda rule: rule.__name__)
def test_each_rule_opens_to_just_these_roles(predicate: object) -> None:
    assert callable(predicate)
    assert {code for code in CODES if predicate(Pretender(code))} == JUST[predicate]


def test_nobody_without_a_role_is_staff() -> None:
    assert not is_staff_member(Pretender())


def test_an_address_that_declares_nothing_is_open_to_nobody_and_has_no_example() -> None:
    forgotten = KnownAddress("x", "/x/", lambda request: HttpResponse(), is_public_page=False)
    assert (forgotten.roles, forgotten.methods, forgotten.example()) == ([], (), None)


def test_every_address_of_the_portal_declares_itself() -> None:
    assert [address.pattern for address in every_address() if address.page is None] == []


def test_no_staff_page_is_open_to_everyone_but_signing_in() -> None:
    for address in every_address():
        if address.pattern.startswith("/staff/") and "/account/" not in address.pattern:
            assert "everyone" not in address.roles, address.pattern


def test_every_staff_page_asks_for_a_second_factor_and_is_never_kept() -> None:
    for address in every_address():
        if address.pattern.startswith("/staff/") and "/account/" not in address.pattern:
            assert address.page is not None
            assert address.page.second_factor, address.pattern
            assert address.page.personal, address.pattern


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime.datetime(2027, 6, 5, 13, 5, tzinfo=datetime.UTC), "5 June 2027, 14:05"),
        (datetime.datetime(2027, 6, 5, 23, 30, tzinfo=datetime.UTC), "6 June 2027, 00:30"),
        (datetime.datetime(2027, 1, 5, 13, 5, tzinfo=datetime.UTC), "5 January 2027, 13:05"),
    ],
)
def test_staff_read_moments_by_the_clock_of_coventry(moment: datetime.datetime, words: str) -> None:
    assert staff_time(moment) == words


def test_staff_read_days_without_a_clock() -> None:
    assert staff_date(datetime.date(2027, 6, 5)) == "5 June 2027"


@pytest.mark.parametrize(("code", "title"), [("translator", "Translator"), ("gone", "gone")])
def test_staff_read_the_title_of_a_role(code: str, title: str) -> None:
    assert role_title(code) == title


@pytest.mark.parametrize(
    ("path", "language"), [("/staff/people/", "en"), ("/pl/staff/", "pl"), ("/staffing/", "pl")]
)
def test_only_staff_pages_are_made_english(path: str, language: str) -> None:
    def answer(request: HttpRequest) -> HttpResponse:
        return HttpResponse(translation.get_language())

    with translation.override("pl"):
        said = StaffLanguageMiddleware(answer)(RequestFactory().get(path))
    assert said.content.decode() == language
