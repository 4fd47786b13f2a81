"""The areas of Coventry, as data."""

import pytest

from directory.geography.areas import fold_place, gazetteer
from directory.geography.distance import distance_m
from directory.geography.units import districts


def test_no_name_stands_for_two_areas() -> None:
    names = [name for area in gazetteer().areas.values() for name in area.names]
    assert len(names) == len(set(names))


def test_every_area_lies_near_its_district() -> None:
    for area in gazetteer().areas.values():
        middle = districts()[area.districts[0]]
        away = distance_m(area.latitude, area.longitude, middle.latitude, middle.longitude)
        assert away < 6_000, area.slug


def test_no_filler_is_the_name_of_a_place() -> None:
    names = gazetteer()
    assert not names.fillers & set(names.by_name)
    assert not names.fillers & names.council_names


@pytest.mark.parametrize(
    ("written", "same_as"),
    [
        ("ALDERMAN’S GREEN", "aldermans green"),
        ("  Tile   Hill. ", "tile hill"),
        ("كوونٹري", "کوونٹری"),
        ("ਫੋਲਜ਼ਹਿੱਲ", "ਫੋਲਜਹਿੱਲ"),
        ("Orașului", "orasului"),
    ],
)
def test_folding(written: str, same_as: str) -> None:
    assert fold_place(written) == fold_place(same_as)
