"""What the council wants to reach in a survey, from which day, and which way is better."""

import datetime
from decimal import Decimal

from surveys.models import OutsideFigure, Survey

UP, DOWN = "up", "down"
DIRECTIONS = ((UP, "Higher is better"), (DOWN, "Lower is better"))


def target_of(survey: "Survey | str", indicator: str, on: datetime.date) -> Decimal | None:
    """In percent, as it held on a day; None where nobody has set one. `indicator` is a code of
    constructs.toml, 'happy' or 'indicator:happy'."""
    found = _target(survey, indicator, on)
    return found.value if found else None


def direction_of(survey: "Survey | str", indicator: str, on: datetime.date) -> str:
    """'up', unless a target says that less is better."""
    found = _target(survey, indicator, on)
    return found.part if found else UP


def code_of(survey: "Survey | str", indicator: str) -> str:
    code = survey.pk if isinstance(survey, Survey) else survey
    return f"{code}:{indicator.removeprefix('indicator:')}"


def _target(survey: "Survey | str", indicator: str, on: datetime.date) -> OutsideFigure | None:
    targets = OutsideFigure.objects.filter(
        kind=OutsideFigure.Kind.TARGET, of=code_of(survey, indicator), on__lte=on
    )
    return targets.known_first().first()
