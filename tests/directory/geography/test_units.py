"""The postcode file that ships with the portal."""

import gzip

import pytest

from directory.geography.units import COVENTRY, DISTRICTS, FILE, districts, middle, units


def test_all_of_coventry_is_there() -> None:
    assert sum(unit.in_coventry for unit in units().values()) == 9359


def test_positions_lie_in_or_around_the_city() -> None:
    for unit in units().values():
        assert 52.2 < unit.latitude < 52.6
        assert -1.8 < unit.longitude < -1.2


def test_a_postcode_is_written_with_one_space() -> None:
    assert units()["CV1 1AA"].district == "CV1"


def test_a_cv_postcode_is_no_proof_of_coventry() -> None:
    kenilworth = units()["CV8 2LU"]
    assert kenilworth.council == "E07000222"
    assert not kenilworth.in_coventry


def test_districts_are_those_of_the_city_and_its_neighbours() -> None:
    assert tuple(districts()) == DISTRICTS


@pytest.mark.parametrize("code", ["CV1", "CV2", "CV3", "CV4", "CV5", "CV6"])
def test_a_district_almost_all_in_the_city_counts_as_the_citys(code: str) -> None:
    assert districts()[code].council == COVENTRY


@pytest.mark.parametrize("code", ["CV7", "CV8"])
def test_a_shared_district_belongs_to_no_one_council(code: str) -> None:
    assert districts()[code].council == ""


def test_middle_is_the_mean() -> None:
    assert middle([(52.0, -1.0), (53.0, -2.0)]) == (52.5, -1.5)


def test_the_file_holds_no_date_so_that_it_is_the_same_each_time() -> None:
    header = FILE.read_bytes()[:8]
    assert header[:2] == b"\x1f\x8b"
    assert header[4:8] == b"\0\0\0\0"
    assert gzip.decompress(FILE.read_bytes()).startswith(b"postcode,latitude,longitude,council\n")
