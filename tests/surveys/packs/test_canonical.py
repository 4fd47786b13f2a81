"""The one spelling of a snapshot."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.packs.canonical import NotAsItWas, digest, read, spelled

PLAIN = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
DOCUMENTS = st.dictionaries(
    st.text(max_size=4),
    st.recursive(
        PLAIN, lambda of: st.lists(of, max_size=3) | st.dictionaries(st.text(max_size=3), of)
    ),
    max_size=4,
)


@given(DOCUMENTS)
def test_it_is_read_as_it_was_and_spelled_alike_whatever_the_order(document):
    turned = dict(reversed(document.items()))
    spelling = spelled(document)
    assert spelled(turned) == spelling
    assert read(spelling, digest(spelling)) == document


def test_other_bytes_are_refused():
    spelling = spelled({"count": 12})
    with pytest.raises(NotAsItWas):
        read(spelling.replace(b"12", b"13"), digest(spelling))


@pytest.mark.parametrize("number", [math.nan, math.inf])
def test_no_number_that_is_none(number):
    with pytest.raises(ValueError, match="JSON"):
        spelled({"percent": number})


def test_words_stay_readable():
    assert spelled({"words": "Zażółć"}) == '{"words":"Zażółć"}'.encode()
