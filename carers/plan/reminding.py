"""One message on a day that she picked. It says nothing of care, and leads to where a code
opens."""

import datetime

from django.db import transaction
from django.utils import timezone

from carers.models import Plan, Reminder
from carers.plan.sending import allow
from portal.notices.actions import send
from portal.notices.addresses import Address, Kind
from portal.notices.quiet import let_sleep

LATEST = datetime.timedelta(days=28)
"""Plans that are kept are there for thirty days after they were last used."""
AT_A_TIME = 200
TEMPLATES: dict[Kind, str] = {"email": "carers-reminder", "text": "carers-reminder-text"}


@transaction.atomic
def remind(*, plan: Plan, to: Address, due_on: datetime.date, language: str, link: str) -> None:
    """Puts the day down; an earlier wish is replaced."""
    allow(to, plan)
    Reminder.objects.update_or_create(
        draft=plan.draft,
        defaults={
            "channel": to.kind,
            "address": to.value,
            "language": language,
            "due_on": due_on,
            "link": link,
        },
    )


def stop(*, plan: Plan) -> None:
    Reminder.objects.filter(draft=plan.draft).delete()


def send_due() -> int:
    """Sends what is due and forgets each address; says how many."""
    sent = 0
    due = Reminder.objects.filter(due_on__lte=timezone.localdate())
    for pk in list(due.values_list("pk", flat=True)[:AT_A_TIME]):
        with transaction.atomic():
            reminder = Reminder.objects.select_for_update(skip_locked=True).filter(pk=pk).first()
            if reminder is None:
                continue
            _send(reminder)
            reminder.delete()
            sent += 1
    return sent


def _send(reminder: Reminder) -> None:
    kind: Kind = "text" if reminder.channel == Reminder.Channel.TEXT else "email"
    notice = send(
        to=Address(kind, reminder.address),
        template=TEMPLATES[kind],
        language=reminder.language,
        context={"link": reminder.link},
    )
    let_sleep(notice)
