"""Phone numbers as other people write them."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.importing.phones import phones
from directory.importing.record import BadValue


def numbers(written: str) -> list[str]:
    return [fact.number for fact in phones(written)]


@pytest.mark.parametrize(
    ("written", "spaced"),
    [
        ("02476000000", "024 7600 0000"),
        ("(024) 7600 0000", "024 7600 0000"),
        ("+44 (0)24 7600 0000", "024 7600 0000"),
        ("07700900123.", "07700 900123"),
        ("7700900123", "07700 900123"),
        ("1632960001", "01632 960001"),
        ("0800 1111", "0800 1111"),
        ("999", "999"),
        ("116123", "116 123"),
        ("116 123", "116 123"),
        ("024 7600 0000 ext 4", "024 7600 0000 x4"),
        ("+353 1 234 5678", "+353 1 234 5678"),
    ],
)
def test_a_number_is_spaced_as_it_is_read_aloud(written: str, spaced: str) -> None:
    assert numbers(written) == [spaced]


def test_several_numbers_in_their_order() -> None:
    written = "07700 900123 / 020 7946 0018; 07700 900123 or 024 7600 0000"
    assert numbers(written) == ["07700 900123", "020 7946 0018", "024 7600 0000"]


@pytest.mark.parametrize("written", ["", "n/a", "None", " - "])
def test_no_number(written: str) -> None:
    assert numbers(written) == []


def test_a_number_with_a_digit_missing_says_how_many_it_has() -> None:
    with pytest.raises(BadValue, match="it has 10 digits where 11 are expected"):
        numbers("0163296000")


def test_a_number_with_a_digit_too_many_says_so() -> None:
    with pytest.raises(BadValue, match="12 digits, more than 11"):
        numbers("024760000000")


@pytest.mark.parametrize("written", ["ring us", "12", "00000000000", "01000 000000"])
def test_what_is_no_number(written: str) -> None:
    with pytest.raises(BadValue, match="not a UK phone number"):
        numbers(written)


@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_any_text_is_read_or_refused(written: str) -> None:
    with contextlib.suppress(BadValue):
        assert all(len(number) <= 40 for number in numbers(written))
