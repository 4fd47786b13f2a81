"""No small number of use can be worked out of the sum it is in, even by whoever knows the rule."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.usage.hiding import SMALL, Total, rounded, shown


@pytest.mark.parametrize(
    ("times", "told"),
    [(0, 0), (1, SMALL), (4, SMALL), (5, 5), (7, 5), (8, 10), (12, 10), (13, 15), (1448, 1450)],
)
def test_a_number_alone(times, told):
    assert shown({"a": times}) == {"a": told}


@pytest.mark.parametrize(
    ("parts", "total"),
    [
        ((100, 20), 120),
        ((4, 4), 5),  # 10 would tell that both are 4
        ((7, 7, 4), 15),  # 20 would tell that the small one is 4
        ((1, 1, 1, 1), 5),  # '1 to 4' would tell that all are 1
        ((3,), SMALL),
    ],
)
def test_a_total_is_moved_where_it_would_tell_a_part(parts, total):
    assert told_of(parts)["all"] == total


def told_of(parts):
    numbers = {**dict(enumerate(parts)), "all": sum(parts)}
    return shown(numbers, [Total("all", (tuple(range(len(parts))),))])


@pytest.mark.parametrize(("size", "most"), [(1, 22), (2, 22), (3, 12), (4, 7)])
def test_whoever_tries_every_number_finds_no_small_one(size, most):
    """All that could be behind what is shown: each small part has more than one value there.
    `most` ends a range, so that none is cut off."""
    behind = defaultdict(list)
    for parts in product(range(most + 1), repeat=size):
        behind[tuple(told_of(parts).values())].append(parts)
    for told, candidates in behind.items():
        for at in range(size):
            if told[at] == SMALL:
                assert len({parts[at] for parts in candidates}) > 1, (told, candidates)


@given(st.lists(st.integers(0, 400), min_size=1, max_size=12))
def test_a_total_is_right_to_within_seven(parts):
    total = told_of(parts)["all"]
    assert total == SMALL or abs(total - sum(parts)) <= 7


@given(st.lists(st.integers(5, 400), min_size=1, max_size=12))
def test_without_small_parts_a_total_is_rounded_and_nothing_else(parts):
    assert told_of(parts)["all"] == rounded(sum(parts))


def test_a_total_that_adds_up_in_two_ways_tells_neither():
    numbers = {"a": 4, "b": 4, "c": 8, "all": 8}
    told = shown(numbers, [Total("all", (("a", "b"), ("c",)))])
    assert told == {"a": SMALL, "b": SMALL, "c": 10, "all": 5}
