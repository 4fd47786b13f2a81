"""Complaints and quality: the number of each kind that is of the quarter, with its source."""

from typing import Any

from surveys.figures.dated import Kind, kinds
from surveys.models import DatedFigure
from surveys.packs.quarters import Quarter


def quality_of(quarter: Quarter) -> list[dict[str, Any]]:
    """Of each kind, also of those of which nobody has entered a number: the pack says so."""
    of_quarter = DatedFigure.objects.filter(on__gte=quarter.first, on__lte=quarter.last)
    # The latest day, and of one day what was entered last, is the last to be put in.
    rows = of_quarter.select_related("entered_by").order_by("on", "pk")
    latest = {row.code: row for row in rows}
    return [_told(kind, latest.get(kind.code)) for kind in kinds().values() if kind.quality]


def _told(kind: Kind, figure: DatedFigure | None) -> dict[str, Any]:
    told: dict[str, Any] = {"code": kind.code, "words": kind.words, "unit": kind.unit}
    told |= {"hint": kind.hint, "value": None, "on": "", "source": "", "entered_by": ""}
    if figure is not None:
        told |= {"value": figure.value, "on": figure.on.isoformat(), "source": figure.source}
        told["entered_by"] = str(figure.entered_by or "Somebody who has left")
    return told
