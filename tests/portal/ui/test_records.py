"""Facts kept once."""

import re

import phonenumbers
import pytest

from portal.ui.crisis_words import CRISIS_WORDS
from portal.ui.records import contact_ways, crisis_numbers, other_bodies, sources

SHORT = {"999", "111", "116 123", "85258", "18000", "0800 1111"}
"""Numbers that are shorter than ordinary ones by law."""


def is_valid(phone: str) -> bool:
    return phonenumbers.is_valid_number(phonenumbers.parse(phone, "GB"))


@pytest.mark.parametrize("fact", ["phone", "out_of_hours"])
def test_the_councils_numbers_can_exist(fact: str) -> None:
    assert is_valid(getattr(contact_ways(), fact))


def test_text_relay_is_the_prefix_and_the_main_number() -> None:
    assert contact_ways().text_relay == f"18001 {contact_ways().phone}"


def test_what_a_person_must_confirm_is_marked() -> None:
    assert all(line.startswith("[verify]") for line in contact_ways().verify)


@pytest.mark.parametrize("code", crisis_numbers())
def test_a_crisis_number_can_exist(code: str) -> None:
    number = crisis_numbers()[code].phone
    assert number in SHORT or is_valid(number)


@pytest.mark.parametrize("code", crisis_numbers())
def test_a_crisis_number_has_its_source_and_what_to_confirm(code: str) -> None:
    number = crisis_numbers()[code]
    assert number.source
    assert number.checked or number.verify.startswith("[verify]")


@pytest.mark.parametrize("code", crisis_numbers())
def test_the_languages_of_a_crisis_number_are_said(code: str) -> None:
    assert crisis_numbers()[code].languages in {"interpreter", "english", "ask"}


def test_every_crisis_number_says_whose_it_is() -> None:
    assert set(CRISIS_WORDS) == set(crisis_numbers())


@pytest.mark.parametrize("code", other_bodies())
def test_other_bodies_can_be_phoned(code: str) -> None:
    assert re.fullmatch(r"0[\d ]+", other_bodies()[code].phone)


def test_every_licence_that_asks_for_words_has_them() -> None:
    assert all(source.words for source in sources() if source.licence)
