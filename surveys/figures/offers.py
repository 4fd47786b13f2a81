"""What counting offers the other rooms: its job, a tile, its events in words."""

import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from portal.audit import presenters
from portal.registry import jobs
from portal.registry.registry import StaffTile, fill_slot, staff_tiles
from portal.usage.sources import Related, related
from surveys.charts.measures import Measure
from surveys.figures.outside.beside import beside
from surveys.figures.questions import INDICATOR
from surveys.figures.telling.ahead import tell_ahead
from surveys.joining import join_steps
from surveys.models import Survey
from surveys.permissions import can_enter_figures, can_read_service

SENTENCES = {
    "surveys.responses.imported": (
        "{actor} took in answers to ‘{subject}’: {created} new, {updated} changed."
    ),
    "surveys.figure.entered": "{actor} entered a figure: {words}, {value} on {on}.",
    "surveys.outside.entered": "{actor} entered a figure: {words}, {value} on {on}.",
    "surveys.equity.exported": (
        "{actor} took as a file ({kind}) who is heard in ‘{subject}’: {when}."
    ),
}
TILE = StaffTile(
    title="Dated figures",
    description="Numbers that survey results are set against, such as direct payments.",
    url_name="staff-surveys:figures",
    open_to=can_enter_figures,
    order=330,
)

EQUITY = StaffTile(
    title="Who is heard",
    description="Who answers and who uses the portal, beside who lives in the city.",
    url_name="staff-surveys:equity",
    open_to=can_read_service,
    order=238,
)
RELATED = Related(
    "Who is heard",
    "Who answers surveys and in which languages the portal is used, beside who lives here.",
    "staff-surveys:equity",
    can_read_service,
)


def elsewhere(
    request: HttpRequest, *, survey: Survey, measure: Measure, **_: Any
) -> dict[str, Any]:
    """Beside an indicator of ours what resembles it elsewhere."""
    if not measure.question.startswith(INDICATOR):
        return {"found": []}
    return {"found": beside(measure.question, timezone.localdate(), survey.pk)}


def register() -> None:
    jobs.register("surveys.join_steps", join_steps, every=datetime.timedelta(minutes=1))
    jobs.register("surveys.tell_ahead", tell_ahead, every=datetime.timedelta(days=1))
    for verb, sentence in SENTENCES.items():
        presenters.register(verb, sentence)
    staff_tiles.register("survey-figures", TILE)
    staff_tiles.register("survey-equity", EQUITY)
    related.register("equity", RELATED)
    fill_slot(
        "survey_measure",
        "elsewhere",
        template="staff/surveys/outside/beside.html",
        context=elsewhere,
        order=200,
    )
