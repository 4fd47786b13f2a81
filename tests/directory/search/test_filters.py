"""Filters from the query string and back; rubbish is kept out without an error."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from directory.search.filters import MILES, NAMES, Filters
from directory.search.tags import token


def of(text: str) -> Filters:
    return Filters.from_query(QueryDict(text))


class TestReading:
    def test_several_values_of_one_filter(self) -> None:
        assert of("need=food&need=money&cost=free").chosen == {
            "need": ("food", "money"),
            "cost": ("free",),
        }

    def test_a_plain_mapping_reads_like_a_query_string(self) -> None:
        plain = {"need": ["food", "money"], "day": "MO", "distance": "2", "open": "yes"}
        assert Filters.from_query(plain) == of("need=food&need=money&day=MO&distance=2&open=yes")

    def test_the_same_value_twice_counts_once(self) -> None:
        assert of("need=food&need=food").chosen == {"need": ("food",)}

    @pytest.mark.parametrize(
        "value", ["", "<script>", "a b", "é", "-", "a:b", "x" * 61, "'", "\x00", "a_b"]
    )
    def test_a_value_that_is_no_code_is_left_out(self, value: str) -> None:
        assert Filters.from_query({"need": value}).chosen == {}

    def test_no_more_than_twenty_values(self) -> None:
        many = Filters.from_query({"need": [f"need-{number}" for number in range(30)]})
        assert len(many.chosen["need"]) == 20

    @pytest.mark.parametrize("value", ["0", "3", "-1", "1.0", "", "five", "٥"])
    def test_only_distances_that_are_offered(self, value: str) -> None:
        assert Filters.from_query({"distance": value}).miles is None

    @pytest.mark.parametrize("miles", MILES)
    def test_distances_that_are_offered(self, miles: int) -> None:
        assert Filters.from_query({"distance": str(miles)}).miles == miles

    @pytest.mark.parametrize(
        ("text", "sort"), [("sort=distance", "distance"), ("sort=x", "best"), ("", "best")]
    )
    def test_sort(self, text: str, sort: str) -> None:
        assert of(text).sort == sort

    def test_an_unknown_filter_is_not_read(self) -> None:
        assert not of("colour=red&q=food")


@pytest.mark.parametrize("text", ["need=food", "distance=1", "open=yes"])
def test_anything_chosen_counts_as_filtered(text: str) -> None:
    assert of(text)


def test_the_order_of_results_is_no_filter() -> None:
    assert not of("sort=distance")


class TestWriting:
    def test_pairs_stand_in_the_order_of_the_filters(self) -> None:
        assert of("open=yes&distance=5&day=MO&need=food").pairs() == [
            ("need", "food"),
            ("day", "MO"),
            ("distance", "5"),
            ("open", "yes"),
        ]

    def test_query_string_holds_words_place_filters_and_order(self) -> None:
        text = of("need=food&sort=distance").query_string("food & drink", "CV6")
        assert text == "q=food+%26+drink&near=CV6&need=food&sort=distance"

    def test_what_is_empty_is_left_out(self) -> None:
        assert Filters().query_string("", "") == ""

    def test_a_lone_surrogate_is_replaced(self) -> None:
        assert Filters().query_string("\ud800", "") == "q=%3F"


@pytest.mark.parametrize(
    ("name", "value"), [("need", "money"), ("need", "care"), ("distance", "2"), ("open", "yes")]
)
def test_what_was_added_can_be_taken_away(name: str, value: str) -> None:
    before = of("need=food&cost=free")
    after = before.adding(name, value)
    assert (name, value) in after.pairs()
    assert after.without(name, value) == before


def test_the_last_value_takes_its_filter_with_it() -> None:
    assert not of("need=food").without("need", "food")


def test_taking_one_value_leaves_the_same_value_of_another_filter() -> None:
    left = of("cost=unknown&day=unknown").without("cost", "unknown")
    assert left.pairs() == [("day", "unknown")]


class TestMatching:
    def test_one_of_each_filter_is_required(self) -> None:
        assert of("need=food&need=money&audience=carers").required() == [
            [token("needs:food"), token("needs:money")],
            [token("audiences:carers")],
        ]

    @pytest.mark.parametrize(
        ("name", "has_unknown"),
        [(name, name not in ("need", "audience")) for name in NAMES],
    )
    def test_what_a_listing_does_not_say_passes(self, name: str, has_unknown: bool) -> None:
        (tokens,) = Filters({name: ("x",)}).required()
        assert any(one.endswith("unknown") for one in tokens) == has_unknown

    @pytest.mark.parametrize(
        ("tags", "certain"),
        [
            ("cost:free day:MO", True),
            ("cost:free day:TU", True),
            ("cost:free day:unknown", False),
            ("cost:unknown day:MO", False),
            ("cost:freebie day:MO", False),
            ("", False),
        ],
    )
    def test_a_listing_is_certain_when_it_says_yes_to_each(self, tags: str, certain: bool) -> None:
        assert of("cost=free&day=MO&day=TU").is_certain(tags) is certain

    def test_without_filters_everything_is_certain(self) -> None:
        assert Filters().is_certain("")


ANYTHING = st.recursive(
    st.none() | st.integers() | st.text(max_size=8) | st.sampled_from(["food", "1", "yes"]),
    lambda inner: st.lists(inner, max_size=3) | st.tuples(inner),
)
KEYS = st.sampled_from([*NAMES, "distance", "open", "sort"]) | st.text(max_size=8)


@given(st.dictionaries(KEYS, ANYTHING, max_size=6))
def test_any_mapping_is_read_and_survives_the_way_through_a_link(query: dict[str, object]) -> None:
    filters = Filters.from_query(query)
    assert of(filters.query_string("", "")) == filters
    for name, value in filters.pairs():
        assert (name, value) not in filters.without(name, value).pairs()
