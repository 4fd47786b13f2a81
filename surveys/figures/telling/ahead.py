"""What is told before anybody asks, so that quarters and services keep the most.

Whoever asks first decides what is hidden later. Without this, that would be chance.
"""

import datetime

from django.utils import timezone

from surveys.figures.asked import Asked
from surveys.figures.periods import days_of, is_over
from surveys.figures.results import results
from surveys.figures.tables import Tier
from surveys.figures.telling.family import TEAM
from surveys.figures.telling.order import Span
from surveys.figures.telling.units import MONTH
from surveys.models import Survey, ToldMonth
from surveys.rollups.offers import TELL_AFTER

AHEAD = ((Tier.SERVICE, TEAM), (Tier.SERVICE, MONTH), (Tier.PUBLIC, ""))
"""Teams are told after their services, and those after all together."""


def tell_ahead(today: datetime.date | None = None) -> int:
    """Quarters that are over, their months, then their years; of months whose numbers stand.
    How many tables were looked at. Every day."""
    day = today or timezone.localdate()
    number = 0
    for survey in Survey.objects.filter(figures_state__is_ready=True):
        for span in _spans(survey, day - TELL_AFTER):
            first, last = days_of(span.first)[0], days_of(span.last)[1]
            for tier, by in AHEAD:
                results(Asked(survey, tier, by, first=first, last=last), today=day)
                number += 1
    return number


def _spans(survey: Survey, today: datetime.date) -> list[Span]:
    months = ToldMonth.objects.filter(survey=survey).order_by("month")
    of_each = [Span(month, month) for month in months.values_list("month", flat=True)]
    quarters = {one.quarter for one in of_each}
    years = {year for one in of_each for year in one.years}
    return [one for one in (*sorted(quarters), *sorted(years)) if is_over(one.last, today)]
