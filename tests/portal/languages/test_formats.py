"""Dates, numbers, money and distances in nine languages."""

import datetime
from decimal import Decimal

import pytest
from django.utils import translation

from portal.languages import formats
from portal.languages.table import BY_CODE

DAY = datetime.date(2026, 11, 22)
MARKS = "\u200e\u200f\u061c"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", "22 November 2026"),
        ("pl", "22 listopada 2026"),
        ("pa", "22 ਨਵੰਬਰ 2026"),
        ("ur", "22 نومبر 2026"),
        ("ar", "22 نوفمبر 2026"),
        ("ro", "22 noiembrie 2026"),
        ("ti", "22 ሕዳር 2026"),
        ("gu", "22 નવેમ્બર, 2026"),
        ("zh-hant", "2026年11月22日"),
    ],
)
def test_a_date_has_its_month_in_words(code: str, words: str) -> None:
    with translation.override(code):
        assert formats.date(DAY) == words


@pytest.mark.parametrize("code", BY_CODE)
def test_a_date_has_no_invisible_marks(code: str) -> None:
    with translation.override(code):
        assert not set(formats.date(DAY)) & set(MARKS)


def test_a_moment_is_dated_by_the_clock_in_coventry() -> None:
    late = datetime.datetime(2026, 7, 1, 23, 30, tzinfo=datetime.UTC)
    assert formats.date(late) == "2 July 2026"


def test_a_moment_without_a_zone_keeps_its_day() -> None:
    assert formats.date(datetime.datetime(2026, 7, 1, 23, 30)) == "1 July 2026"


def test_monday_is_the_first_day() -> None:
    assert formats.weekday(0) == "Monday"


def test_weekdays_are_in_the_language() -> None:
    with translation.override("ro"):
        assert formats.weekday(5) == "sâmbătă"


@pytest.mark.parametrize("code", BY_CODE)
def test_hours_are_24_in_every_language(code: str) -> None:
    with translation.override(code):
        range_ = formats.weekday_time_range(datetime.time(9, 0), datetime.time(17, 30))
    assert range_ == "09:00–17:30"


@pytest.mark.parametrize("closes", [datetime.time(0, 0), datetime.time(23, 59)])
def test_the_end_of_the_day_is_24(closes: datetime.time) -> None:
    assert formats.weekday_time_range(datetime.time(8, 0), closes) == "08:00–24:00"


@pytest.mark.parametrize(
    ("code", "words"), [("en", "12,345"), ("pl", "12\xa0345"), ("ro", "12.345"), ("ar", "12,345")]
)
def test_numbers_are_grouped_as_readers_do(code: str, words: str) -> None:
    with translation.override(code):
        assert formats.number(12345) == words


@pytest.mark.parametrize("code", BY_CODE)
def test_money_is_the_same_in_every_language(code: str) -> None:
    with translation.override(code):
        assert formats.money(Decimal("83.3")) == "£83.30"


def test_whole_pounds_have_no_pence() -> None:
    assert formats.money(1200) == "£1,200"


def test_percent_is_whole() -> None:
    assert formats.percent(0.754) == "75%"


@pytest.mark.parametrize(
    ("metres", "words"),
    [
        (0, "Less than 0.1 miles away"),
        (160, "Less than 0.1 miles away"),
        (161, "0.1 miles away"),
        (1931, "1.2 miles away"),
        (160934, "100.0 miles away"),
    ],
)
def test_distance_is_a_sentence_in_miles(metres: int, words: str) -> None:
    assert formats.distance(metres) == words


def test_a_list_ends_with_and() -> None:
    assert formats.and_list(["Polish", "Urdu", "Arabic"]) == "Polish, Urdu and Arabic"


def test_a_list_in_arabic_joins_by_its_own_rules() -> None:
    with translation.override("ar"):
        assert formats.and_list(["أ", "ب"]) == "أ وب"
