"""What can be done with messages about the website."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from portal.audit.actions import record
from portal.ui.models import Feedback

if TYPE_CHECKING:
    from portal.accounts.models import User


@transaction.atomic
def send_feedback(*, message: str, contact: str, language: str) -> Feedback:
    """Keeps a message for the team. The record of changes says that one came, not what it says."""
    feedback = Feedback.objects.create(message=message, contact=contact, language=language)
    record(by=None, verb="ui.feedback.sent", subject=feedback, detail={"language": language})
    return feedback


@transaction.atomic
def deal_with_feedback(*, feedback: Feedback, by: "User") -> None:
    """Notes that somebody has read the message and acted. A second time changes nothing."""
    row = Feedback.objects.select_for_update().get(pk=feedback.pk)
    if row.dealt_with_at:
        return
    row.dealt_with_at, row.dealt_with_by = timezone.now(), by
    row.save(update_fields=["dealt_with_at", "dealt_with_by"])
    record(by=by, verb="ui.feedback.dealt_with", subject=row)


def forget_old_feedback() -> int:
    """Messages and contacts go after a year, as the privacy page says."""
    return Feedback.objects.to_forget().delete()[0]
