"""Nobody who keeps all that was ever told can work a small number out. Tried by trying all."""

import os
from itertools import product

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from surveys.figures.tables import Tier
from tests.surveys.telling.attacker import TooLong
from tests.surveys.telling.worlds import City, attack

SERVICE, PUBLIC = Tier.SERVICE, Tier.PUBLIC
MONTHS = ("1", "2")
QUARTER = ("1", "2")


def cities(teams, ages, months, said, most):
    kinds = list(product(teams, ages, months, said))
    numbers = st.lists(st.integers(0, most), min_size=len(kinds), max_size=len(kinds))
    return numbers.map(lambda found: City(dict(zip(kinds, found, strict=True))))


def tell_months(city, tier, dimensions, early):
    """Some months before their quarter is over, the others with it."""
    for month in early:
        city.tell(tier, dimensions, (month,))
    late = [(month,) for month in MONTHS if month not in early]
    city.tell(tier, dimensions, QUARTER, *late)


OVER_TIME = cities(("north", "south"), ("all",), MONTHS, ("a", "b", "-"), 14)
EARLY = st.sampled_from([(), ("1",), ("2",)])


def over_time(city, early, tier):
    for dimensions in ((), ("team",)):
        tell_months(city, tier, dimensions, early)
    attack(city, tier)


SERVICES_AND_TEAMS = cities(("north", "south", "west"), ("all",), ("1",), ("a", "b", "-"), 14)
BREAKDOWNS = st.just([("service",), ("team",)])
"""`order.breakdowns` never tells teams before their services."""


def by_service(city, breakdowns, tier):
    for dimensions in ((), *breakdowns):
        city.tell(tier, dimensions, ("1",))
    attack(city, tier)


CROSSED = cities(("north", "south"), ("old", "young"), ("1",), ("a", "b", "-"), 14)
MARGINS = st.permutations([("team",), ("age",)])


def crossed(city, margins, tier):
    for dimensions in ((), *margins, ("age", "team")):
        city.tell(tier, dimensions, ("1",))
    attack(city, tier)


APART = cities(("north", "south"), ("all",), MONTHS, ("a", "b", "x", "-"), 9)
BOTH_TIERS = st.permutations([SERVICE, PUBLIC])


def both_tiers(city, tiers, _):
    for dimensions in ((), ("team",)):
        for tier in tiers:
            city.tell(tier, dimensions, QUARTER, *((month,) for month in MONTHS))
    for tier in tiers:
        attack(city, tier)


STEPPED = cities(("north", "south"), ("all",), ("1", "2", "1 later"), ("a", "b", "-"), 14)


def after_a_step(city, early, tier):
    """The first month moves on to other numbers, which are told beside the old ones."""
    for dimensions in ((), ("team",)):
        tell_months(city, tier, dimensions, early)
    for dimensions in ((), ("team",)):
        city.tell(tier, dimensions, ("1 later", "2"), ("1 later",))
    attack(city, tier)


EVERYTHING = cities(("north", "west"), ("old", "young"), MONTHS, ("a", "b", "-"), 12)
DIMENSIONS = ((), ("team",), ("service",), ("age",), ("age", "team"))
ASKS = st.tuples(
    st.lists(st.tuples(st.sampled_from(DIMENSIONS), st.sampled_from(MONTHS)), max_size=2),
    st.lists(st.tuples(st.sampled_from(DIMENSIONS), st.booleans()), min_size=1, max_size=3),
)


def in_any_order(city, asks, tier):
    """Months while the quarter is not over, then anything; in public too, without crossings."""
    early, late = asks
    for dimensions, month in early:
        city.ask(tier, dimensions, [(month,)])
    for dimensions, is_public in late:
        spans = [QUARTER, *((month,) for month in MONTHS)]
        city.ask(tier, dimensions, spans)
        if is_public and len(dimensions) < 2:
            city.ask(PUBLIC, dimensions, spans)
    attack(city, tier)


YEARS = cities(("north", "south"), ("all",), ("1", "2", "3", "4"), ("a", "-"), 9)
QUARTERS = (("1", "2"), ("3", "4"))
YEAR = ("1", "2", "3", "4")
ORDERS = st.sampled_from(
    [
        [[YEAR], [*QUARTERS], [("1",), ("2",)], [("3",), ("4",)]],
        [[QUARTERS[0]], [("1",), ("2",)], [QUARTERS[1]], [YEAR]],
        [[QUARTERS[1]], [QUARTERS[0]], [YEAR], [("3",), ("4",)]],
        [[("1",)], [QUARTERS[0], ("2",)], [QUARTERS[1]], [YEAR], [("3",), ("4",)]],
    ]
)
"""Layers, as `order` and `remembering` make them: a year alone, or after its quarters."""


def by_year(city, layers, tier):
    for dimensions in ((), ("team",)):
        for layer in layers:
            city.tell(tier, dimensions, *layer)
    attack(city, tier)


CASES = {
    "years": (by_year, YEARS, ORDERS, SERVICE),
    "years in public": (by_year, YEARS, ORDERS, PUBLIC),
    "in any order": (in_any_order, EVERYTHING, ASKS, SERVICE),
    "after a step": (after_a_step, STEPPED, EARLY, SERVICE),
    "over time": (over_time, OVER_TIME, EARLY, SERVICE),
    "over time in public": (over_time, OVER_TIME, EARLY, PUBLIC),
    "don't know over time": (over_time, APART, EARLY, SERVICE),
    "services and teams": (by_service, SERVICES_AND_TEAMS, BREAKDOWNS, SERVICE),
    "services and teams in public": (by_service, SERVICES_AND_TEAMS, BREAKDOWNS, PUBLIC),
    "crossed": (crossed, CROSSED, MARGINS, SERVICE),
    "both tiers": (both_tiers, OVER_TIME, BOTH_TIERS, None),
}


def tried(case, times):
    run, cities_of_it, order, tier = CASES[case]

    @settings(max_examples=times)
    @given(cities_of_it, order)
    def attempt(city, in_order):
        try:
            run(city, in_order, tier)
        except TooLong:
            reject()

    attempt()


@pytest.mark.parametrize("case", CASES)
def test_nothing_small_follows(case):
    tried(case, 20)


@pytest.mark.fuzz
@pytest.mark.parametrize("case", CASES)
def test_nothing_small_follows_however_long_one_tries(case):
    tried(case, int(os.environ.get("TRIES", "300")))
