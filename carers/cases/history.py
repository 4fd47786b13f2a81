"""What has happened to a case, for staff: its dates, and each event as a sentence."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from carers.models import Case
from portal.audit.models import AuditEvent, AuditEventQuerySet
from portal.audit.presenters import sentence

READS = ("carers.case.read", "carers.case.harm_read", "carers.case.words_read")
KINDS: Mapping[str, str] = {"changes": "Changes only", "reads": "Who opened it only"}
"""What the list can be narrowed to."""
DATES: Mapping[str, str] = {
    "started_at": "The carer began",
    "sent_at": "Sent",
    "opened_at": "First opened by the service",
    "first_contact_at": "First contact",
    "checked_at": "Checked",
    "talked_at": "Talk held",
    "decided_at": "Decided",
    "record_sent_at": "Written record delivered",
    "support_started_at": "Support started",
    "ended_at": "Ended",
}


@dataclass(frozen=True)
class Line:
    event: AuditEvent
    sentence: str
    is_read: bool


def events_of(case: Case, what: str = "") -> AuditEventQuerySet:
    """Newest first; all of them unless `what` is one of `KINDS`."""
    events = AuditEvent.objects.about(case._meta.label_lower, str(case.pk)).order_by("-at", "-pk")
    if what == "reads":
        return events.filter(verb__in=READS)
    return events.exclude(verb__in=READS) if what == "changes" else events


def lines(events: Iterable[AuditEvent]) -> list[Line]:
    return [Line(event, sentence(event), event.verb in READS) for event in events]


def dates_of(case: Case) -> list[tuple[str, datetime.datetime | None]]:
    """Each step and when it was; None where it has not come to it."""
    return [(words, getattr(case, field)) for field, words in DATES.items()]
