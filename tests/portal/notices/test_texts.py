"""What a text message costs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.notices.texts import count_parts, plain_quotes


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 0),
        ("a", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("ł", 1),
        ("ا" * 70, 1),
        ("ا" * 71, 2),
        ("ا" * 134, 2),
        ("ا" * 135, 3),
        ("a" * 100 + "ł", 2),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
    ],
)
def test_parts(text, parts):
    assert count_parts(text) == parts


@given(st.text())
def test_any_text_can_be_counted(text):
    assert count_parts(text) >= 0


def test_fine_quotes_become_plain_ones():
    assert plain_quotes("‘It’s’ “here” – now…") == "'It's' \"here\" - now..."


def test_plain_quotes_save_a_part():
    text = "’" + "a" * 100
    assert count_parts(text) == 2
    assert count_parts(plain_quotes(text)) == 1
