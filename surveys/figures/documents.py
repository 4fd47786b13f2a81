"""Results as one document: what the command prints, what the read API and the pack give."""

from typing import Any

from surveys.figures.results import Asked
from surveys.figures.tables import Cell, ProtectedRow, ProtectedTable


def document_of(asked: Asked, table: ProtectedTable) -> dict[str, Any]:
    """One document. `base` in a row is how many the percents are of."""
    return {
        "survey": asked.survey.code,
        "tier": str(table.tier),
        "from": asked.first.isoformat() if asked.first else None,
        "to": asked.last.isoformat() if asked.last else None,
        "base": table.base,
        "bases": table.bases,
        "invited": table.invited,
        "rows": [_cell(row, cell) for row in table.rows for cell in row.cells],
    }


def _cell(row: ProtectedRow, cell: Cell) -> dict[str, Any]:
    return {
        "question": row.question,
        "by": row.by,
        "option": cell.option,
        "count": cell.count,
        "percent": cell.percent,
        "low": cell.low,
        "high": cell.high,
        "base": row.base,
    }
