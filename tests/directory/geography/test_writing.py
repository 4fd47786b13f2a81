"""How people write postcodes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.geography.writing import area_letters, full_postcode, outward_code, plain, readings


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (" cv1\t1aa\n", "CV1 1AA"),
        ("CV1_1AA", "CV1 1AA"),
        ("ＣＶ１", "CV1"),
        ("ਸੀ ੧੨", "ਸ 12"),
        ("٣ ۳ ३ ૩", "3 3 3 3"),
        ("C\u200bV\u202e1", "CV1"),
        ("", ""),
        ("–.!", ""),
    ],
)
def test_plain(text: str, words: str) -> None:
    assert plain(text) == words


@given(st.text(st.characters(exclude_categories=())))
def test_plain_text_stays_plain(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("CV1 1AA", "CV1 1AA"),
        ("CV11AA", "CV1 1AA"),
        ("C V 1 1 A A", "CV1 1AA"),
        ("W1A 1AA", "W1A 1AA"),
        ("CV12 0YB", "CV12 0YB"),
        ("5 HIGH STREET CV1 1AA", "CV1 1AA"),
        ("CV1 1AA CV6 5AA", "CV1 1AA"),
        ("XX1 1AA", None),
        ("CV1 1A", None),
        ("CV1", None),
        ("1CV1 1AA", None),
        ("CV1 1AAA", None),
        ("", None),
    ],
)
def test_full_postcode(text: str, code: str | None) -> None:
    assert full_postcode(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("CV6", "CV6"),
        ("CV 6", "CV6"),
        ("CV 12", "CV12"),
        ("CV 06", "CV6"),
        ("NEAR CV6", "CV6"),
        ("XX1 CV6", "CV6"),
        ("W1A", "W1A"),
        ("XX6", None),
        ("CV", None),
        ("CV600", None),
        ("6", None),
    ],
)
def test_outward_code(text: str, code: str | None) -> None:
    assert outward_code(text) == code


@pytest.mark.parametrize(("outward", "letters"), [("CV6", "CV"), ("W1A", "W"), ("M1", "M")])
def test_letters_of_an_area(outward: str, letters: str) -> None:
    assert area_letters(outward) == letters


@pytest.mark.parametrize("text", ["CVI 1AA", "CVL IAA", "CV1 1AA", "CV11AA"])
def test_a_slip_may_have_meant_the_postcode(text: str) -> None:
    assert "CV1 1AA" in readings(text)


def test_what_was_typed_is_the_first_reading() -> None:
    assert readings("CV5 8BS")[0] == "CV5 8BS"


@pytest.mark.parametrize("text", ["", "CV1", "CV1 1AAAA", "CV1-1AA", "ÇV1 1AA", "ਸੀਵੀ੧੧"])
def test_other_texts_have_no_reading(text: str) -> None:
    assert readings(text) == []


@given(st.text("CVOIL015S8B 2ZGUQ", max_size=10))
def test_every_reading_has_the_shape_of_a_postcode(text: str) -> None:
    for code in readings(text):
        outward, _, inward = code.partition(" ")
        assert 2 <= len(outward) <= 4
        assert len(inward) == 3
        assert inward[0].isdigit()
        assert inward[1:].isalpha()
