"""What rollups offer the other rooms: work for the workers, and a tile where they are wrong."""

import datetime
from typing import Any

from django.utils import timezone

from portal.privacy import personal_data
from portal.registry import jobs, often
from portal.registry.registry import StaffTile, staff_tiles
from surveys.figures.periods import is_over
from surveys.models import Rollup, Survey
from surveys.permissions import can_set_up_surveys
from surveys.rollups.checking import check_all, who_disagrees
from surveys.rollups.draining import catch_up
from surveys.rollups.telling import tell_months

TELL_AFTER = datetime.timedelta(days=28)
"""Paper and files come in after the end of a month; what comes later waits for others."""
DAY = datetime.timedelta(days=1)


def has_to_know(user: Any) -> bool:
    """Only where something is wrong there is a tile."""
    return can_set_up_surveys(user) and bool(who_disagrees())


TILE = StaffTile(
    title="Figures that are wrong",
    description="Figures that are kept up do not agree with the answers. Whoever runs the portal "
    "makes them anew with rebuild_figures.",
    url_name="staff-surveys:results",
    open_to=has_to_know,
    figure=who_disagrees,
    order=331,
)


def register() -> None:
    often.register("surveys.rollups", catch_up)
    jobs.register("surveys.check_figures", check_all, every=DAY)
    jobs.register("surveys.tell_figures", tell_closed, every=DAY)
    staff_tiles.register("survey-figures-wrong", TILE)
    _declare()


def tell_closed(today: datetime.date | None = None) -> int:
    """Figures of months that have been over for a while stand still, whether or not anybody has
    looked at them. How many surveys moved."""
    day = (today or timezone.localdate()) - TELL_AFTER
    number = 0
    for survey in Survey.objects.filter(figures_state__is_ready=True):
        months = Rollup.objects.filter(survey=survey, dimension="").order_by()
        found = months.values_list("month", flat=True).distinct()
        number += tell_months(survey, [month for month in found if is_over(month, day)])
    return number


def _declare() -> None:
    """The same as of answers, for as long as it is needed."""
    for model, kept_for in (
        ("surveys.change", "Until it is added to the figures, within seconds"),
        ("surveys.latechange", "Until it may be told together with others"),
    ):
        personal_data.declare(
            model,
            fields=("facts",),
            whose="people who answer surveys",
            why="To keep figures up without counting all answers anew; it leads to no answer",
            kept_for=kept_for,
            encrypted=False,
        )
