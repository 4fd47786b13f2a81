"""The four signals, on the vectors that NHSRplotthedots tests its own rules with, and more.

Vectors of the published rule: tests/testthat/test-ptd_calculate_point_type.R of NHSRplotthedots,
read 2025-09-29. There a point is described by what it is; here by a value that is so.
"""

import pytest

from surveys.charts.signals import Band, Seen, Signal, signals_of

BAND = Band(mean=0, low=-9, high=9, low_warning=-6, high_warning=6)
NEAR_HIGH, NEAR_LOW, ABOVE, BELOW = 7, -7, 1, -1


def marked(values, signal):
    """1 or -1 for each point that has the signal, 0 for the others."""
    return [
        next((seen.side for seen in found if seen.signal == signal), 0)
        for found in signals_of(values, BAND)
    ]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], []),
        ([9, -9, 0], [0, 0, 0]),
        ([9.01, -9.01, 0], [1, -1, 0]),
        # Closer than floating point can tell.
        ([9 + 1e-12, -9 - 1e-12], [0, 0]),
    ],
)
def test_outside_is_beyond_the_limits_and_not_on_them(values, expected):
    assert marked(values, Signal.OUTSIDE) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, 2, 3, 4, 5, 6], [0] * 6),
        ([1, 2, 3, 3, 4, 5, 6], [0] * 7),
        ([1, 2, 3, 4, 5, 6, 7], [1] * 7),
        ([2, 1, 2, 3, 4, 5, 6, 7, 3], [0, 1, 1, 1, 1, 1, 1, 1, 0]),
        ([7, 6, 5, 4, 3, 2, 1], [-1] * 7),
        ([2, 7, 6, 5, 4, 3, 2, 1, 3], [0, -1, -1, -1, -1, -1, -1, -1, 0]),
        # Up and down again: the top belongs to both, and takes the way that it leads to.
        ([1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1], [1] * 6 + [-1] * 7),
        ([7, 6, 5, 4, 3, 2, 1, 2, 3, 4, 5, 6, 7], [-1] * 6 + [1] * 7),
    ],
)
def test_seven_that_rise_or_fall_are_a_trend(values, expected):
    assert marked(values, Signal.TREND) == expected


def of_places(places, side=1):
    """1 for a point in the outer third, 0 for one between there and the mean."""
    return [side * (NEAR_HIGH if place else ABOVE) for place in places]


@pytest.mark.parametrize("side", [1, -1])
@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([0, 0, 0], [0, 0, 0]),
        ([1, 0, 1], [1, 0, 1]),
        ([0, 1, 1], [0, 1, 1]),
        ([1, 1, 0], [1, 1, 0]),
        ([0, 0, 1, 0, 1, 0, 0], [0, 0, 1, 0, 1, 0, 0]),
        ([1, 0, 0, 1], [0, 0, 0, 0]),
        ([1, 0, 0, 1, 1], [0, 0, 0, 1, 1]),
    ],
)
def test_two_of_three_near_one_limit(places, expected, side):
    found = marked(of_places(places, side), Signal.TWO_OF_THREE)
    assert found == [side * one for one in expected]


@pytest.mark.parametrize(
    "values",
    [
        [NEAR_HIGH, NEAR_LOW, ABOVE],
        [NEAR_HIGH, BELOW, NEAR_HIGH],
        [BELOW, NEAR_HIGH, NEAR_HIGH],
        # The mean is on neither side.
        [NEAR_HIGH, 0, NEAR_HIGH],
        # The edge of the outer third is not in it.
        [6, 6, 6],
        # What is outside is named for that alone, and does not make two.
        [10, NEAR_HIGH, ABOVE],
    ],
)
def test_two_of_three_needs_all_three_on_one_side(values):
    assert not any(marked(values, Signal.TWO_OF_THREE))


@pytest.mark.parametrize("side", [1, -1])
@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        ([1] * 6, [0] * 6),
        ([1] * 6 + [-1], [0] * 7),
        ([1] * 6 + [0], [0] * 7),
        ([1] * 8 + [-1], [1] * 8 + [0]),
        ([-1] + [1] * 8 + [-1], [0] + [1] * 8 + [0]),
    ],
)
def test_seven_on_one_side_are_a_shift(sides, expected, side):
    values = [side * one for one in sides]
    assert marked(values, Signal.SHIFT) == [side * one for one in expected]


def test_several_stand_in_their_order():
    """Rising from below the mean to above the limit, the last three near or beyond it."""
    values = [1, 2, 3, 4, 5, 7, 8, 10]
    found = signals_of(values, BAND)

    assert [seen.signal for seen in found[-1]] == [Signal.OUTSIDE, Signal.TREND, Signal.SHIFT]
    assert [seen.signal for seen in found[-2]] == [
        Signal.TREND,
        Signal.TWO_OF_THREE,
        Signal.SHIFT,
    ]
    assert found[0] == (Seen(Signal.TREND, 1), Seen(Signal.SHIFT, 1))


def test_a_trend_may_point_up_below_the_mean():
    values = [-5.5, -5, -4, -3, -2.5, -2, -1]
    assert signals_of(values, BAND)[0] == (Seen(Signal.TREND, 1), Seen(Signal.SHIFT, -1))
