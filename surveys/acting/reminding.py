"""E-mails to whoever has an action to do: on the day before it is due, and a week after. They say
that something is due and where it stands, never what it is about."""

import datetime
import uuid

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from portal.accounts.templatetags.staff_words import staff_date
from portal.languages.table import ENGLISH
from portal.notices.actions import send
from portal.notices.addresses import Address
from portal.notices.models import Notice
from surveys.models import Action

DUE = "survey-action-due"
BEFORE = datetime.timedelta(days=1)
LATE = datetime.timedelta(days=7)


def remind_due() -> str:
    """The job: each owner once before and once after. However many workers there are."""
    today = timezone.localdate()
    going = Action.objects.going()
    # Where no job ran the day before, the day itself is the last one to say so.
    before = going.filter(told_before=False, due_on__gte=today, due_on__lte=today + BEFORE)
    late = going.filter(told_late=False, due_on__lte=today - LATE)
    told = sum(_tell(pk, "told_before") for pk in before.values_list("pk", flat=True))
    told += sum(_tell(pk, "told_late") for pk in late.values_list("pk", flat=True))
    return f"{told} reminded"


@transaction.atomic
def _tell(pk: uuid.UUID, flag: str) -> int:
    locked = Action.objects.going().select_for_update(skip_locked=True, of=("self",))
    action = locked.select_related("owner").filter(pk=pk, **{flag: False}).first()
    if action is None:
        return 0
    setattr(action, flag, True)
    action.save(update_fields=[flag])
    if not action.owner.is_active:
        return 0
    send(
        to=Address("email", action.owner.email),
        template=DUE,
        language=ENGLISH.code,
        context={
            "is_late": flag == "told_late",
            "due": staff_date(action.due_on),
            "action": str(action.pk),
            "link": settings.PORTAL_URL + reverse("staff-surveys:action", args=[action.pk]),
        },
    )
    return 1


def is_still_wanted(notice: Notice) -> bool:
    """Asked when it goes out: the action is still to do, and still that person's."""
    going = Action.objects.going().filter(pk=notice.context.get("action"))
    return going.filter(owner__email=notice.recipient).exists()
