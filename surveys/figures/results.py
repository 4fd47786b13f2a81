"""The results of a survey as one tier may see them, from the answers that count."""

import datetime

from django.conf import settings
from django.utils import timezone

from surveys.figures.asked import Asked, TooManyAnswers, UnknownDimension
from surveys.figures.dimensions import NO_SERVICE, NO_TEAM
from surveys.figures.periods import must_be_closed
from surveys.figures.protecting import protect
from surveys.figures.tables import ProtectedTable, Tier
from surveys.figures.versions import columns_for, published_versions
from surveys.rollups.reading import table_of

__all__ = [
    "NO_SERVICE",
    "NO_TEAM",
    "Asked",
    "TooManyAnswers",
    "UnknownDimension",
    "columns_for",
    "published_versions",
    "results",
]


def results(asked: Asked, *, today: datetime.date | None = None) -> ProtectedTable:
    """Raises NotClosed and UnknownDimension. Beyond the team numbers are taken down in the moment
    in which they are first told: that is written, before anything is shown."""
    if asked.tier != Tier.TEAM:
        must_be_closed(asked.first, asked.last, today or timezone.localdate())
    return protect(table_of(asked, told=asked.tier != Tier.TEAM), asked.tier, settings)
