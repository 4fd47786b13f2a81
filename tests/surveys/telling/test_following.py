"""What is told of a year follows from its quarters; quarters have to do with their own months."""

import pytest

from surveys.figures.tables import Row, Tier
from surveys.figures.telling.following import (
    hanging_together,
    is_sum_of_quarters,
    name_whom_parts_name,
    only_what_follows,
)
from surveys.figures.telling.silence import Beside, are_safe
from surveys.figures.telling.units import SETS, Line, Standing, State, Unit
from tests.surveys.telling.worlds import RULES

MONTHS = [f"2026-{month:02}/0" for month in range(1, 13)]
YEAR = frozenset(MONTHS)
QUARTERS = [frozenset(MONTHS[at : at + 3]) for at in range(0, 12, 3)]


def line(group="young", question="happy", states=(), standing=Standing.SHOWN, **counts):
    base = sum(counts.values())
    row = Row(question, group, counts, {}, base, is_partition=True)
    return Line(row, (group,), standing, dict.fromkeys(states, State.HIDDEN))


def sets(number, group="young"):
    return Line(Row(SETS, group, {}, {}, number, is_partition=True), (group,))


def unit(period, *lines, tier=Tier.SERVICE):
    return Unit(tier, ("age",), period, list(lines))


def year_of(*quarters):
    year = unit(YEAR, line(yes=40, no=40))
    only_what_follows([year], [unit(*one) for one in zip(QUARTERS, quarters, strict=False)], {SETS})
    return year.lines[0]


SHOWN = line(yes=10, no=10)


def test_a_year_tells_what_its_quarters_told():
    told = year_of(SHOWN, SHOWN, SHOWN, SHOWN)
    assert told.standing == Standing.SHOWN
    assert not told.states


def test_what_one_quarter_hides_the_year_hides():
    told = year_of(SHOWN, line(yes=17, no=3, states=["no"]), SHOWN, SHOWN)
    assert told.states == {"no": State.DROPPED}


@pytest.mark.parametrize("standing", [Standing.FEW, Standing.GONE, Standing.SILENT])
def test_a_line_that_a_quarter_does_not_tell_is_silent(standing):
    told = year_of(SHOWN, SHOWN, line(yes=3, standing=standing), SHOWN)
    assert told.standing == Standing.SILENT


def test_of_three_quarters_nothing_follows():
    assert year_of(SHOWN, SHOWN, SHOWN).standing == Standing.SILENT


def test_rounded_numbers_add_up_to_nothing():
    year = unit(YEAR, line(yes=40), tier=Tier.PUBLIC)
    quarters = [unit(one, line(yes=10), tier=Tier.PUBLIC) for one in QUARTERS]
    assert not is_sum_of_quarters(year, quarters)


def test_other_questions_are_left_as_they_are():
    year = unit(YEAR, line(yes=40), line(question="safe", yes=40))
    only_what_follows([year], [], {"happy"})
    assert [one.standing for one in year.lines] == [Standing.SILENT, Standing.SHOWN]


def test_a_group_is_named_where_a_quarter_named_it():
    year = unit(YEAR, sets(9, "old"), sets(40, "young"))
    name_whom_parts_name([year], [unit(one, sets(10)) for one in QUARTERS])
    assert [one.group for one in year.lines] == [("young",)]


def test_quarters_do_not_hang_together_through_a_year_that_is_their_sum():
    quarters = [unit(one, sets(10)) for one in QUARTERS]
    year = unit(YEAR, sets(40))
    asked = unit(QUARTERS[0], sets(10))
    assert hanging_together([asked], [*quarters, year]) == [quarters[0]]


def test_quarters_hang_together_through_a_year_that_was_told_before_them():
    quarters = [unit(one, sets(10)) for one in QUARTERS]
    year = unit(YEAR, sets(40))
    asked = unit(QUARTERS[0], sets(10))
    assert hanging_together([asked], [year, *quarters]) == [year, *quarters]


# Silence ------------------------------------------------------------------------------------


def beside(*known):
    rules = RULES[Tier.SERVICE]
    return Beside([(one, rules) for one in known], {}, lambda _: True, rules)


def silent(**groups):
    lines = [sets(sum(said.values()), group) for group, said in groups.items()]
    lines += [line(group, standing=Standing.SILENT, **said) for group, said in groups.items()]
    return unit(QUARTERS[0], *lines)


def known_of(one, group, option):
    return (one.dimensions, (group,), one.period), option, ["happy"]


def test_a_silent_number_is_safe_where_others_said_something_else():
    told = silent(young={"yes": 10, "no": 1}, old={"yes": 12, "no": 0})
    assert are_safe([known_of(told, "young", "no")], [told], beside())


def test_a_silent_number_is_known_where_all_others_said_the_same():
    told = silent(young={"yes": 10, "no": 1}, old={"yes": 0, "no": 12})
    assert not are_safe([known_of(told, "young", "no")], [told], beside())


def test_a_silent_number_is_known_where_months_tell_more():
    told = silent(young={"yes": 10, "no": 1}, old={"yes": 12, "no": 0})
    month = unit(frozenset(MONTHS[:1]), sets(5))
    assert not are_safe([known_of(told, "young", "no")], [told], beside(month))


def test_how_many_there_are_is_never_made_safe_by_silence():
    told = silent(young={"yes": 3}, old={"yes": 12})
    number = (told.dimensions, ("young",), told.period), "", [SETS]
    assert not are_safe([number], [told], beside())
