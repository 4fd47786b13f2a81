"""Sending what was typed in for somebody."""

from typing import TYPE_CHECKING

from django.db import transaction

from portal.audit.actions import record
from questionnaires.models import Draft
from surveys.answering.finishing import finish
from surveys.models import Attempt

if TYPE_CHECKING:
    from portal.accounts.models import User

SENT = "surveys.entry.sent"


@transaction.atomic
def send(*, draft: Draft, by: "User") -> None:
    """As the person would do it herself. Of anonymous answers no event is recorded: its time would
    say which of them they are."""
    attempt = Attempt.objects.select_related("survey", "invitation").get(draft=draft)
    if not attempt.is_anonymous:
        record(by=by, verb=SENT, subject=f"answers to {attempt.survey_id}")
    finish(draft=draft)
