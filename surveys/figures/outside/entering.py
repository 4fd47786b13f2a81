"""Staff write down figures from elsewhere: a correction is a further row."""

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from portal.audit.actions import record
from surveys.constructs import constructs
from surveys.figures.outside.groups import dimensions
from surveys.figures.outside.measures import areas, measures
from surveys.figures.outside.targets import DOWN, UP
from surveys.models import OutsideFigure, Survey
from surveys.permissions import can_enter_figures

if TYPE_CHECKING:
    from portal.accounts.models import User

ENTERED = "surveys.outside.entered"
Kind, Unit = OutsideFigure.Kind, OutsideFigure.Unit
MOST_PERCENT = 100
CHOOSE = "Choose what the figure is of."
NO_SOURCE = "Write where the figure comes from."
TO_COME = "This day is still to come."
TOO_MUCH = "A percent is from 0 to 100."


@transaction.atomic
def enter_outside(
    *,
    kind: str,
    of: str,
    part: str,
    value: Decimal,
    on: datetime.date,
    source: str,
    by: "User",
    unit: str = Unit.PERCENT,
    base: int | None = None,
    period: str = "",
    note: str = "",
) -> OutsideFigure:
    """Raises PermissionDenied, and ValidationError by field."""
    if not can_enter_figures(by):
        raise PermissionDenied
    if not _is_known(kind, of, part):
        raise ValidationError({"of": CHOOSE})
    if not source.strip():
        raise ValidationError({"source": NO_SOURCE})
    if kind != Kind.TARGET and on > timezone.localdate():
        raise ValidationError({"on": TO_COME})
    if value < 0 or (unit == Unit.PERCENT and value > MOST_PERCENT):
        raise ValidationError({"value": TOO_MUCH})
    figure = OutsideFigure.objects.create(
        kind=kind,
        of=of,
        part=part,
        value=value,
        unit=unit,
        base=base,
        on=on,
        period=period.strip(),
        source=source.strip(),
        note=note.strip(),
        entered_by=by,
    )
    detail = {"words": words_of(figure), "value": f"{value:g}", "on": on.isoformat()}
    record(by=by, verb=ENTERED, subject=figure, detail=detail)
    return figure


def words_of(figure: OutsideFigure) -> str:
    """What it is of: 'Target: Experience, Happy with the help'."""
    if figure.kind == Kind.TARGET:
        survey, _, indicator = figure.of.partition(":")
        known = Survey.objects.filter(pk=survey).first()
        title = constructs()[indicator].title if indicator in constructs() else indicator
        return f"Target: {known or survey}, {title}"
    if figure.kind == Kind.RESULT:
        measure = measures().get(figure.of)
        area = areas().get(figure.part, figure.part)
        return f"{measure.words if measure else figure.of}, {area}"
    dimension = dimensions().get(figure.of)
    group = dimension.by_code.get(figure.part) if dimension else None
    return f"The city: {group.words if group else figure.part}"


def _is_known(kind: str, of: str, part: str) -> bool:
    if kind == Kind.TARGET:
        survey, _, indicator = of.partition(":")
        is_survey = Survey.objects.filter(pk=survey).exists()
        return is_survey and indicator in constructs() and part in (UP, DOWN)
    if kind == Kind.RESULT:
        return of in measures() and part in areas()
    dimension = dimensions().get(of)
    return dimension is not None and part in dimension.by_code
