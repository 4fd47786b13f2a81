"""The surveys of the read API, and what each can be asked for."""

import datetime
from typing import Any

from django.utils import timezone

from surveys.figures.periods import NotClosed, must_be_closed
from surveys.figures.questions import EQUALITY
from surveys.figures.results import columns_for, published_versions
from surveys.figures.tables import Tier
from surveys.models import Survey
from surveys.reading.results_shown import Words
from surveys.taking.questions import form_of

PLAIN = ("team", "service", "month", "language", "form", "mode", "channel")
"""Dimensions that every survey has, beyond the team; weeks are for the team alone."""


def surveys_for(tier: Tier) -> list[Survey]:
    """Those with published questions. What is said after a safeguarding enquiry leaves the portal
    by a token in public form alone."""
    found = Survey.objects.exclude(is_safeguarding=True) if tier != Tier.PUBLIC else Survey.objects
    return [survey for survey in found.all() if published_versions(survey)]


def about(survey: Survey) -> dict[str, Any]:
    words = Words(survey, "")
    return {
        "survey": survey.code,
        "title": survey.title,
        "in_use": survey.retired_at is None,
        "versions": [
            {
                "form": str(form_of(survey, one)),
                "version": one.number,
                "published": timezone.localtime(one.published_at).date().isoformat(),
            }
            for one in words.versions
        ],
        "by": dimensions_of(survey),
        "latest_month": latest_month(timezone.localdate()),
        "questions": [
            {
                "question": name,
                "title": words.title(name),
                "options": [{"option": code, "words": said} for code, said in options.items()],
            }
            for name, options in words.options.items()
        ],
    }


def dimensions_of(survey: Survey) -> list[str]:
    """By what results beyond the team can be told apart."""
    asked = {
        tag.removeprefix(EQUALITY)
        for columns in columns_for(survey).values()
        for column in columns
        for tag in column.question.tags
        if tag.startswith(EQUALITY)
    }
    return [*PLAIN, *sorted(asked)]


def latest_month(today: datetime.date) -> dict[str, str]:
    """The last one that is over, as `from` and `to`."""
    last = today.replace(day=1) - datetime.timedelta(days=1)
    while not _is_closed(last, today):
        last = last.replace(day=1) - datetime.timedelta(days=1)
    return {"from": last.replace(day=1).isoformat(), "to": last.isoformat()}


def _is_closed(last: datetime.date, today: datetime.date) -> bool:
    try:
        must_be_closed(last.replace(day=1), last, today)
    except NotClosed:
        return False
    return True
