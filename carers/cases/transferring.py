"""Passing a case from one organisation to the other, with a reason that can be counted."""

import tomllib
from dataclasses import dataclass
from functools import cache

from carers.apps import DATA
from carers.cases.alarms import roles_of
from carers.cases.changing import changing
from carers.cases.news import tell_carer
from carers.cases.owner_news import tell_owner
from carers.cases.owners import MACHINE, owner_for, record_owner
from carers.cases.refusing import Refused
from carers.cases.telling import tell
from carers.models import Case, Note, Organisation
from portal.accounts.models import User
from portal.alerts.models import ToRead
from portal.audit.actions import record

PASSED_ON = "A case of the other organisation was passed on to you."
NOT_TOLD = "The carer could not be told by message that you have it: please tell the carer."


@dataclass(frozen=True)
class Reason:
    """The fields are explained in data/transfers.toml."""

    code: str
    to: Organisation
    team: str
    words: str
    because: str


@cache
def reasons() -> dict[str, Reason]:
    with (DATA / "transfers.toml").open("rb") as file:
        rows = tomllib.load(file)["transfer"]
    return {row["code"]: Reason(**{**row, "to": Organisation(row["to"])}) for row in rows}


def reasons_from(organisation: str) -> list[Reason]:
    """Those for which a case leaves this organisation."""
    return [reason for reason in reasons().values() if reason.to != organisation]


def transfer(*, case: Case, reason: Reason, words: str, by: User, seen: int | None) -> None:
    """The other organisation has it from now on, with another owner; the first one no longer finds
    it. Alerts stay with those who got them, the clock and a pause go on as they were.

    The carer hears whom to ring from now on; where no message may be sent, the new owner is asked
    to tell her. The words are a note, which the other organisation reads, as it does words of hers
    that nobody has read yet. Raises Refused, Moved and Ended.
    """
    with changing(case, seen=seen) as locked:
        was = locked.organisation
        if was == reason.to:
            raise Refused("The case is there already.", field="reason")
        locked.notes.create(kind=Note.Kind.STAFF, words=words, by=by)
        locked.organisation, locked.team = reason.to, reason.team
        locked.owner = owner_for(reason.to)
        record(
            by=by,
            verb="carers.case.transferred",
            subject=locked,
            detail={"from": str(was), "to": str(reason.to), "reason_code": reason.code},
        )
        record_owner(locked, by=MACHINE)
        locked.save()
        waiting = ToRead.objects.filter(
            subject_kind=case._meta.label_lower, subject_id=str(case.pk), read_at=None
        )
        waiting.update(roles=roles_of(reason.to))
        tell("assessment.transferred", locked)
        is_told = tell_carer(case=locked, template="case-moved", purpose="status")
        tell_owner(locked, PASSED_ON if is_told else f"{PASSED_ON} {NOT_TOLD}")
