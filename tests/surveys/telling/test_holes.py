"""Ways by which a small number followed as long as each table was protected by itself."""

from itertools import zip_longest

import pytest

from surveys.figures.tables import Tier
from tests.surveys.telling.worlds import SAID, City, attack

SERVICE, PUBLIC = Tier.SERVICE, Tier.PUBLIC


def city(**said):
    """`north_old_1=(20, 9)`: how many said a, b, c, 'don't know'; nobody left it out."""
    people = {}
    for name, numbers in said.items():
        team, age, month = name.split("_")
        people |= {
            (team, age, month, one): number
            for one, number in zip_longest(SAID, numbers, fillvalue=0)
        }
    return City(people)


MONTHS = [((), ("1", "2")), ((), ("1",)), ((), ("2",))]
HOLES = {
    "the month that a quarter leaves": (
        SERVICE,
        {"north_all_1": (20, 9), "north_all_2": (20, 2)},
        MONTHS,
    ),
    "how few there were in a month": (
        SERVICE,
        {"north_all_1": (20, 9), "north_all_2": (2, 1)},
        MONTHS,
    ),
    "don't know, over time": (
        SERVICE,
        {"north_all_1": (20, 20, 0, 9), "north_all_2": (20, 20, 0, 2)},
        MONTHS,
    ),
    "the team that a service leaves": (
        SERVICE,
        {"north_all_1": (20, 9), "south_all_1": (20, 2), "west_all_1": (20, 6)},
        [((), ("1",)), (("service",), ("1",)), (("team",), ("1",))],
    ),
    "the pair that its margins leave": (
        SERVICE,
        {
            "north_old_1": (20, 9),
            "north_young_1": (20, 20),
            "south_old_1": (20, 2),
            "south_young_1": (20, 20),
        },
        [((), ("1",)), (("team",), ("1",)), (("age",), ("1",)), (("age", "team"), ("1",))],
    ),
    "rounded numbers at the edges of their ranges": (
        PUBLIC,
        {"north_all_1": (1, 8, 13)},
        [((), ("1",))],
    ),
    "rounded numbers over time": (
        PUBLIC,
        {"north_all_1": (8,), "north_all_2": (13,), "north_all_3": (1,)},
        [((), ("1", "2", "3")), *(((), (month,)) for month in "123")],
    ),
}


def alone(tier, said, asked):
    """Every table as if it was the only one."""
    found = city(**said)
    for dimensions, span in asked:
        found.told = []
        for one in dict.fromkeys(((), dimensions)):
            found.tell(tier, one, span)
    return found


@pytest.mark.parametrize("hole", list(HOLES))
def test_beside_all_that_was_told_nothing_follows(hole):
    tier, said, asked = HOLES[hole]
    found = city(**said)
    breakdowns = list(dict.fromkeys(dimensions for dimensions, _ in asked))
    for dimensions in breakdowns:
        found.tell(tier, dimensions, *(span for one, span in asked if one == dimensions))
    attack(found, tier)


PROTECTED_EVEN_ALONE = {
    "rounded numbers at the edges of their ranges",
}


@pytest.mark.parametrize("hole", sorted(set(HOLES) - PROTECTED_EVEN_ALONE))
def test_by_itself_each_table_would_tell_it(hole):
    """So that the attacker is seen to find something."""
    found = alone(*HOLES[hole])
    with pytest.raises(AssertionError):
        attack(found, HOLES[hole][0])
