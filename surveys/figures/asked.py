"""What results are asked for."""

import datetime
from dataclasses import dataclass

from surveys.figures.tables import Tier
from surveys.models import Survey


class UnknownDimension(Exception):
    """Nothing of this name can be told apart, or not here; the message says what can."""


class TooManyAnswers(UnknownDimension):
    """Nothing is kept up for this, and there are too many answers to count them each time."""


@dataclass(frozen=True)
class Asked:
    """Days inclusive."""

    survey: Survey
    tier: Tier = Tier.PUBLIC
    by: str = ""
    """A dimension, or two that are crossed: 'team*month', whose groups are like 'north*2026-03'."""
    team: str = ""
    """Answers about the work of this team alone; for the team's own tier."""
    first: datetime.date | None = None
    last: datetime.date | None = None
