"""What work on cases offers other rooms: its tile, its work by the clock, what its pages are about,
and that words were read."""

import datetime
import uuid
from typing import Any

from django.db import models
from django.urls import resolve

from carers.cases import notes, owners, queue
from carers.models import Case
from carers.permissions import can_open_case, can_work_cases, organisations_of
from portal.alerts import subjects
from portal.registry import jobs
from portal.registry.registry import StaffTile, staff_tiles

PAGES = "/staff/cases/"


def register() -> None:
    jobs.register("carers.cases.owners", owners.give_owners, every=datetime.timedelta(hours=1))
    staff_tiles.register("carers-cases", TILE)
    subjects.register(PAGES, case_at, open_to=opens)
    notes.register()


def waiting(user: Any) -> str:
    """What is new to somebody's own organisation, in words; empty for nothing."""
    counts = queue.counts(queue.cases_for(organisations_of(user)))
    said = [
        f"{counts['new']} new" if counts["new"] else "",
        f"{counts['calls']} to phone" if counts["calls"] else "",
        f"{counts['review']} to review" if counts["review"] else "",
    ]
    return ", ".join(filter(None, said))


def case_at(path: str) -> tuple[models.Model, str] | None:
    """The case that a page is about, named by its reference, for whoever raises a concern there."""
    pk = resolve(path).kwargs.get("case")
    case = Case.objects.filter(pk=pk).first() if isinstance(pk, uuid.UUID) else None
    return (case, str(case)) if case else None


def opens(user: Any, path: str) -> bool:
    """Intake hears of danger in cases of either organisation and opens only those about harm."""
    found = case_at(path)
    return found is None or (isinstance(found[0], Case) and can_open_case(user, found[0]))


TILE = StaffTile(
    title="Carers’ cases",
    description="What carers sent: check it with them, talk, decide, review.",
    url_name="staff-cases:queue",
    open_to=can_work_cases,
    figure_for=waiting,
    order=280,
)
