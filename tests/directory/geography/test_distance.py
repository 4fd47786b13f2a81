"""Metres between two points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.geography.distance import distance_m

LATITUDES = st.floats(-90, 90)
LONGITUDES = st.floats(-180, 180)


def test_a_thousandth_of_a_degree_north_is_111_metres() -> None:
    assert distance_m(52.4, -1.5, 52.401, -1.5) == pytest.approx(111.2, abs=0.2)


def test_london_to_coventry() -> None:
    assert distance_m(51.5010, -0.1416, 52.4089, -1.5074) == pytest.approx(137_700, rel=0.01)


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_it_is_the_same_there_and_back(a: float, b: float, c: float, d: float) -> None:
    assert distance_m(a, b, c, d) == pytest.approx(distance_m(c, d, a, b), abs=0.01)


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_nowhere_is_further_than_half_way_round(a: float, b: float, c: float, d: float) -> None:
    assert 0 <= distance_m(a, b, c, d) <= 20_016_000
