"""Counts of use go after five years."""

from django.utils import timezone

from portal.usage.models import UsageCount
from portal.usage.months import months_on
from portal.usage.upkeep import MONTHS_KEPT, forget_old
from tests.portal.usage.use import counted


def test_what_is_older_goes(db):
    today = timezone.localdate()
    counted(1, months_on(today, -MONTHS_KEPT))
    counted(1, months_on(today, -MONTHS_KEPT - 1))
    assert forget_old() == 1
    assert UsageCount.objects.get().month == months_on(today, -MONTHS_KEPT)
