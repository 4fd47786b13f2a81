"""What was said goes once its time is over; that there was an alert, and how it ended, stays.

A room whose things alerts are about says in its app's `ready()` which of them still need theirs:

    NEEDED.register("carers.case", still_needed)
"""

from collections.abc import Callable, Collection

from django.db import transaction
from django.utils import timezone

from portal.alerts.escalating import MACHINE
from portal.alerts.levels import kept_for
from portal.alerts.models import Alert, ToRead
from portal.audit.actions import record
from portal.registry.registry import Registry

NEEDED: Registry[Callable[[Collection[str]], set[str]]] = Registry("needed subjects")
"""By kind of subject: of these ids the ones that are still worked on, or held back."""


@transaction.atomic
def forget_said() -> str:
    """Daily."""
    over = Alert.objects.said_before(timezone.now() - kept_for().said)
    needed = {
        (kind, pk)
        for kind, of in NEEDED.items()
        for pk in of(set(over.filter(subject_kind=kind).values_list("subject_id", flat=True)))
    }
    number = 0
    said = ("content", "caution", "outcome_words")
    for alert in over.defer(*said).select_for_update(skip_locked=True, of=("self",)):
        if (alert.subject_kind, alert.subject_id) not in needed:
            alert.forget()
            record(by=MACHINE, verb="alerts.alert.forgotten", subject=alert)
            number += 1
    return f"{number} forgotten"


def forget_read() -> int:
    """Daily. Who read the words stands in the record of changes."""
    return ToRead.objects.filter(read_at__lt=timezone.now() - kept_for().read).delete()[0]
