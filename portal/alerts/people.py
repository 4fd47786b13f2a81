"""Who gets an alert today, by name."""

from django.db.models import QuerySet

from portal.accounts.models import User
from portal.alerts.models import Alert


def readers_of(alert: Alert) -> "QuerySet[User]":
    """Those who may read what was said and take it up."""
    roles = alert.recipients.filter(with_content=True).values_list("role", flat=True)
    return User.objects.holding(*roles)
