"""Where too much would follow of both tiers together, the public sees no more than the service."""

import pytest

from surveys.figures.tables import Row, Tier
from surveys.figures.telling.following import no_more_than_the_service
from surveys.figures.telling.units import SETS, Line, Standing, State, Unit

PERIOD = frozenset({"2026-01/0"})
SMALL, HIDDEN, DROPPED = State.SMALL, State.HIDDEN, State.DROPPED


def line(states=None, standing=Standing.SHOWN, group=(), question="q", *, hides_apart=False):
    row = Row(question, None, {"a": 20, "b": 6, "c": 3}, {"x": 9}, 29, is_partition=True)
    return Line(row, group, standing, dict(states or {}), hides_apart)


def unit(tier, *lines, dimensions=()):
    return Unit(tier, dimensions, PERIOD, list(lines))


def beside(across, public, dimensions=()):
    layer = unit(Tier.PUBLIC, public, dimensions=dimensions)
    told = [unit(Tier.SERVICE, *across, dimensions=dimensions)]
    no_more_than_the_service([layer], told)
    return layer.lines


STATES = [
    ({}, {}, {}),
    ({"c": SMALL}, {"c": SMALL}, {"c": SMALL}),
    ({"b": HIDDEN, "c": SMALL}, {"b": SMALL, "c": SMALL}, {"b": DROPPED, "c": SMALL}),
    ({"c": DROPPED}, {"c": SMALL}, {"c": DROPPED}),
    ({}, {"b": SMALL, "c": SMALL}, {"b": SMALL, "c": SMALL}),
]


@pytest.mark.parametrize(("across", "public", "seen"), STATES)
def test_what_is_hidden_across_teams_is_hidden_in_public(across, public, seen):
    [found] = beside([line(across)], line(public))
    assert (found.standing, found.states) == (Standing.SHOWN, seen)


@pytest.mark.parametrize("standing", [Standing.FEW, Standing.GONE, Standing.SILENT])
def test_of_a_line_that_is_not_shown_nothing_is(standing):
    [found] = beside([line(standing=standing)], line())
    assert found.standing == Standing.SILENT


def test_of_what_was_never_told_across_teams_nothing_is():
    [found] = beside([], line())
    assert found.standing == Standing.SILENT


def test_what_is_counted_apart_is_hidden_with_it():
    [found] = beside([line(hides_apart=True)], line())
    assert found.hides_apart


def test_only_groups_that_the_service_knows_are_named():
    north = line(group=("north",), question=SETS)
    assert beside([north], line(group=("north",), question=SETS), ("team",))
    assert not beside([north], line(group=("south",), question=SETS), ("team",))
