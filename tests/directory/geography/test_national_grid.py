"""Grid references become degrees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.geography.distance import distance_m
from directory.geography.national_grid import to_degrees


@pytest.mark.parametrize(
    ("easting", "northing", "latitude", "longitude"),
    [
        (529090, 179645, 51.501009, -0.141588),  # SW1A 1AA, the check value of the data brief
        (433607, 279104, 52.4089, -1.5074),  # the middle of CV1
        (430890, 272663, 52.3512, -1.5479),  # the middle of CV8
    ],
)
def test_known_points(easting: float, northing: float, latitude: float, longitude: float) -> None:
    found = to_degrees(easting, northing)
    assert found == pytest.approx((latitude, longitude), abs=0.00006)


def test_the_worked_example_of_the_ordnance_survey() -> None:
    """Caister water tower, in WGS84: 52°39′28.7″ N, 1°42′57.8″ E; the shift is good to metres."""
    found = to_degrees(651409.903, 313177.270)
    assert found == pytest.approx((52.65798, 1.71605), abs=0.0001)


@given(st.floats(420_000, 445_000), st.floats(265_000, 290_000))
def test_a_kilometre_of_the_grid_is_a_kilometre_over_the_ground(east: float, north: float) -> None:
    here = to_degrees(east, north)
    for there in (to_degrees(east + 1000, north), to_degrees(east, north + 1000)):
        assert distance_m(*here, *there) == pytest.approx(1000, rel=0.005)


@given(st.floats(420_000, 445_000), st.floats(265_000, 290_000))
def test_east_is_east_and_north_is_north(east: float, north: float) -> None:
    latitude, longitude = to_degrees(east, north)
    assert to_degrees(east + 100, north)[1] > longitude
    assert to_degrees(east, north + 100)[0] > latitude
