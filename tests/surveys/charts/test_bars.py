"""Stacked bars: parts that make up the whole, letters beside colours, what is hidden in words."""

from itertools import pairwise
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.charts.bars import spreads
from surveys.figures.protecting import protect
from surveys.figures.tables import Cell, ProtectedRow, ProtectedTable, Tier
from surveys.figures.wilson import wilson
from tests.surveys.charts.made import words_of
from tests.surveys.results.tables import SETTINGS, by_groups

INDICATOR = "indicator:happy"


def cell(option, count, base):
    return Cell(option, count, 100 * count / base, *wilson(count, base))


def row_of(*counts, by=None, question=INDICATOR, options=("good", "middle", "bad"), apart=0):
    base = sum(counts)
    cells = [
        cell(option, count, base) if base else Cell(option, count)
        for option, count in zip(options, counts, strict=True)
    ]
    return ProtectedRow(question, by, base, (*cells, Cell("unknown", apart)))


def table_of(*rows):
    return ProtectedTable(Tier.TEAM, 0, {row.by: row.base for row in rows if row.by}, 0, rows)


def bar_of(row):
    return spreads(words_of(), table_of(row))[0].bars[0]


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_parts_stand_side_by_side_and_make_up_the_whole(good, middle, bad):
    bar = bar_of(row_of(good, middle, bad))
    x = 0.0
    for part in bar.parts:
        assert float(part.x[:-1]) == pytest.approx(x, abs=0.02)
        x += float(part.width[:-1])
    assert x == pytest.approx(100 if good + middle + bad else 0, abs=0.03)
    assert len(bar.parts) == sum(count > 0 for count in (good, middle, bad))


def test_each_part_has_a_letter_and_where_there_is_room_its_number():
    bar = bar_of(row_of(80, 12, 8))
    assert [part.words for part in bar.parts] == ["A 80", "B", "C"]
    assert [part.words for part in bar_of(row_of(98, 1, 1)).parts] == ["A 98", "", ""]
    assert [one.letter for one in bar.told] == ["A", "B", "C"]


def test_colours_are_the_darkest_at_both_ends():
    options = ("very", "good", "middling", "poor", "worst")
    places = dict(zip(options, ("good", "good", "middle", "bad", "bad"), strict=True))
    bar = _of_question(options, places)
    assert [one.fill for one in bar.told] == [
        "#0f4c5c",
        "#2f7182",
        "#e7f1f2",
        "#f2c29b",
        "#b8400a",
    ]


def test_where_none_is_better_neighbours_differ():
    options = tuple("abcdefg")
    bar = _of_question(options, dict.fromkeys(options, "unknown"))
    fills = [one.fill for one in bar.told]
    assert all(one != other for one, other in pairwise(fills))


def _of_question(options, places):
    counts = range(10, 10 + len(options))
    row = row_of(*counts, question="happy", options=options)
    column = SimpleNamespace(
        name="happy",
        question=SimpleNamespace(type="choice"),
        places=places,
        counts=frozenset(options),
    )
    words = words_of()
    words.columns = {1: [column]}
    return spreads(words, table_of(row))[0].bars[0]


def test_below_an_indicator_stand_the_good_answers():
    bar = bar_of(row_of(20, 70, 10))
    assert bar.sentence == "‘good’: 20.0 % of those who answered, likely 13.3 to 28.9 %."
    assert bar.description == "good 20 (20.0 %), middle 70 (70.0 %), bad 10 (10.0 %). 100 answered."


def test_what_is_not_in_the_base_stands_apart():
    bar = bar_of(row_of(20, 70, 10, apart=7))
    assert [(one.label, one.count) for one in bar.apart] == [("unknown", 7)]
    assert "unknown" not in bar.description


def test_hidden_numbers_are_one_white_part_at_the_end():
    row = ProtectedRow(
        INDICATOR,
        None,
        29,
        (Cell("good", 20, 69, 51, 83), Cell("middle", "hidden"), Cell("bad", "1 to 4")),
    )
    bar = bar_of(row)

    assert [(part.width, part.words) for part in bar.parts] == [
        ("69.00%", "A 20"),
        ("31.00%", "hidden"),
    ]
    assert bar.description == "good 20 (69 %), middle hidden, bad 1 to 4. 29 answered."
    assert bar.sentence == "‘good’: 69 % of those who answered, likely 51 to 83 %."


def test_a_group_with_too_few_answers_has_no_bar():
    spread = spreads(
        words_of(),
        table_of(
            row_of(20, 5, 5, by="north"),
            ProtectedRow(INDICATOR, "south", "fewer than 10 answers", ()),
        ),
    )[0]
    north, south = spread.bars

    assert (south.parts, south.told, south.sentence) == ((), (), "")
    assert south.description == "fewer than 10 answers."
    assert spread.is_broken_down
    assert [one.letter for one in spread.legend] == ["A", "B", "C"]
    assert spread.columns == 1 + 3 + 1
    assert north.answered == "30 answered"


def test_whatever_the_service_tier_hides_is_in_no_bar():
    """From the gate itself: a planted cell of one, and a group of nine."""
    table = by_groups((30, 9, 1), (20, 10, 6), (5, 3, 1), question=INDICATOR)
    named = {"a": "good", "b": "middle", "c": "bad"}
    rows = [
        ProtectedRow(row.question, row.by, row.base, tuple(_renamed(row.cells, named)))
        for row in protect(table, Tier.SERVICE, SETTINGS).rows
    ]
    found = spreads(words_of(), table_of(*rows))[0]
    words = " ".join(bar.description + bar.sentence for bar in found.bars)

    assert "bad 1 (" not in words
    assert "fewer than 10 answers" in words


def _renamed(cells, named):
    return [Cell(named[one.option], one.count, one.percent, one.low, one.high) for one in cells]
