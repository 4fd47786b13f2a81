"""How long counts of use are kept."""

from django.utils import timezone

from portal.usage.models import UsageCount
from portal.usage.months import months_on

MONTHS_KEPT = 60
"""Five years: long enough for a strategy and the one before it. [verify] with the council"""


def forget_old() -> int:
    before = months_on(timezone.localdate(), -MONTHS_KEPT)
    return UsageCount.objects.filter(month__lt=before).delete()[0]
