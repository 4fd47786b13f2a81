"""A place named inside a query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.search.place_words import place_in
from portal.languages.folding import words


@pytest.mark.parametrize(
    ("query", "label", "naming"),
    [
        ("dentist near Wyken", "Wyken", {"wyken"}),
        ("Wyken", "Wyken", {"wyken"}),
        ("help in Foleshill?", "Foleshill", {"foleshill"}),
        ("food (tile hill)", "Tile Hill", {"tile", "hill"}),
        # The longest name: Stoke Heath is not Stoke.
        ("lunch club stoke heath", "Stoke Heath", {"stoke", "heath"}),
        ("hillfields, coventry", "Hillfields", {"hillfields"}),
        # Other scripts
        ("ਦੰਦ ਫੋਲਸਹਿਲ", "Foleshill", {"ਫੋਲਸਹਿਲ"}),
        ("ટાઇલ હિલ", "Tile Hill", {"ટાઇલ", "હિલ"}),
        ("ڈاکٹر، ریڈفورڈ", "Radford", {"ریڈفورڈ"}),
        ("ሓገዝ፣ፎልስሂል", "Foleshill", {"ፎልስሂል"}),
        ("市中心圖書館", "City centre", {"市中心"}),
        # Postcodes, whole, joined and by district
        ("CV1 5FB dentist", "CV1 5FB", {"cv1", "5fb"}),
        ("dentist cv15fb", "CV1 5FB", {"cv15fb"}),
        ("library cv5", "CV5", {"cv5"}),
    ],
)
def test_is_found_with_the_words_that_name_it(query: str, label: str, naming: set[str]) -> None:
    place, found = place_in(query)
    assert place is not None
    assert place.label == label
    assert found == frozenset(word for name in naming for word in words(name))


@pytest.mark.parametrize(
    "query",
    ["", "  ", "near", "dentist", "coventry", "Coventry dentist", "圖書館", "高雲地利", "12",
     "w1a", "zz99 9zz", "wykens"],
)  # fmt: skip
def test_nothing_is_named(query: str) -> None:
    assert place_in(query) == (None, frozenset())


@given(st.text(st.characters(codec=None), max_size=40))
def test_any_text_gives_a_place_with_its_words_or_neither(query: str) -> None:
    place, naming = place_in(query)
    assert (place is None) == (not naming)
