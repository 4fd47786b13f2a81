"""The figure of an entry: from the public tier alone, and as it was when it was approved."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone

from portal.languages import formats
from surveys.acting.periods import Period
from surveys.figures.results import Asked, results
from surveys.figures.tables import Cell, ProtectedRow, Tier
from surveys.models import Survey

TOO_FEW = "Too few people gave this answer in this time to publish a number."
NO_SUCH = "Nobody answered this in that time."


class CannotTell(Exception):
    """The public tier gives no number here; the message is a sentence for the writer."""


@dataclass(frozen=True)
class Frozen:
    """What is shown, whatever comes in later."""

    count: int
    base: int
    percent: int | None
    """None where the base is too small for a percent."""
    first: datetime.date
    last: datetime.date
    rounded_to: int

    @property
    def share(self) -> str:
        """'65%', as the reader's language writes it; nothing without a percent."""
        return "" if self.percent is None else formats.percent(self.percent / 100)


def figure_of(survey: Survey, question: str, option: str, period: Period) -> dict[str, str]:
    """Which figure is wanted, as an edition keeps it."""
    return {
        "survey": survey.pk,
        "question": question,
        "option": option,
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
    }


def freeze(wanted: Mapping[str, str]) -> dict[str, Any]:
    """As an entry keeps it. Raises CannotTell and NotClosed."""
    survey = Survey.objects.get(pk=wanted["survey"])
    first, last = (datetime.date.fromisoformat(wanted[name]) for name in ("first", "last"))
    row, cell = _cell(Asked(survey, Tier.PUBLIC, first=first, last=last), wanted)
    if row is None or cell is None:
        raise CannotTell(NO_SUCH)
    if isinstance(cell.count, str) or isinstance(row.base, str) or cell.count == 0:
        raise CannotTell(TOO_FEW)
    percent = None if cell.percent is None else round(cell.percent)
    return {
        **wanted,
        "count": cell.count,
        "base": row.base,
        "percent": percent,
        "rounded_to": settings.C_ROUND,
        "taken_on": timezone.localdate().isoformat(),
    }


def frozen(figure: Mapping[str, Any]) -> Frozen | None:
    if not figure:
        return None
    return Frozen(
        count=figure["count"],
        base=figure["base"],
        percent=figure["percent"],
        first=datetime.date.fromisoformat(figure["first"]),
        last=datetime.date.fromisoformat(figure["last"]),
        rounded_to=figure["rounded_to"],
    )


def is_of(figure: Mapping[str, Any], wanted: Mapping[str, str]) -> bool:
    """Whether a figure that was taken before is the one that is wanted now."""
    return bool(figure) and all(figure.get(name) == value for name, value in wanted.items())


def _cell(asked: Asked, wanted: Mapping[str, str]) -> tuple[ProtectedRow | None, Cell | None]:
    for row in results(asked).rows:
        if row.by is None and row.question == wanted["question"]:
            return row, next((one for one in row.cells if one.option == wanted["option"]), None)
    return None, None
