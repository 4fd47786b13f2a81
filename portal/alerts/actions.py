"""Raising alerts, and asking for words to be read. In the caller's transaction."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone

from portal.alerts import clock, telling
from portal.alerts.escalating import MACHINE, escalate
from portal.alerts.levels import rule_for
from portal.alerts.models import Alert, Level, Recipient, ToRead
from portal.alerts.people import readers_of
from portal.audit.actions import record

if TYPE_CHECKING:
    from portal.accounts.models import User


@transaction.atomic
def raise_alert(
    *,
    level: Level,
    reason: str,
    subject: models.Model | None,
    words: str,
    url: str,
    content: Sequence[Mapping[str, str]] = (),
    caution: str = "",
    roles: Mapping[str, bool] | None = None,
    by: "User | None" = None,
) -> Alert:
    """Puts an alert before the roles that its level names, and tells them that it is there.

    `roles` adds recipients: role to whether they may read what was said. The level decides where
    both name a role, and of harm (R2) nobody reads but those whom the level names. `words` name the
    subject and say nothing of the person: they stand in e-mails. `subject` is None where a member
    of staff is worried about somebody whom the portal does not know. Raises UnknownRole.

    Where nobody holds a role that may read it, it is escalated at once.
    """
    rule = rule_for(level)
    recipients = rule.recipients_with(roles or {})
    now = timezone.now()
    alert = Alert.objects.create(
        level=level,
        reason=reason,
        subject_kind=subject._meta.label_lower if subject is not None else "",
        subject_id=str(subject.pk) if subject is not None else "",
        subject_words=words[:200],
        url=url,
        content=[dict(one) for one in content],
        caution=caution,
        raised_at=now,
        raised_by=by,
        due_at=clock.due_at(level, now),
    )
    Recipient.objects.bulk_create(
        Recipient(alert=alert, role=role, with_content=reads) for role, reads in recipients.items()
    )
    told = telling.tell_holders(alert, roles=recipients)
    record(by=by or MACHINE, verb="alerts.alert.raised", subject=alert, detail={"people": told})
    if rule.out_of_hours and not clock.is_open(now) and telling.tell_out_of_hours(alert):
        record(by=MACHINE, verb=telling.TOLD_OUT_OF_HOURS, subject=alert)
    if not readers_of(alert):
        escalate(alert)
    return alert


@transaction.atomic(savepoint=False)
def ask_to_read(
    *,
    subject: models.Model,
    words: str,
    url: str,
    roles: Sequence[str],
    texts: Sequence[str],
    first_because: str = "",
) -> ToRead | None:
    """Puts somebody's own words into the queue for the same working day; None for no words.

    `texts` are looked through for phrases of danger or need, which puts them first in the queue and
    does nothing else; they are not stored here. `roles` are those who may read them.
    `first_because` is a reason of the room (`ToRead.First`) to have them read before others.
    """
    from portal.ui.danger import is_read_first

    if not any(text.strip() for text in texts):
        return None
    now = timezone.now()
    return ToRead.objects.create(
        subject_kind=subject._meta.label_lower,
        subject_id=str(subject.pk),
        subject_words=words[:200],
        url=url,
        roles=list(roles),
        sounds_like_danger=any(is_read_first(text) for text in texts),
        first_because=first_because,
        sent_at=now,
        due_at=clock.words_due_at(now),
    )
