"""Whose a case is: nobody's only where nobody holds a role of its organisation."""

from collections.abc import Collection

from django.db.models import Count, QuerySet
from django.utils import timezone

from carers.cases.changing import Ended, changing
from carers.models import Case, Service
from carers.permissions import MANAGES, WORKS_FOR
from portal.accounts.models import User
from portal.audit.actions import record

MACHINE = "the portal"


def workers_of(organisation: str) -> "QuerySet[User]":
    """Everybody who may own a case of this organisation today, in the order of their names."""
    return _holding([role for role, of in WORKS_FOR.items() if of == organisation])


def managers_of(organisation: str) -> "QuerySet[User]":
    return _holding([role for role in MANAGES if WORKS_FOR[role] == organisation])


def owner_for(organisation: str) -> User | None:
    """Who has to act on something new: the owner on duty, else the manager with the fewest open
    cases, else the worker with the fewest. None where nobody works for the organisation."""
    workers = workers_of(organisation)
    on_duty = workers.filter(pk__in=duty_owners({organisation})).first()
    return on_duty or _least_busy(managers_of(organisation)) or _least_busy(workers)


def duty_owners(organisations: Collection[str]) -> set[int]:
    """Ids of the owners on duty, as they are set."""
    set_here = Service.objects.filter(organisation__in=organisations).exclude(duty_owner=None)
    return set(set_here.values_list("duty_owner", flat=True))


def give_owners() -> str:
    """Hourly: a case whose owner has left, or no longer works for its organisation, gets another.

    Where there is nobody, the case has no owner, and pages of managers say so first.
    """
    given = 0
    for organisation in set(WORKS_FOR.values()):
        here = set(workers_of(organisation).values_list("pk", flat=True))
        cases = Case.objects.open().filter(organisation=organisation)
        for case in cases.exclude(owner__in=here) if here else cases.exclude(owner=None):
            given += _given_another(case, here)
    return f"{given} given an owner"


def record_owner(case: Case, *, by: User | str) -> None:
    """In the transaction that gave it another one."""
    if case.owner is None:
        record(by=by, verb="carers.case.without_owner", subject=case)
        return
    detail = {"owner": str(case.owner)}
    record(by=by, verb="carers.case.assigned", subject=case, detail=detail)


def _given_another(case: Case, here: Collection[int]) -> bool:
    try:
        with changing(case, seen=None) as locked:
            if locked.owner_id in here:
                return False
            locked.owner = owner_for(locked.organisation)
            record_owner(locked, by=MACHINE)
    except Ended:
        return False
    return True


def _holding(roles: Collection[str]) -> "QuerySet[User]":
    today = timezone.localdate()
    return User.objects.filter(
        is_active=True,
        grants__role__in=roles,
        grants__ended_at=None,
        grants__starts_on__lte=today,
        grants__ends_on__gte=today,
    ).distinct()


def _least_busy(people: "QuerySet[User]") -> User | None:
    found = list(people)
    cases = Case.objects.open().filter(owner__in=found).order_by()
    busy = dict(cases.values_list("owner").annotate(Count("pk")))
    return min(found, key=lambda one: (busy.get(one.pk, 0), one.pk), default=None)
