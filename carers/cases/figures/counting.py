"""The one pass: of each case what is counted, from columns that are not encrypted."""

import datetime
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Q

from carers.cases.clocks import Clock, Due, clocks_of, promises
from carers.cases.clocks.due import TIMES
from carers.cases.figures.period import Period
from carers.models import Case

CLEAR = (
    *TIMES,
    "reference",
    "kind",
    "state",
    "organisation",
    "language",
    "ward",
    "ended_at",
    "review_on",
)


@dataclass(frozen=True)
class Counted:
    pk: uuid.UUID
    reference: str
    kind: str
    state: str
    organisation: str
    language: str
    area: str
    owner: str
    clock: Clock
    ended_at: datetime.datetime | None
    promised: Sequence[Due]

    @property
    def is_open(self) -> bool:
        return not self.clock.has_ended

    @property
    def is_late(self) -> bool:
        return any(due.is_overdue for due in self.promised)

    @property
    def spoken_reference(self) -> str:
        return f"{self.reference[:4]} {self.reference[4:]}"

    @property
    def kind_words(self) -> str:
        return Case.Kind(self.kind).label

    @property
    def sent_at(self) -> datetime.datetime | None:
        return self.at("sent_at")

    def at(self, field: str) -> datetime.datetime | None:
        return self.clock.at[field]


def counted(
    organisations: Collection[str],
    period: Period,
    days: dict[str, int],
    *,
    today: datetime.date,
) -> list[Counted]:
    """Cases that are open, or that ended in the period or later; `days` are the targets."""
    known = Q(ended_at=None) | Q(ended_at__date__gte=period.first)
    cases = (
        Case.objects.of_organisations(set(organisations))
        .filter(known)
        .select_related("owner")
        .only(*CLEAR, "owner__name", "owner__email", "owner__is_demonstration")
        .order_by("sent_at", "pk")
    )
    clocks = clocks_of(cases)
    return [
        Counted(
            pk=case.pk,
            reference=case.reference,
            kind=case.kind,
            state=case.state,
            organisation=case.organisation,
            language=case.language,
            area=case.ward,
            owner=str(case.owner) if case.owner else "",
            clock=clocks[case.pk],
            ended_at=case.ended_at,
            promised=promises(clocks[case.pk], days, today=today),
        )
        for case in cases
    ]
