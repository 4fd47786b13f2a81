"""A protected table as the snapshot keeps it: every number beside the words it is shown with."""

from collections.abc import Iterable, Iterator
from typing import Any

from surveys.figures.questions import INDICATOR
from surveys.figures.tables import Cell, ProtectedRow, ProtectedTable
from surveys.reading.results_shown import Words


def rows_of(table: ProtectedTable, words: Words) -> list[dict[str, Any]]:
    """Of each question and group, in the order in which they are asked."""
    return [_row(row, words) for row in table.rows]


def measures_of(table: ProtectedTable, words: Words) -> list[dict[str, Any]]:
    """Only what both forms share: the rows of indicators."""
    return [_row(row, words) for row in table.rows if row.question.startswith(INDICATOR)]


def bases_of(table: ProtectedTable, words: Words) -> list[dict[str, Any]]:
    return [
        {"group": group, "label": words.group(group), "base": base}
        for group, base in table.bases.items()
    ]


def _row(row: ProtectedRow, words: Words) -> dict[str, Any]:
    return {
        "question": row.question,
        "title": words.title(row.question),
        "is_measure": row.question.startswith(INDICATOR),
        "group": row.by or "",
        "label": words.group(row.by),
        "base": row.base,
        "cells": list(_cells(row.question, row.cells, words)),
    }


def _cells(question: str, cells: Iterable[Cell], words: Words) -> Iterator[dict[str, Any]]:
    for cell in cells:
        yield {
            "option": cell.option,
            "label": words.option(question, cell.option),
            "count": cell.count,
            "percent": cell.percent,
            "low": cell.low,
            "high": cell.high,
        }
