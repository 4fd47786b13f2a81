"""Settings of the two organisations and of the targets, changed on screen and recorded."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from carers.cases.clocks import STEP_BY_CODE
from carers.cases.refusing import Refused
from carers.cases.services import row_of
from carers.models import Organisation, Service, Target
from carers.permissions import can_set_promises, can_set_service
from portal.accounts.models import User
from portal.audit.actions import record

SHOWN = ("name", "phone", "email", "address", "hours", "duty_owner")
"""What the managers of an organisation set about it."""


@transaction.atomic
def set_service(*, by: User, organisation: str, fields: Mapping[str, Any]) -> list[str]:
    """What carers read of it, and whose a new case is. Says which fields are different now."""
    if not can_set_service(by, organisation):
        raise PermissionDenied("Its own managers set this.")
    service = _locked(organisation)
    different = [name for name in SHOWN if getattr(service, name) != fields[name]]
    for name in different:
        setattr(service, name, fields[name])
    if different:
        service.save()
        named = ", ".join(name.replace("_", " ") for name in different)
        record(by=by, verb="carers.service.set", subject=service, detail={"fields": named})
    return different


@transaction.atomic
def set_may_decide(*, by: User, may: bool, reason: str) -> None:
    """Whether the provider may record the decision: the council says so, with a reason."""
    if not can_set_promises(by):
        raise PermissionDenied("The council sets this.")
    service = _locked(Organisation.PROVIDER)
    if service.may_decide == may:
        raise Refused("That is how it is already.", field="may")
    service.may_decide = may
    service.save(update_fields=["may_decide"])
    verb = "allowed" if may else "disallowed"
    record(by=by, verb=f"carers.service.{verb}", subject=service, detail={"reason": reason})


@transaction.atomic
def set_target(*, by: User, step: str, working_days: int | None, source: str) -> None:
    """How long a step may take, and who promised it; no days: there is no target."""
    if not can_set_promises(by):
        raise PermissionDenied("The council sets this.")
    Target.objects.update_or_create(
        step=step, defaults={"working_days": working_days, "source": source}
    )
    days = "no target" if working_days is None else f"{working_days} working days"
    record(
        by=by,
        verb="carers.target.set",
        subject=STEP_BY_CODE[step].title,
        detail={"days": days, "source": source},
    )


def _locked(organisation: str) -> Service:
    row_of(organisation)
    return Service.objects.select_for_update().get(organisation=organisation)
