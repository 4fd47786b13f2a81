"""E-mails to staff that an alert waits: its level, its reference, by when, and a link. Never more.

Written in the transaction that raises the alert, and sent once that is certain.
"""

import logging
from collections.abc import Collection

from django.conf import settings
from django.urls import reverse

from portal.accounts.models import User
from portal.accounts.templatetags.staff_words import staff_time
from portal.alerts.levels import rule_for
from portal.alerts.models import Alert, ToRead
from portal.languages.table import ENGLISH
from portal.notices.actions import send
from portal.notices.addresses import Address

logger = logging.getLogger(__name__)

NEW, LATE, WORDS_LATE = "alerts-new", "alerts-late", "alerts-words-late"
TOLD_OUT_OF_HOURS = "alerts.alert.told_out_of_hours"


def tell_holders(alert: Alert, *, roles: Collection[str], template: str = NEW) -> int:
    """One e-mail to each person who holds one of these roles today; how many there are."""
    readers = {one.role for one in alert.recipients.all() if one.with_content}
    people = User.objects.holding(*roles).prefetch_related("grants")
    for person in people:
        _mail(alert, person.email, template, knows=bool(readers & person.role_codes()))
    if not people:
        # The address of an alert says nothing of the person.
        logger.error("alert %s: nobody holds a role that it goes to", alert.pk)
    return len(people)


def tell_of_words(row: ToRead, *, roles: Collection[str]) -> int:
    """One e-mail to each person who holds one of these roles today: that words are unread."""
    people = User.objects.holding(*roles)
    for person in people:
        send(
            to=Address("email", person.email),
            template=WORDS_LATE,
            language=ENGLISH.code,
            context={
                "about": row.subject_words,
                "due": staff_time(row.due_at),
                "link": settings.PORTAL_URL + reverse("staff-alerts:to-read"),
            },
        )
    if not people:
        logger.error("words %s: nobody holds a role that reads them", row.pk)
    return len(people)


def tell_out_of_hours(alert: Alert) -> bool:
    """The Emergency Duty Team, where its address is set."""
    if not settings.ALERTS_OUT_OF_HOURS_EMAIL:
        return False
    _mail(alert, settings.ALERTS_OUT_OF_HOURS_EMAIL, NEW, knows=True)
    return True


def _mail(alert: Alert, email: str, template: str, *, knows: bool) -> None:
    level = alert.get_level_display() if knows else rule_for(alert.level).notice
    send(
        to=Address("email", email),
        template=template,
        language=ENGLISH.code,
        context={
            "level": level,
            "about": alert.subject_words,
            "due": staff_time(alert.due_at),
            "knows": knows,
            "link": settings.PORTAL_URL + reverse("staff-alerts:alert", args=[alert.pk]),
        },
    )
