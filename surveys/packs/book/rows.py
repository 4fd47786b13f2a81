"""Rows of a snapshot: finding the one that a page is about. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

Row = Mapping[str, Any]
GOOD = "good"


def row_of(rows: list[Row], question: str, group: str = "") -> Row | None:
    found = (row for row in rows if row["question"] == question and row["group"] == group)
    return next(found, None)


def rows_by_group(rows: list[Row], question: str) -> Iterator[Row]:
    return (row for row in rows if row["question"] == question)


def cell_of(row: Row | None, option: str) -> Mapping[str, Any] | None:
    """None where nothing of the row may be told."""
    cells = row["cells"] if row else ()
    return next((cell for cell in cells if cell["option"] == option), None)


def good_of(row: Row | None) -> Mapping[str, Any] | None:
    return cell_of(row, GOOD)


def breakdown(survey: Mapping[str, Any], by: str) -> Mapping[str, Any] | None:
    return next((one for one in survey["breakdowns"] if one["by"] == by), None)
