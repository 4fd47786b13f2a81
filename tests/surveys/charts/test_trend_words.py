"""What a trend says in words."""

import pytest

from surveys.charts.signals_page import signals_in, summary_of
from surveys.charts.xmr import Direction
from tests.surveys.charts.made import a_trend

STEADY = [70, 74] * 7


def test_the_latest_value_stands_with_its_base_and_range():
    assert a_trend(STEADY).sentence == (
        "Happy with the help, ‘Good’: 74 % in February 2025 "
        "(20 of 50 answers, likely 64.5 to 83.5 %). No clear change."
    )


@pytest.mark.parametrize(
    ("shares", "direction", "words"),
    [
        ([*STEADY, 99], Direction.UP, "Improvement: above the upper limit."),
        ([*STEADY, 99], Direction.DOWN, "Concern: above the upper limit."),
        ([*STEADY, 99], Direction.NEITHER, "Changed: higher: above the upper limit."),
        ([*STEADY, 1], Direction.NEITHER, "Changed: lower: below the lower limit."),
        (
            [*STEADY, *range(71, 65, -1)],
            Direction.UP,
            "Concern: 7 or more points in a row going down.",
        ),
        (STEADY, Direction.UP, "No clear change."),
        (STEADY[:6], Direction.UP, "Too early to say."),
        ([50, 50, 50, 50, 50, 51], Direction.UP, "Improvement: above the upper limit."),
        ([], Direction.UP, "Too early to say."),
    ],
)
def test_what_changed(shares, direction, words):
    assert a_trend(shares, direction=direction).change == words


def test_while_it_is_early_there_is_no_icon():
    early = a_trend(STEADY[:6], target=99)
    assert (early.variation, early.assurance, early.assurance_words) == ("", "", "")
    # The new phase has six points.
    assert a_trend(STEADY + [90, 92] * 3, rebased=14).variation == ""


def test_limits_targets_and_what_is_left_out_are_said():
    trend = a_trend([*STEADY, None, None], target=99, reworded=3)

    assert trend.notes == [
        "Limits 61.4 to 82.6 %, mean 72.0 %, from 12 points.",
        "Target: 99 % or more, since 1 January 2024 (Plan 2024). Consistently fails the target.",
        "2 months are not plotted, for too few answers or because it is hidden.",
        "The question was worded anew in April 2024.",
    ]


def test_whoever_does_not_see_the_drawing_hears_of_every_signal():
    words = a_trend([*STEADY, 99, None, 1], rebased=14).description
    assert words.startswith("January 2024 to May 2025, by month. Happy with the help")
    assert "New limits from March 2025: Two people joined" in words
    assert "No signals." in words

    words = a_trend([*STEADY, 99, None, 1]).description
    assert "March 2025: above the upper limit" in words
    assert "May 2025: below the lower limit" in words


def test_without_points_it_says_so():
    trend = a_trend([None, None])
    assert trend.sentence == "Happy with the help: there are too few answers for a trend yet."
    assert trend.latest is None
    assert "too few answers" in trend.description


def test_a_point_says_why_it_is_not_plotted():
    trend = a_trend([*STEADY, None, 99])
    assert [one.what for one in trend.points][-3:] == [
        "",
        "Not plotted: nobody answered",
        "Improvement: above the upper limit",
    ]


def test_signals_are_sorted_by_what_they_mean():
    worse, better = a_trend([*STEADY, 1]), a_trend([*STEADY, 99])
    steady, other = a_trend(STEADY), a_trend([*STEADY, 99], direction=Direction.NEITHER)
    early = a_trend([70])
    found = summary_of([steady, worse, early, better, other])

    assert (found.concerns, found.improvements, found.changed) == ([worse], [better], [other])
    assert (found.steady, found.without) == ([steady], [early])
    assert found.sentence == "1 concern, 1 improvement and 1 other change."
    assert signals_in([steady, worse, early, better]) == 2


def test_nothing_changed():
    assert summary_of([a_trend(STEADY)]).sentence == "Nothing has changed beyond chance."
    assert summary_of([a_trend([*STEADY, 1])] * 2).sentence == "2 concerns."
