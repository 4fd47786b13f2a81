"""Raising alerts, and asking for words to be read. In the caller's transaction."""

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone

from portal.alerts.models import Alert, Level, Recipient, ToRead
from portal.audit.actions import record

if TYPE_CHECKING:
    from portal.accounts.models import User


@transaction.atomic
def raise_alert(
    *,
    level: Level,
    reason: str,
    subject: models.Model,
    words: str,
    url: str,
    content: Sequence[Mapping[str, str]] = (),
    caution: str = "",
    roles: Mapping[str, bool] | None = None,
    by: "User | None" = None,
) -> Alert:
    """Puts an alert before the roles that its level names, and tells them that it is there.

    `roles` adds recipients: role to whether they may read what was said. The level decides where
    both name a role.
    """
    alert = Alert.objects.create(
        level=level,
        reason=reason,
        subject_kind=subject._meta.label_lower,
        subject_id=str(subject.pk),
        subject_words=words[:200],
        url=url,
        content=[dict(one) for one in content],
        caution=caution,
        raised_by=by,
        due_at=timezone.now() + datetime.timedelta(hours=2),
    )
    for role, with_content in {**(roles or {}), "intake": True}.items():
        Recipient.objects.create(alert=alert, role=role, with_content=with_content)
    record(by=by or "the portal", verb="alerts.alert.raised", subject=alert)
    return alert


@transaction.atomic
def ask_to_read(
    *, subject: models.Model, words: str, url: str, roles: Sequence[str], texts: Sequence[str]
) -> ToRead | None:
    """Puts somebody's own words into the queue for the same working day; None for no words.

    `texts` are looked through for phrases of danger and are not stored here.
    """
    if not any(text.strip() for text in texts):
        return None
    return ToRead.objects.create(
        subject_kind=subject._meta.label_lower,
        subject_id=str(subject.pk),
        subject_words=words[:200],
        url=url,
        roles=list(roles),
        due_at=timezone.now() + datetime.timedelta(days=1),
    )
