"""Hints of what may say who somebody is: found, and no more than hints."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.quotes.hints import Hint, hints


def found(text):
    return {(one.text, one.kind) for one in hints(text)}


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Thank you to Asha for that.", ("Asha", "perhaps a name")),
        ("It was good. Asha rang back.", ("Asha", "perhaps a name")),
        ("Ask at St Mary’s for O'Neill", ("O'Neill", "perhaps a name")),
        ("Ring 024 7600 0000 now", ("024 7600 0000", "a phone number or another long number")),
        ("Write to ada@example.org", ("ada@example.org", "an e-mail address")),
        ("He lives at CV1 2GQ", ("CV1 2GQ", "a postcode")),
        ("She is aged 84 now", ("aged 84", "an age")),
        ("an 84-year-old lady", ("84-year-old", "an age")),
        ("It was on 3 March", ("3 March", "a date")),
        ("On the 3rd of March she came", ("3rd of March", "a date")),
        ("since 03/04/2026", ("03/04/2026", "a date")),
        ("every tuesday", ("tuesday", "a date")),
    ],
)
def test_what_may_name_somebody_is_pointed_at(text, hint):
    assert hint in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "They were kind. Nobody rushed me.",
        "I think the NHS and Coventry do well, and I’m glad.",
        "It took three months",
        "",
    ],
)
def test_ordinary_words_give_no_hint(text):
    assert hints(text) == []


def test_each_is_shown_once_in_its_order():
    text = "On 3 March Asha came, and Asha came again."
    assert hints(text) == [Hint("3 March", "a date"), Hint("Asha", "perhaps a name")]


@given(st.text(max_size=300))
def test_no_text_raises(text):
    assert all(one.text in text for one in hints(text))
