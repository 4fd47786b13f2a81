"""Answering what people say is wrong with a listing."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from directory.keeping.rules import Refused
from directory.models import Report
from portal.audit.actions import record

if TYPE_CHECKING:
    from portal.accounts.models import User


@transaction.atomic
def answer_report(*, report: Report, answer: str, by: "User") -> Report:
    """Notes what was found and done. A report is answered once, kept, and never deleted.

    The listing itself is not touched, so it has no new version.
    """
    held = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if held.answered_at:
        raise Refused("Somebody else has answered this report.")
    if not answer.strip():
        raise Refused("Write what you found and what you did.")
    held.answer, held.answered_at, held.answered_by = answer.strip(), timezone.now(), by
    held.save(update_fields=["answer", "answered_at", "answered_by"])
    record(
        by=by,
        verb="directory.report.answered",
        subject=held.service,
        detail={"problem": held.get_problem_display(), "report": held.pk},
    )
    return held
