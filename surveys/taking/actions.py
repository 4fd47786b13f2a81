"""Taking answers out row by row: asked for with a purpose, recorded, fetched within a day."""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from portal.audit.actions import record
from surveys.figures.tables import Tier
from surveys.models import Survey, Taking
from surveys.permissions import can_read
from surveys.taking.comments import comments_of
from surveys.taking.rows import answers_of

if TYPE_CHECKING:
    from portal.accounts.models import User

TAKEN = "surveys.rows.taken"
KEPT = datetime.timedelta(days=1)
"""So long it can be fetched."""


@dataclass(frozen=True)
class Wish:
    """What somebody asks for. Months are whole: `first` begins one, `last` ends one."""

    purpose: str
    kind: str
    first: datetime.date
    last: datetime.date
    form: str = ""
    with_person: bool = False
    with_comments: bool = False
    why_pseudonyms: str = ""
    """Empty: without pseudonyms."""


@transaction.atomic
def take_rows(*, survey: Survey, wish: Wish, by: "User") -> Taking:
    """A workbook is made afterwards (`surveys.taking.making`); CSV files while they are sent.

    Raises PermissionDenied, and ValidationError by field.
    """
    if not can_read(by, survey):
        raise PermissionDenied
    if not wish.purpose.strip():
        raise ValidationError({"purpose": "Say what the answers are needed for."})
    if wish.first > wish.last:
        raise ValidationError({"last": "The last month comes before the first."})
    taking = Taking(
        survey=survey,
        by=by,
        purpose=wish.purpose.strip(),
        kind=wish.kind,
        form=wish.form,
        first=wish.first,
        last=wish.last,
        with_person=wish.with_person,
        with_comments=wish.with_comments,
        with_pseudonyms=bool(wish.why_pseudonyms.strip()),
        why_pseudonyms=wish.why_pseudonyms.strip(),
        expires_at=timezone.now() + KEPT,
    )
    if taking.kind == Taking.Kind.XLSX:
        taking.state = Taking.State.WAITING
    taking.number = answers_of(taking).count()
    taking.save(force_insert=True)
    record(by=by, verb=TAKEN, subject=survey, detail=_detail(taking))
    return taking


def _detail(taking: Taking) -> dict[str, object]:
    """For the record: it stays when the taking is forgotten."""
    return {
        "tier": Tier.TEAM,
        "what": "answers",
        "purpose": taking.purpose,
        "file": taking.kind,
        "first": taking.first.isoformat(),
        "last": taking.last.isoformat(),
        "form": taking.form or "both",
        "rows": taking.number,
        "person": taking.with_person,
        "comments": comments_of(taking).count() if taking.with_comments else 0,
        "pseudonyms": taking.why_pseudonyms,
        "id": str(taking.pk),
    }
