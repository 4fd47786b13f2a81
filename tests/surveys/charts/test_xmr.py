"""XmR charts against examples by hand, the published package, and what must hold always."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.charts.signals import Signal
from surveys.charts.xmr import (
    LOCK,
    Assurance,
    Direction,
    Variation,
    assurance,
    limits_of,
    xmr,
)

RNORM_123 = [
    *(-0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621),
    *(-1.26506123, -0.68685285, -0.44566197, 1.22408180, 0.35981383, 0.40077145, 0.11068272),
    *(-0.55584113, 1.78691314, 0.49785048, -1.96661716, 0.70135590, -0.47279141),
]
"""R's set.seed(123); rnorm(20), the data of NHSRplotthedots' own test of limits."""
BY_HAND = [70, 74, 72, 78, 74, 70, 76, 72, 74, 78, 70, 68]
"""Mean 876 / 12 = 73. Moving ranges 4 2 6 4 4 6 4 2 4 8 2, together 46, mean 46 / 11."""


def test_limits_worked_out_by_hand():
    limits = limits_of(BY_HAND)

    assert limits.mean == 73
    assert limits.moving_range == pytest.approx(46 / 11)
    assert limits.high == pytest.approx(73 + 2.66 * 46 / 11) == pytest.approx(84.1236, abs=1e-4)
    assert limits.low == pytest.approx(61.8764, abs=1e-4)
    # The outer third begins two thirds of 2.66 moving ranges from the mean.
    assert limits.high_warning == pytest.approx(73 + 2 * 2.66 / 3 * 46 / 11)
    assert limits.low_warning == pytest.approx(65.5842, abs=1e-4)


def test_limits_of_the_published_package(monkeypatch):
    """Its snapshot says mean 0.142, limits -3.01 and 3.29 for all twenty points."""
    monkeypatch.setattr("surveys.charts.xmr.LOCK", 20)
    limits = limits_of(RNORM_123)

    assert (round(limits.mean, 3), round(limits.low, 2), round(limits.high, 2)) == (
        0.142,
        -3.01,
        3.29,
    )


def test_two_points_on_opposite_sides_are_no_signal():
    """The package's own example of an error that it once made (issue 143)."""
    values = [1, -1] * 8
    values[14:16] = [5.5, -5.5]
    assert not any(Signal.TWO_OF_THREE in dict(one.signals) for one in xmr(values).points)


def test_one_point_has_no_limits_and_none_has_nothing():
    one, none = xmr([70]), xmr([])

    assert one.limits is None
    assert one.latest.variation == Variation.COMMON
    assert (none.latest, none.limits, none.points) == (None, None, ())


@pytest.mark.parametrize(("count", "is_trial"), [(2, True), (11, True), (12, False), (20, False)])
def test_limits_are_on_trial_below_twelve_points(count, is_trial):
    assert limits_of([70, 74] * (count // 2) + [70] * (count % 2)).is_trial is is_trial


def test_limits_are_locked_at_twelve():
    later = [90, 20, 55]
    assert xmr([*BY_HAND, *later]).limits == limits_of(BY_HAND)
    assert xmr(BY_HAND[:11]).limits != limits_of(BY_HAND)


def test_a_point_outside_is_judged_by_which_way_is_better():
    for direction, above, below in (
        (Direction.UP, Variation.IMPROVEMENT, Variation.CONCERN),
        (Direction.DOWN, Variation.CONCERN, Variation.IMPROVEMENT),
        (Direction.NEITHER, Variation.HIGH, Variation.LOW),
    ):
        assert xmr([*BY_HAND, 85], direction=direction).latest.variation == above
        assert xmr([*BY_HAND, 61], direction=direction).latest.variation == below
        assert xmr([*BY_HAND, 84], direction=direction).latest.variation == Variation.COMMON


def test_very_large_jumps_may_be_left_out_of_the_limits():
    """Ranges 1 1 1 1 1 1 1 1 1 1 20: mean 30 / 11 = 2.73, times 3.267 is 8.91, so 20 goes."""
    values = [50, 51] * 5 + [50, 70]
    plain, screened = limits_of(values), limits_of(values, screen=True)

    assert (plain.screened, screened.screened) == (0, 1)
    assert plain.moving_range == pytest.approx(30 / 11)
    assert screened.moving_range == 1
    assert screened.mean == plain.mean


def test_where_nothing_moves_nothing_is_left_out():
    assert limits_of([50, 50, 50], screen=True).screened == 0


def test_each_phase_has_limits_of_its_own():
    values = [50, 52] * 6 + [80, 82, 80]
    found = xmr(values, rebased_at=[12])

    assert [(phase.first, phase.number) for phase in found.phases] == [(0, 12), (12, 3)]
    assert found.phases[0].limits == limits_of(values[:12])
    assert found.limits == limits_of(values[12:])
    assert found.limits.is_trial
    # What was a signal is none against the new limits, and no run goes across.
    assert xmr(values).latest.variation == Variation.IMPROVEMENT
    assert found.latest.variation == Variation.COMMON


@pytest.mark.parametrize("places", [[0], [-3], [99], [5, 5]])
def test_a_phase_without_points_is_none(places):
    found = xmr(BY_HAND, rebased_at=places)
    assert all(phase.number for phase in found.phases)
    assert len(found.points) == len(BY_HAND)


@pytest.mark.parametrize(
    ("target", "up", "down"),
    [
        (85, Assurance.FAILS, Assurance.PASSES),
        (61, Assurance.PASSES, Assurance.FAILS),
        (70, Assurance.HIT_AND_MISS, Assurance.HIT_AND_MISS),
        (None, None, None),
    ],
)
def test_assurance_holds_the_target_against_the_limits(target, up, down):
    limits = limits_of(BY_HAND)

    assert assurance(target, limits, Direction.UP) == up
    assert assurance(target, limits, Direction.DOWN) == down
    assert assurance(target, limits, Direction.NEITHER) is None
    assert assurance(target, None, Direction.UP) is None
    assert xmr(BY_HAND, target=target).assurance == up


VALUES = st.lists(st.integers(0, 100), max_size=40)
MIRRORED = {
    Variation.COMMON: Variation.COMMON,
    Variation.IMPROVEMENT: Variation.CONCERN,
    Variation.CONCERN: Variation.IMPROVEMENT,
}


def kinds(found):
    return [(one.variation, one.signals) for one in found.points]


@given(VALUES, st.integers(-1000, 1000), st.booleans())
def test_moving_all_values_changes_no_judgement(values, by, screen):
    assert kinds(xmr(values, screen=screen)) == kinds(
        xmr([value + by for value in values], screen=screen)
    )


@given(VALUES, st.booleans())
def test_upside_down_better_is_worse(values, screen):
    plain, turned = xmr(values, screen=screen), xmr([-one for one in values], screen=screen)
    assert [one.variation for one in turned.points] == [
        MIRRORED[one.variation] for one in plain.points
    ]
    for one, other in zip(plain.points, turned.points, strict=True):
        assert [(seen.signal, seen.side) for seen in one.signals] == [
            (seen.signal, -seen.side) for seen in other.signals
        ]


@given(VALUES)
def test_upside_down_with_the_other_way_better_is_the_same(values):
    turned = xmr([-value for value in values], direction=Direction.DOWN)
    assert [one.variation for one in turned.points] == [one.variation for one in xmr(values).points]


@given(st.lists(st.integers(0, 100), min_size=LOCK, max_size=30), VALUES)
def test_what_comes_later_never_changes_locked_limits(values, later):
    assert xmr([*values, *later]).limits == xmr(values).limits


@given(VALUES, st.lists(st.integers(-2, 45), max_size=4))
def test_every_point_belongs_to_one_phase(values, places):
    found = xmr(values, rebased_at=places)
    assert sum(phase.number for phase in found.phases) == len(found.points) == len(values)
    for number, phase in enumerate(found.phases):
        own = found.points[phase.first : phase.first + phase.number]
        assert {one.phase for one in own} <= {number}


@given(st.integers(1, 30), st.floats(0, 100, allow_nan=False))
def test_values_that_never_change_are_no_signal(count, value):
    assert {one.variation for one in xmr([value] * count).points} == {Variation.COMMON}
