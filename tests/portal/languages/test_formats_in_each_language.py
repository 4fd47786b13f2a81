"""What readers of each language see: one row a language, so that a change in Babel is noticed."""

import datetime
from decimal import Decimal

import pytest
from babel import localedata
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from portal.languages import formats
from portal.languages.table import BY_CODE

DISTANCES = {
    "en": ("Less than 0.1 miles away", "1.2 miles away"),
    "pl": ("Mniej niż 0,1 mili stąd", "1,2 mili stąd"),
    "pa": ("0.1 ਮੀਲ ਤੋਂ ਘੱਟ ਦੂਰ", "1.2 ਮੀਲ ਦੂਰ"),
    "ur": ("0.1 میل سے کم دور", "1.2 میل دور"),
    "gu": ("0.1 માઇલથી ઓછું દૂર", "1.2 માઇલ દૂર"),
    "zh-hant": ("離您不到 0.1 英里", "離您 1.2 英里"),
}
LISTS = {
    "en": ("A and B", "A, B and C"),
    "pl": ("A i B", "A, B i C"),
    "pa": ("A ਅਤੇ B", "A, B ਅਤੇ C"),
    "ur": ("A اور B", "A، B، اور C"),
    "ar": ("A وB", "A وB وC"),
    "ro": ("A și B", "A, B și C"),
    "ti": ("Aን Bን", "A፣ Bን Cን"),
    "gu": ("A અને B", "A, B અને C"),
    "zh-hant": ("A和B", "A、B和C"),
}
WEEKS = {
    "en": ("Monday", "Sunday"),
    "pl": ("poniedziałek", "niedziela"),
    "pa": ("ਸੋਮਵਾਰ", "ਐਤਵਾਰ"),
    "ur": ("پیر", "اتوار"),
    "ar": ("الاثنين", "الأحد"),
    "ro": ("luni", "duminică"),
    "ti": ("ሰኑይ", "ሰንበት"),
    "gu": ("સોમવાર", "રવિવાર"),
    "zh-hant": ("星期一", "星期日"),
}
NUMBERS = {
    "en": "1,234,567.5",
    "pl": "1\xa0234\xa0567,5",
    "pa": "12,34,567.5",
    "ur": "1,234,567.5",
    "ar": "1,234,567.5",
    "ro": "1.234.567,5",
    "ti": "1,234,567.5",
    "gu": "12,34,567.5",
    "zh-hant": "1,234,567.5",
}


@pytest.mark.parametrize("table", [LISTS, WEEKS, NUMBERS])
def test_no_language_is_forgotten(table: dict[str, object]) -> None:
    assert set(table) == set(BY_CODE)


@pytest.mark.parametrize(("code", "words"), LISTS.items())
def test_lists_are_joined_as_readers_do(code: str, words: tuple[str, str]) -> None:
    with translation.override(code):
        assert (formats.and_list(["A", "B"]), formats.and_list(["A", "B", "C"])) == words


@pytest.mark.parametrize("code", BY_CODE)
@pytest.mark.parametrize(("items", "words"), [([], ""), (["A"], "A")])
def test_a_list_of_one_or_none_joins_nothing(code: str, items: list[str], words: str) -> None:
    with translation.override(code):
        assert formats.and_list(items) == words


@pytest.mark.parametrize(("code", "words"), WEEKS.items())
def test_the_week_begins_on_monday(code: str, words: tuple[str, str]) -> None:
    with translation.override(code):
        assert (formats.weekday(0), formats.weekday(6)) == words


def test_weekdays_stay_their_own_once_urdu_was_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Babel 2.18 mixes up names that stand alone, where Urdu is asked before the others."""
    monkeypatch.setattr(localedata, "_cache", {})
    for code in ["ur", *BY_CODE]:
        with translation.override(code):
            assert formats.weekday(0) == WEEKS[code][0]


@pytest.mark.parametrize(("code", "words"), NUMBERS.items())
def test_large_numbers_are_grouped_with_western_digits(code: str, words: str) -> None:
    with translation.override(code):
        assert formats.number(Decimal("1234567.5")) == words


@pytest.mark.parametrize(("code", "words"), DISTANCES.items())
def test_distances_are_sentences_of_the_language(code: str, words: tuple[str, str]) -> None:
    with translation.override(code):
        assert (formats.distance(5), formats.distance(1931)) == words


@pytest.mark.parametrize("code", sorted(set(BY_CODE) - {"en"}))
@pytest.mark.parametrize("metres", [5, 1931])
def test_no_language_says_distances_in_english(code: str, metres: int) -> None:
    with translation.override(code):
        assert "away" not in formats.distance(metres)


@pytest.mark.parametrize("code", BY_CODE)
@given(day=st.dates(datetime.date(2020, 1, 1), datetime.date(2040, 1, 1)))
def test_every_date_names_its_day_and_year_in_western_digits(code: str, day: datetime.date) -> None:
    with translation.override(code):
        words = formats.date(day)
    assert str(day.year) in words
    assert str(day.day) in words.replace(str(day.year), "")


@given(pence=st.integers(0, 10**9))
def test_no_penny_is_lost_in_words(pence: int) -> None:
    shown = formats.money(Decimal(pence) / 100)
    assert shown.startswith("£")
    assert round(Decimal(shown[1:].replace(",", "")) * 100) == pence


@pytest.mark.parametrize(
    ("amount", "words"),
    [("0", "£0"), ("0.05", "£0.05"), ("83.30", "£83.30"), ("5.00", "£5"), ("1234.5", "£1,234.50")],
)
def test_pounds_and_pence(amount: str, words: str) -> None:
    assert formats.money(Decimal(amount)) == words


@given(metres=st.floats(161, 200_000), more=st.floats(0, 50_000))
def test_further_is_never_said_to_be_nearer(metres: float, more: float) -> None:
    near, far = (float(formats.distance(m).split()[0]) for m in (metres, metres + more))
    assert near <= far


@pytest.mark.parametrize(
    ("opens", "closes", "words"),
    [
        (datetime.time(0), datetime.time(0), "00:00–24:00"),
        (datetime.time(22), datetime.time(6), "22:00–06:00"),
        (datetime.time(9, 5), datetime.time(23, 58), "09:05–23:58"),
    ],
)
def test_hours_around_midnight(opens: datetime.time, closes: datetime.time, words: str) -> None:
    assert formats.weekday_time_range(opens, closes) == words
