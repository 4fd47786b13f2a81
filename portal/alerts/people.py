"""Who gets an alert today, by role and by name."""

from dataclasses import dataclass

from django.db.models import QuerySet

from portal.accounts.models import User
from portal.accounts.roles import title_of
from portal.alerts.models import Alert
from portal.alerts.telling import TOLD_OUT_OF_HOURS
from portal.audit.models import AuditEvent


def readers_of(alert: Alert) -> "QuerySet[User]":
    """Those who may read what was said and take it up."""
    roles = alert.recipients.filter(with_content=True).values_list("role", flat=True)
    return User.objects.holding(*roles)


@dataclass(frozen=True)
class Told:
    """One role that an alert goes to, and how many people hold it today."""

    title: str
    people: int
    reads: bool

    @property
    def count(self) -> str:
        if not self.people:
            return "nobody today"
        return "1 person" if self.people == 1 else f"{self.people} people"


def told(alert: Alert) -> list[Told]:
    """Those who read it first."""
    by_reading = sorted(alert.recipients.all(), key=lambda one: (not one.with_content, one.role))
    return [
        Told(title_of(one.role), User.objects.holding(one.role).count(), one.with_content)
        for one in by_reading
    ]


def emergency_team_was_told(alert: Alert) -> bool:
    """Whether an e-mail went to the Emergency Duty Team when it was raised."""
    events = AuditEvent.objects.about(alert._meta.label_lower, str(alert.pk))
    return events.filter(verb=TOLD_OUT_OF_HOURS).exists()
