"""What the council wants to reach, as a chart needs it: the target that holds, and since when."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from surveys.charts.months import month_on
from surveys.charts.xmr import Direction
from surveys.models import OutsideFigure, Survey

WAYS = {"up": Direction.UP, "down": Direction.DOWN}


@dataclass(frozen=True)
class Target:
    value: float
    """Percent."""
    since: datetime.date
    source: str
    direction: Direction

    @property
    def month(self) -> str:
        return month_on(self.since)

    @property
    def words(self) -> str:
        since = f"{self.since.day} {self.since:%B %Y}"
        way = "or less" if self.direction == Direction.DOWN else "or more"
        return f"Target: {self.value:g} % {way}, since {since} ({self.source})."


def targets_of(survey: Survey) -> list[OutsideFigure]:
    """All of a survey, the one that was known last first."""
    of_survey = OutsideFigure.objects.filter(
        kind=OutsideFigure.Kind.TARGET, of__startswith=f"{survey.pk}:"
    )
    return list(of_survey.known_first())


def latest(figures: Iterable[OutsideFigure], indicator: str, today: datetime.date) -> Target | None:
    """The one that holds today. `indicator` is a code, 'happy'."""
    for figure in figures:
        if figure.of.partition(":")[2] == indicator and figure.on <= today:
            return Target(
                float(figure.value), figure.on, figure.source, WAYS.get(figure.part, Direction.UP)
            )
    return None
