"""One snapshot of a quarter: all that is in the pack, and nothing that is not protected."""

import datetime
from typing import Any

from django.conf import settings

from surveys.figures.tables import Tier
from surveys.models import Survey
from surveys.packs.gathering.acts import actions_of
from surveys.packs.gathering.comments import comments_of
from surveys.packs.gathering.figures import figures_of
from surveys.packs.gathering.method import (
    notes_told,
    sections_told,
    software,
    thresholds,
    versions_of,
)
from surveys.packs.gathering.quality import quality_of
from surveys.packs.gathering.signals import signals_told
from surveys.packs.gathering.trends import courses_of
from surveys.packs.gathering.unheard import unheard_in
from surveys.packs.quarters import Quarter

FORM = 1
"""Of the snapshot itself; goes up where an older one could not be laid out any more."""


def gather(quarter: Quarter, *, tier: Tier = Tier.SERVICE) -> dict[str, Any]:
    """Without who made it, when, and what people write. The pack of staff is of the service tier;
    another is for tests of the files alone."""
    surveys = list(Survey.objects.in_use())
    told = [_survey(survey, quarter, tier) for survey in surveys]
    return {
        "form": FORM,
        "tier": str(tier),
        "filter": "All teams, all answers of the quarter",
        "quarter": {
            "code": quarter.code,
            "first": quarter.first.isoformat(),
            "last": quarter.last.isoformat(),
            "words": quarter.words,
            "before": quarter.before.words,
        },
        "portal": settings.PORTAL_NAME,
        "council": settings.COUNCIL_NAME,
        "is_invented": settings.DEMONSTRATION,
        "software": software(),
        "thresholds": thresholds(),
        "versions": versions_of(surveys),
        "notes": notes_told(),
        "sections": sections_told(),
        "surveys": told,
        "signals": signals_told(told),
        "quality": quality_of(quarter),
        "actions": actions_of(quarter),
    }


def _survey(survey: Survey, quarter: Quarter, tier: Tier) -> dict[str, Any]:
    figures = figures_of(survey, quarter, tier)
    return {
        **figures,
        "trends": courses_of(survey, figures["measures"], quarter, tier),
        "unheard": unheard_in(figures["answered"], figures["breakdowns"], quarter),
        **comments_of(survey, quarter, tier),
    }


def moment(at: datetime.datetime) -> str:
    """To the second, with its offset: what a snapshot says of when it was made."""
    return at.replace(microsecond=0).isoformat()
