"""Columns of the chart: heights by what is shown, with the numbers on them."""

from portal.usage.chart import BASE, TOP, chart_of
from portal.usage.over_time import Row, Table
from tests.portal.usage.use import PERIOD


def table(*months):
    return Table("", "By month", "", PERIOD.months, (Row("All", 100, months),))


def test_the_highest_reaches_the_top_and_others_their_share():
    low, high, none = chart_of(table(50, 100, 0), "Plans").columns
    assert (high.height, low.height, none.height) == (BASE - TOP, (BASE - TOP) / 2, 0)
    assert [one.label for one in (low, high, none)] == ["Jan", "Feb", "Mar"]


def test_what_is_not_told_has_its_words_and_no_height():
    columns = chart_of(table("1 to 4", 1450, 5), "Plans").columns
    assert (columns[0].number, columns[0].height) == ("1 to 4", 0)
    assert columns[1].number == "1,450"


def test_nothing_is_no_chart():
    assert chart_of(Table("", "", "", PERIOD.months, (Row("All", 0, (0, 0, 0)),)), "x") is None
