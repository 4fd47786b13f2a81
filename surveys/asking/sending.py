"""Invitations and reminders on their way. Whether somebody may be written to is asked again here,
when the day has come, and once more when the message itself goes out."""

import datetime
import logging
from collections.abc import Callable
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from portal.languages.table import language_for
from portal.notices.actions import send
from portal.notices.models import Notice
from portal.notices.quiet import let_sleep
from portal.ui.records import contact_ways
from surveys.asking.data import NO_SAFE_ROUTE, habits
from surveys.asking.links import keys_of, where_to_type
from surveys.asking.people import address_of, hashes_of_invitation
from surveys.models import Hold, Invitation

logger = logging.getLogger(__name__)

AT_ONCE = 1000
"""In one run of the job; the next run takes the rest."""
INVITES = {
    Invitation.Channel.EMAIL: "survey-invitation",
    Invitation.Channel.TEXT: "survey-invitation-text",
    Invitation.Channel.LETTER: "survey-invitation-letter",
}
REMINDS = {
    Invitation.Channel.EMAIL: "survey-reminder",
    Invitation.Channel.TEXT: "survey-reminder-text",
    Invitation.Channel.LETTER: "survey-reminder-letter",
}
State = Invitation.State


def send_due() -> str:
    """The job: writes to those whose day has come. However many workers there are, each once."""
    waiting = Invitation.objects.filter(
        state=State.WAITING,
        send_on__lte=timezone.localdate(),
        expires_on__gte=timezone.localdate(),
    )
    return f"{_each(waiting, _send)} sent"


def remind_due() -> str:
    """The job: reminds those who have not answered, at most twice."""
    due = Invitation.objects.can_be_answered().filter(remind_on__lte=timezone.localdate())
    return f"{_each(due, _remind)} reminded"


def why_not_now(invitation: Invitation) -> str:
    """What stands against writing to her now: a code of `data/holds.toml`, or nothing."""
    hold = Hold.objects.standing().filter(person_hash__in=hashes_of_invitation(invitation)).first()
    if hold is not None:
        return hold.reason
    has_route = invitation.channel == Invitation.Channel.HAND or bool(invitation.recipient)
    return "" if has_route else NO_SAFE_ROUTE


def is_still_wanted(notice: Notice) -> bool:
    """Asked when a message goes out: she has not answered meanwhile, nobody has taken it back, and
    nothing stands against writing to her."""
    invitation = Invitation.objects.can_be_answered().filter(notice=notice).first()
    return invitation is not None and not why_not_now(invitation)


def message_of(invitation: Invitation) -> dict[str, Any]:
    """What its messages say: a way in, and nothing of what it is about."""
    keys = keys_of(invitation.pk)
    return {
        "link": keys.link,
        "code": _in_order(keys.typed, invitation.language),
        "place": where_to_type(),
        "phone": _in_order(contact_ways().phone, invitation.language),
    }


def _in_order(number: str, language: str) -> str:
    """Groups of digits in the order in which they are read. In a text that runs from right to left
    a plain space would turn them round, and marks of direction show as boxes on old phones."""
    return number.replace(" ", "\u00a0") if language_for(language).is_rtl else number


def _each(due: models.QuerySet[Invitation], deed: Callable[[Invitation], bool]) -> int:
    """Does it for each in a transaction of its own, and says for how many it did. One that fails is
    left for the next run and keeps nobody waiting."""
    done = 0
    for pk in list(due.order_by("send_on", "pk").values_list("pk", flat=True)[:AT_ONCE]):
        try:
            with transaction.atomic():
                locked = due.select_for_update(skip_locked=True).filter(pk=pk).first()
                done += locked is not None and deed(locked)
        except Exception as error:  # noqa: BLE001 whatever is wrong with one, the others go out
            logger.warning("invitation %s: %s", pk, type(error).__name__)
    return done


def _send(invitation: Invitation) -> bool:
    if reason := why_not_now(invitation):
        invitation.state, invitation.hold_reason = State.HELD, reason
        invitation.save(update_fields=["state", "hold_reason"])
        return False
    _write(invitation, INVITES)
    invitation.state, invitation.remind_on = State.SENT, _next_reminder(invitation)
    invitation.save(update_fields=["state", "notice", "remind_on"])
    return True


def _remind(invitation: Invitation) -> bool:
    """Where the last message did not arrive another would not: a person sends it another way."""
    if invitation.has_failed or why_not_now(invitation):
        invitation.remind_on = None
        invitation.save(update_fields=["remind_on"])
        return False
    _write(invitation, REMINDS)
    invitation.reminders += 1
    invitation.remind_on = _next_reminder(invitation)
    invitation.save(update_fields=["notice", "reminders", "remind_on"])
    return True


def _write(invitation: Invitation, templates: dict[Invitation.Channel, str]) -> None:
    to = address_of(invitation)
    assert to is not None  # noqa: S101 `why_not_now` has said so
    invitation.notice = send(
        to=to,
        template=templates[Invitation.Channel(invitation.channel)],
        language=invitation.language,
        context=message_of(invitation),
    )
    let_sleep(invitation.notice)


def _next_reminder(invitation: Invitation) -> datetime.date | None:
    """Days after today, which is the day on which it went out; the second counts from the first."""
    days = (0, *habits().reminder_days)
    if invitation.reminders + 1 >= len(days):
        return None
    wait = days[invitation.reminders + 1] - days[invitation.reminders]
    day = timezone.localdate() + datetime.timedelta(days=wait)
    return day if day <= invitation.expires_on else None
