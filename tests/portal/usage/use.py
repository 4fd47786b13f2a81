"""Invented use for tests."""

import datetime

from portal.usage.models import UsageCount
from portal.usage.months import closed_months
from portal.usage.sources import LANGUAGE, Dimension, Source

TODAY = datetime.date(2026, 4, 17)
PERIOD = closed_months(TODAY, 3)
JANUARY, FEBRUARY, MARCH = PERIOD.months
SOURCE = Source(
    title="Plans made",
    unit="plans",
    about="A plan.",
    dimensions=(LANGUAGE, Dimension("topic", "Topic", adds_up=False)),
)


def counted(times, month=MARCH, source="x", **of):
    """`counted(12, language="ur")`; without a dimension all together."""
    dimension, value = next(iter(of.items()), ("", ""))
    UsageCount.objects.create(
        source=source, dimension=dimension, value=value, month=month, times=times
    )
