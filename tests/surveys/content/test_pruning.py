"""What conditions come to where some of their questions are not asked."""

import pytest

from surveys.pruning import pruned

A = {"question": "a", "any_of": ["yes"]}
GONE = {"question": "gone"}


@pytest.mark.parametrize(
    ("condition", "left"),
    [
        (None, True),
        (A, A),
        (GONE, False),
        ({"not": GONE}, True),
        ({"not": A}, {"not": A}),
        ({"any": [A, GONE]}, A),
        ({"any": [GONE, GONE]}, False),
        ({"any": [A, {"not": GONE}]}, True),
        ({"all": [A, GONE]}, False),
        ({"all": [A, {"not": GONE}]}, A),
        ({"all": [{"not": GONE}]}, True),
        ({"all": [A, {"any": [A, A, GONE]}]}, {"all": [A, {"any": [A, A]}]}),
    ],
)
def test_what_is_known_beforehand_falls_out(condition, left):
    assert pruned(condition, {"a"}) == left
