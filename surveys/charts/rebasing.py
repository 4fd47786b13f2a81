"""Decisions that the limits of a trend begin anew: made by a person, with a reason, and kept."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from portal.audit.actions import record
from surveys.charts.measures import Measure
from surveys.charts.months import in_words
from surveys.models import Rebase, Survey, Team
from surveys.permissions import can_read, can_rebase

if TYPE_CHECKING:
    from portal.accounts.models import User

DECIDED, TAKEN_BACK = "surveys.limits.decided", "surveys.limits.taken_back"


@transaction.atomic
def decide_limits(
    *,
    survey: Survey,
    measure: Measure,
    team: Team | None,
    from_month: str,
    reason: str,
    by: "User",
) -> Rebase:
    """From this month on the limits are worked out anew. Raises PermissionDenied, and
    ValidationError by field."""
    if not (can_rebase(by) and can_read(by, survey)):
        raise PermissionDenied
    # Whoever decides holds the survey: of two who press at once the second is told.
    Survey.objects.select_for_update().get(pk=survey.pk)
    about = {
        "survey": survey,
        "question": measure.question,
        "option": measure.option,
        "team": team,
        "from_month": from_month,
    }
    if Rebase.objects.filter(**about, taken_back_at=None).exists():
        raise ValidationError({"from_month": "Limits begin anew from this month already."})
    decision = Rebase.objects.create(**about, reason=reason.strip(), by=by)
    record(by=by, verb=DECIDED, subject=survey, detail=_detail(decision, measure.title))
    return decision


@transaction.atomic
def take_back_limits(*, decision: Rebase, by: "User") -> Rebase:
    """The limits go on as before. A second time changes nothing. Raises PermissionDenied."""
    if not (can_rebase(by) and can_read(by, decision.survey)):
        raise PermissionDenied
    locked = Rebase.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    if locked.taken_back_at is not None:
        return locked
    locked.taken_back_at, locked.taken_back_by = timezone.now(), by
    locked.save(update_fields=["taken_back_at", "taken_back_by"])
    record(by=by, verb=TAKEN_BACK, subject=locked.survey, detail=_detail(locked, locked.question))
    return locked


def _detail(decision: Rebase, measure: str) -> dict[str, str]:
    return {
        "measure": measure,
        "team": decision.team_id or "",
        "month": in_words(decision.from_month),
        "reason": decision.reason,
    }
