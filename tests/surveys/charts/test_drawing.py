"""Where things stand in a chart: in it, in their order, and the same that the table says."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.charts.drawing import LARGE, SMALL, draw
from surveys.charts.shapes import FILLS, path
from surveys.charts.xmr import Variation
from tests.surveys.charts.made import a_trend

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
SHARES = st.lists(st.one_of(st.none(), st.integers(0, 100)), max_size=40)


def places(course):
    found = [float(one) for one in NUMBER.findall(course)]
    return list(zip(found[::2], found[1::2], strict=True))


@given(SHARES, st.sampled_from([LARGE, SMALL]), st.one_of(st.none(), st.integers(0, 100)))
def test_everything_stands_within_the_drawing(shares, size, target):
    drawing = draw(a_trend(shares, target=target), size)

    for line in drawing.lines:
        assert 0 <= float(line.x1) <= float(line.x2) <= size.width
        assert {True} == {0 <= float(y) <= size.height for y in (line.y1, line.y2)}
    for label in drawing.labels:
        assert 0 <= float(label.x) <= size.width
        assert 0 <= float(label.y) <= size.height
    assert len(drawing.marks) == sum(share is not None for share in shares)


@given(SHARES)
def test_time_goes_from_left_to_right_and_more_is_higher(shares):
    drawing = draw(a_trend(shares), LARGE)
    plotted = [share for share in shares if share is not None]
    course = [place for one in drawing.courses for place in places(one)]

    assert [x for x, _ in course] == sorted({x for x, _ in course})
    if len(plotted) > 1:
        heights = [y for _, y in course]
        assert len(heights) == len(plotted)
        for place in range(1, len(plotted)):
            rises = plotted[place] - plotted[place - 1]
            falls = heights[place] - heights[place - 1]
            assert rises * falls <= 0


def test_lines_are_named_where_they_end():
    drawing = draw(a_trend([70, 74] * 6, target=75), LARGE)
    words = [label.words for label in drawing.labels]

    assert {"Mean 72.0", "Upper limit 82.6", "Lower limit 61.4", "Target 75"} <= set(words)


def test_names_do_not_lie_on_each_other():
    """A mean, two limits and a target, all within a percent."""
    drawing = draw(a_trend([70] * 12, target=70), LARGE)
    ends = [float(one.y) for one in drawing.labels if float(one.x) > LARGE.width - LARGE.right]

    assert len(ends) == 4
    gaps = [later - one for one, later in zip(sorted(ends)[:-1], sorted(ends)[1:], strict=True)]
    assert min(gaps) >= 15


def test_below_twelve_points_the_lines_say_that_they_are_on_trial():
    drawing = draw(a_trend([70, 74] * 3), LARGE)
    assert "Upper trial limit 82.6" in [label.words for label in drawing.labels]


def test_new_words_and_new_limits_are_lines_across_that_the_course_stops_at():
    drawing = draw(a_trend([70, 74] * 6 + [90, 92] * 3, rebased=12, reworded=6), LARGE)

    assert [line.kind for line in drawing.lines if line.x1 == line.x2] == ["reworded", "rebased"]
    assert {"New words", "New limits"} <= {label.words for label in drawing.labels}
    assert [len(places(course)) for course in drawing.courses] == [6, 6, 6]
    assert sum(line.kind == "mean" for line in drawing.lines) == 2


@pytest.mark.parametrize("kind", Variation)
def test_each_kind_of_point_has_a_shape_of_its_own(kind):
    others = [one for one in Variation if FILLS[one] != FILLS[kind]]

    assert all(path(kind, 9, 9, 4) != path(one, 9, 9, 4) for one in others)
    assert path(kind, 9, 9, 4).endswith("z")


def test_no_share_is_said_to_be_above_all():
    drawing = draw(a_trend([100, 60] * 6), LARGE)
    assert "Upper limit 100.0" in [label.words for label in drawing.labels]
