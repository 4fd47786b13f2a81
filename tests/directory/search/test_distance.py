"""Near, or served there: two facts."""

from dataclasses import replace

import pytest

from directory.search.distance import HALVED_AT_M, METRES_IN_A_MILE, Nearness, nearness
from tests.directory.search.by_hand import CV6, candidate


@pytest.mark.parametrize(
    ("tags", "serves"),
    [
        ("area:CV6", True),
        ("cost:free area:E08000026 day:MO", True),
        ("area:CV60", False),
        ("area:CV1", False),
        ("", False),
    ],
)
def test_a_listing_serves_the_district_and_council_it_names(tags: str, serves: bool) -> None:
    assert nearness(candidate(tags=tags), CV6).serves is serves


def test_the_whole_city_has_no_district_to_serve() -> None:
    city = replace(CV6, district="", council_code="")
    assert not nearness(candidate(tags="area: area:CV6"), city).serves


def test_distance_is_measured_in_metres() -> None:
    near = nearness(candidate(at=(CV6.latitude + 0.01, CV6.longitude)), CV6)
    assert near.metres == pytest.approx(1112, abs=3)


def test_without_a_point_the_distance_is_not_known() -> None:
    assert nearness(candidate(), CV6).metres is None


def test_without_a_place_nothing_is_near() -> None:
    assert nearness(candidate(at=(52.4, -1.5), tags="area:CV6"), None) == Nearness(None, False)


@pytest.mark.parametrize(
    ("metres", "serves", "beyond"),
    [
        (round(METRES_IN_A_MILE) - 1, False, False),
        (round(METRES_IN_A_MILE) + 1, False, True),
        (50_000, True, False),
        (None, False, False),
    ],
)
def test_only_what_is_known_to_be_further_is_beyond(
    metres: int | None, serves: bool, beyond: bool
) -> None:
    assert Nearness(metres, serves).is_beyond(1) is beyond


@pytest.mark.parametrize(
    ("near", "score"),
    [
        (Nearness(0, False), 1.0),
        (Nearness(HALVED_AT_M, False), 0.85),
        (Nearness(10**7, False), 0.7),
        (Nearness(10**7, True), 1.0),
        (Nearness(None, False), 1.0),
    ],
)
def test_a_score_fades_with_distance_unless_the_area_is_served(
    near: Nearness, score: float
) -> None:
    assert near.adjust(1.0) == pytest.approx(score, abs=0.001)
