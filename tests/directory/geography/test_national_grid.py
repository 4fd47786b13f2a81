"""Grid references become degrees."""

import pytest

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
