"""Waiting for the carer: the clock stands, with a reason, until somebody lets it go on."""

import datetime
from collections.abc import Container

from django.utils import timezone

from carers.cases.changing import changing
from carers.cases.refusing import Refused
from carers.models import Case, CasePause
from portal.accounts.models import User
from portal.audit.actions import record


def pause(
    *,
    case: Case,
    by: User,
    reason: str,
    words: str = "",
    until: datetime.date | None = None,
    seen: int | None,
) -> None:
    """From now on the days count for no target. Raises Refused, Moved and Ended."""
    with changing(case, seen=seen) as locked:
        if locked.open_pause is not None:
            raise Refused("The clock stands already.")
        locked.pauses.create(reason=reason, words=words, until=until, started_by=by)
        record(by=by, verb="carers.case.paused", subject=locked, detail={"reason": reason})


def resume(*, case: Case, by: User, seen: int | None) -> None:
    """The clock goes on. Raises Refused, Moved and Ended."""
    with changing(case, seen=seen) as locked:
        if not go_on(locked, by=by):
            raise Refused("The clock does not stand.")


def go_on(case: Case, *, by: User, reasons: Container[str] = CasePause.Reason.values) -> bool:
    """In the caller's block of `changing`: what we waited for has come about. False where the clock
    does not stand, or stands for another reason."""
    found = case.open_pause
    if found is None or found.reason not in reasons:
        return False
    found.ended_at = timezone.now()
    found.save(update_fields=["ended_at"])
    record(by=by, verb="carers.case.resumed", subject=case)
    return True
