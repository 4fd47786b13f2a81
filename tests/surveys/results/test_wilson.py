"""The vectors of domain/surveys.md, section 5."""

import pytest

from surveys.figures.wilson import wilson

VECTORS = [
    (11, 12, 64.6, 98.5),
    (10, 10, 72.2, 100),
    (0, 10, 0, 27.8),
    (27, 30, 74.4, 96.5),
    (80, 100, 71.1, 86.7),
    (340, 400, 81.2, 88.2),
    (671, 1000, 64.1, 69.9),
    (16, 20, 58.4, 91.9),
    (36, 45, 66.2, 89.1),
]


@pytest.mark.parametrize(("count", "base", "low", "high"), VECTORS)
def test_the_interval(count, base, low, high):
    assert [round(one, 1) for one in wilson(count, base)] == [low, high]


@pytest.mark.parametrize(("count", "base"), [(0, 0), (3, 2), (-1, 5)])
def test_what_is_no_share_has_none(count, base):
    with pytest.raises(ValueError, match="no interval"):
        wilson(count, base)
