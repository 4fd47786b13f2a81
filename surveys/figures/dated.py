"""Numbers that staff enter with the day they are of: answers are set against them."""

import datetime
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from portal.audit.actions import record
from surveys.bank import DATA
from surveys.models import DatedFigure
from surveys.permissions import can_enter_figures

if TYPE_CHECKING:
    from portal.accounts.models import User

ENTERED = "surveys.figure.entered"


@dataclass(frozen=True)
class Kind:
    code: str
    words: str
    unit: str
    hint: str
    quality: bool = False
    """Of complaints and quality: it stands in the pack of its quarter."""


@dataclass(frozen=True)
class History:
    """One number over time, the latest day first; of one day what was entered last holds."""

    kind: Kind
    figures: list[DatedFigure]


@cache
def kinds() -> Mapping[str, Kind]:
    with (DATA / "dated_figures.toml").open("rb") as file:
        rows = tomllib.load(file)["figure"]
    return {row["code"]: Kind(**{"hint": "", **row}) for row in rows}


def histories() -> list[History]:
    found: dict[str, list[DatedFigure]] = {code: [] for code in kinds()}
    for figure in DatedFigure.objects.select_related("entered_by").order_by("-on", "ships", "-pk"):
        found.setdefault(figure.code, []).append(figure)
    return [History(kind, found[code]) for code, kind in kinds().items()]


def figure_on(code: str, day: datetime.date) -> DatedFigure | None:
    """The latest that was known on a day; of one day what staff entered before what ships."""
    known = DatedFigure.objects.filter(code=code, on__lte=day)
    return known.order_by("-on", "ships", "-pk").first()


@transaction.atomic
def enter_figure(
    *, code: str, value: int, on: datetime.date, source: str, by: "User"
) -> DatedFigure:
    """Nothing is overwritten: a correction is a further row. Raises PermissionDenied, and
    ValidationError by field."""
    if not can_enter_figures(by):
        raise PermissionDenied
    if code not in kinds():
        raise ValidationError({"code": "Choose what the number counts."})
    if on > timezone.localdate():
        raise ValidationError({"on": "This day is still to come."})
    figure = DatedFigure.objects.create(
        code=code, value=value, on=on, source=source.strip(), entered_by=by
    )
    detail = {"value": value, "words": kinds()[code].words, "on": on.isoformat()}
    record(by=by, verb=ENTERED, subject=figure, detail=detail)
    return figure
