"""Addresses, masked places and the areas that a service serves."""

import pytest

from directory.models import Location, ServiceArea


@pytest.mark.parametrize(
    ("extent", "district", "council", "covers"),
    [
        ("CV6", "CV6", "E08000026", True),
        ("E08000026", "CV6", "E08000026", True),
        (" cv5 , cv6,", "cv6", "", True),
        ("CV6", "CV60", "E07000222", False),
        ("CV60", "CV6", "", False),
        # No area named is no area, and no place named is in none.
        ("", "", "", False),
        (" , ", "", "", False),
        ("CV6", "", "", False),
    ],
)
def test_an_area_covers_the_codes_of_its_extent(
    extent: str, district: str, council: str, covers: bool
) -> None:
    assert ServiceArea(extent=extent).covers(district=district, council=council) is covers


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        ({"address": "1 High Street", "city": "Coventry", "postcode": "CV1 1AA"},
         ["1 High Street", "Coventry CV1 1AA"]),
        ({"address": "1 High Street, coventry", "city": "Coventry"}, ["1 High Street", "Coventry"]),
        ({"address": " 1  High\nStreet, "}, ["1 High Street"]),
        ({"address": "Coventry", "city": "Coventry"}, ["Coventry"]),
        ({"postcode": "CV1 1AA"}, ["CV1 1AA"]),
        ({}, []),
    ],
)  # fmt: skip
def test_an_address_says_nothing_twice(fields: dict[str, str], lines: list[str]) -> None:
    assert Location(**fields).address_lines == lines


def test_a_masked_place_has_no_address_and_no_point() -> None:
    place = Location(
        address="1 High Street", postcode="CV1 1AA", latitude=52.4, longitude=-1.5, is_masked=True
    )
    assert place.address_lines == []
    assert not place.has_public_point


@pytest.mark.parametrize(("latitude", "has_point"), [(52.4, True), (0.0, True), (None, False)])
def test_a_place_with_coordinates_has_a_point(latitude: float | None, has_point: bool) -> None:
    assert Location(latitude=latitude, longitude=-1.5).has_public_point is has_point
