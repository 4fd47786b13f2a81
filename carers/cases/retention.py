"""How long cases are kept, what may go, and what holds one back.

The months are the council's own, by how a case ended; unset, nothing ever goes. When they are over
a case goes only once the data protection lead has approved it, and never while it is held.
"""

import datetime
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from carers.cases.refusing import Refused
from carers.cases.reviews import add_months
from carers.models import Case, Hold, KeepingRule
from portal.accounts.models import User
from portal.alerts.models import Alert, AlertQuerySet, ToRead
from portal.audit.actions import record
from portal.languages.own_words.actions import forget

Outcome = KeepingRule.Outcome
SHORTER = datetime.timedelta(days=3)
"""By how much months differ."""
OF: Mapping[str, Q] = {
    Outcome.MEETS: Q(decision__outcome="meets"),
    Outcome.DOES_NOT: Q(decision__outcome="does-not"),
    Outcome.WITHDRAWN: Q(decision=None, state=Case.State.WITHDRAWN),
    Outcome.OTHER: Q(decision=None, state=Case.State.CLOSED),
}
SENTENCES = {
    "carers.keeping.rule_set": "{actor} set how long to keep ‘{subject}’: {months} ({source}).",
    "carers.keeping.held": "{actor} holds {subject} back from deletion.",
    "carers.keeping.hold_lifted": "{actor} no longer holds {subject} back from deletion.",
    "carers.keeping.disposed": "{actor} approved the deletion of {subject}: {months} months.",
}


@dataclass(frozen=True)
class Going:
    """A case whose time is over."""

    case: Case
    outcome: str
    months: int
    since: datetime.date
    is_held: bool

    @property
    def outcome_words(self) -> str:
        return str(Outcome(self.outcome).label)


def schedule() -> list[tuple[Outcome, KeepingRule | None]]:
    """Each way of ending with its rule; None where none was ever set."""
    known = {rule.outcome: rule for rule in KeepingRule.objects.all()}
    return [(one, known.get(one)) for one in Outcome]


@transaction.atomic
def set_rule(*, outcome: str, months: int | None, source: str, by: User) -> bool:
    """False where it says so already. Raises Refused for months without a source."""
    if months is not None and not source:
        raise Refused("Say where the council’s schedule says so.", field=f"source-{outcome}")
    rule = KeepingRule.objects.select_for_update().filter(outcome=outcome).first()
    rule = rule or KeepingRule(outcome=outcome)
    if (rule.months, rule.source) == (months, source):
        return False
    rule.months, rule.source = months, source
    rule.save()
    words = f"{months} months" if months else "not set"
    detail = {"months": words, "source": source or "no source"}
    record(by=by, verb="carers.keeping.rule_set", subject=rule, detail=detail)
    return True


# What may go ---------------------------------------------------------------------------------


def going(today: datetime.date | None = None) -> list[Going]:
    """Cases whose time is over, the longest first; nothing that is encrypted is fetched."""
    day = today or timezone.localdate()
    rules = KeepingRule.objects.exclude(months=None)
    held = set(Hold.objects.filter(lifted_at=None).values_list("case", flat=True))
    found = [one for rule in rules for one in _over(rule, day, held)]
    return sorted(found, key=lambda one: (one.since, one.case.reference))


def _over(rule: KeepingRule, day: datetime.date, held: set[uuid.UUID]) -> list[Going]:
    months = rule.months or 0
    # The last days of a long month are over with the last of a shorter one: looked at below.
    latest = add_months(day, -months) + SHORTER
    reviewed = Case.objects.filter(previous=OuterRef("pk")).open()
    cases = (
        Case.objects.filter(OF[rule.outcome], state__in=Case.ENDED)
        .filter(ended_at__date__lte=latest)
        # While a review of it goes on it is part of what is worked on.
        .filter(~Exists(reviewed))
        .for_queue()
    )
    rows = [(case, case.ended_at) for case in cases]
    return [
        Going(case, rule.outcome, months, since, case.pk in held)
        for case, ended in rows
        if ended and (since := add_months(timezone.localdate(ended), months)) <= day
    ]


def why_not_go(case: Case) -> str:
    """Why it may not be deleted now, in a sentence; nothing where it may."""
    if Hold.objects.filter(case=case, lifted_at=None).exists():
        return "It is held back."
    if case.pk not in {one.case.pk for one in going()}:
        return "Its time is not over, or no schedule is set for how it ended."
    if _alerts(case).filter(closed_at=None).exists():
        return "An alert about it is still open."
    return ""


@transaction.atomic
def dispose(*, pk: uuid.UUID, by: User) -> str:
    """Deletes it with all that hangs on it, for good; gives its name. Raises Refused.

    What the carer keeps for herself, her own answers and plan, is hers and not deleted.
    """
    case = Case.objects.select_for_update().filter(pk=pk).first()
    if case is None:
        raise Refused("It has gone meanwhile.")
    if refusal := why_not_go(case):
        raise Refused(refusal)
    months = next(one.months for one in going() if one.case.pk == case.pk)
    record(by=by, verb="carers.keeping.disposed", subject=case, detail={"months": months})
    forget(case)
    ToRead.objects.filter(subject_kind=case._meta.label_lower, subject_id=str(case.pk)).delete()
    _alerts(case).delete()
    words = str(case)
    case.delete()
    return words


# What holds one back -------------------------------------------------------------------------


@transaction.atomic
def hold(*, case: Case, reason: str, by: User) -> None:
    """It stays, whatever the schedule says. Raises Refused."""
    try:
        with transaction.atomic():
            Hold.objects.create(case=case, reason=reason, placed_by=by)
    except IntegrityError as twice:
        raise Refused("It is held back already.") from twice
    record(by=by, verb="carers.keeping.held", subject=case)


@transaction.atomic
def lift(*, case: Case, by: User) -> None:
    """The schedule holds again. Raises Refused."""
    found = Hold.objects.select_for_update().filter(case=case, lifted_at=None).first()
    if found is None:
        raise Refused("It is not held back any more.")
    found.lifted_at, found.lifted_by = timezone.now(), by
    found.save(update_fields=["lifted_at", "lifted_by"])
    record(by=by, verb="carers.keeping.hold_lifted", subject=case)


def held() -> list[Hold]:
    """All that are held back now; the reasons stay closed until somebody opens one."""
    rows = Hold.objects.filter(lifted_at=None).select_related("case", "placed_by").order_by("pk")
    fields = ("placed_at", "placed_by", "case__reference", "case__kind", "case__is_demonstration")
    return list(rows.only(*fields))


def still_needed(pks: Collection[str]) -> set[str]:
    """For alerts: what was said about these cases stays, because they are worked on or held."""
    held = Hold.objects.filter(lifted_at=None).values("case")
    cases = Case.objects.filter(~Q(state__in=Case.ENDED) | Q(pk__in=held), pk__in=pks)
    return {str(pk) for pk in cases.values_list("pk", flat=True)}


def _alerts(case: Case) -> AlertQuerySet:
    return Alert.objects.filter(subject_kind=case._meta.label_lower, subject_id=str(case.pk))
