"""'Open now', for a listing at hand."""

from django.utils import timezone

from directory.models import Service
from directory.opening import is_open_at
from portal.registry.working_days import bank_holiday


def is_open_now(service: Service) -> bool | None:
    """None where nobody can say. Reads only what `for_page()` has fetched."""
    rules = list(service.schedules.all())
    for at_location in service.at_locations.all():
        rules += list(at_location.schedules.all())
    return is_open_at(rules, timezone.now(), holiday=bank_holiday) if rules else None
