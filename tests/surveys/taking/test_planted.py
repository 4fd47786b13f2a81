"""That the tests of small numbers would fail: what an unprotected table would have told."""

import pytest

from surveys.figures.results import Asked
from surveys.figures.tables import Cell, ProtectedRow, ProtectedTable, Tier
from surveys.taking.result_files import as_csv, as_document, as_workbook, lines_in
from tests.factories.surveys import survey_of
from tests.surveys.taking.opening import tables_of_book

CELLS = (Cell("very", 8, 89, 57, 98), Cell("not", 1, 11, 2, 43))


@pytest.mark.django_db
def test_files_hold_what_the_table_says_and_nothing_of_their_own():
    """They count nothing: a table that is wrong would be told as it is."""
    survey = survey_of()
    rows = (ProtectedRow("happy", None, 9, CELLS), ProtectedRow("safe", None, "hidden", ()))
    table = ProtectedTable(Tier.SERVICE, 9, {}, 0, rows)
    asked = Asked(survey, Tier.SERVICE)
    assert ",9," in as_csv(asked, table)
    in_book = tables_of_book(as_workbook(asked, table))["results"]
    assert [row["count"] for row in in_book] == [8, 1, ""]
    assert [row["base"] for row in in_book] == [9, 9, "hidden"]
    assert [row["count"] for row in as_document(asked, table)["rows"]] == [8, 1]
    assert lines_in(table) == 3
