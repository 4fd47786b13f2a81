"""The morning digest: one e-mail that says how much waits, in words, and where. Never what.

On working days, to people who read what others write and for whom something waits; to nobody who
has switched it off. What waits is asked of each part of the room:

    LINES.register("comments", unread)     # from a person to '3 comments to read, 1 overdue', or ''
"""

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import User
from portal.languages.table import ENGLISH
from portal.notices.actions import send
from portal.notices.addresses import Address
from portal.registry.registry import Registry
from portal.registry.working_days import is_working_day
from surveys.models import DigestWish
from surveys.permissions import DIGEST_READERS

if TYPE_CHECKING:
    from django.db.models import QuerySet

TEMPLATE = "survey-digest"
MORNING = datetime.time(8)
LINES: Registry[Callable[[Any], str]] = Registry("lines of the digest")


def lines_for(person: Any) -> list[str]:
    return [words for line in LINES if (words := line(person))]


def send_digests(now: datetime.datetime | None = None) -> str:
    """Every few minutes, and once a working day for each person, however many workers there are."""
    local = timezone.localtime(now)
    if local.time() < MORNING or not is_working_day(local.date()):
        return ""
    return f"{sum(_send_to(one, local.date()) for one in _people())} sent"


def _people() -> "QuerySet[User]":
    return User.objects.holding(*DIGEST_READERS).prefetch_related("grants")


@transaction.atomic
def _send_to(person: User, today: datetime.date) -> bool:
    DigestWish.objects.get_or_create(person=person)
    wish = DigestWish.objects.select_for_update().get(person=person)
    if not wish.is_wanted or wish.sent_on == today:
        return False
    wish.sent_on = today
    wish.save(update_fields=["sent_on"])
    lines = lines_for(person)
    if not lines:
        return False
    send(
        to=Address("email", person.email),
        template=TEMPLATE,
        language=ENGLISH.code,
        context={
            "lines": lines,
            "link": settings.PORTAL_URL + reverse("staff:home"),
            "settings": settings.PORTAL_URL + reverse("staff-surveys:digest"),
        },
    )
    return True


def wants_digest(person: User) -> bool:
    wish = DigestWish.objects.filter(person=person).first()
    return wish is None or wish.is_wanted


def set_digest(*, person: User, is_wanted: bool) -> None:
    """Her own choice about her own e-mails: nothing that is recorded."""
    DigestWish.objects.update_or_create(person=person, defaults={"is_wanted": is_wanted})
