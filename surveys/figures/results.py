"""The results of a survey as one tier may see them, from the answers that count."""

import datetime

from django.conf import settings
from django.utils import timezone

from surveys.figures.asked import Asked, TooManyAnswers, UnknownDimension
from surveys.figures.dimensions import NO_SERVICE, NO_TEAM
from surveys.figures.periods import must_be_closed
from surveys.figures.protecting import protect
from surveys.figures.tables import ProtectedTable, Tier
from surveys.figures.telling.remembering import Numbers, told_table
from surveys.figures.versions import columns_for, published_versions
from surveys.rollups.reading import table_of
from surveys.rollups.telling import editions, tell

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
    """Raises NotClosed and UnknownDimension. Beyond the team numbers are taken down, and what is
    hidden of them is decided, when they are first told: that is written, before it is shown."""
    if asked.tier == Tier.TEAM:
        return protect(table_of(asked, told=False), asked.tier, settings)
    day = today or timezone.localdate()
    must_be_closed(asked.first, asked.last, day)
    return told_table(asked, Numbers(stand=tell, editions=editions, exact=table_of), today=day)
