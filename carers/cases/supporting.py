"""The support plan (Care Act 2014 s.25): written, put forward, approved by a second person.

Workers may sign off their own documents except support plans (coventry.md 1): nobody who wrote any
of one approves it. Once approved nothing in it changes but the days on which support began.
"""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet
from django.utils import timezone

from carers.cases.changing import changing
from carers.cases.news import tell_carer
from carers.cases.owner_news import tell_approvers
from carers.cases.owners import managers_of
from carers.cases.refusing import Refused
from carers.models import Case, Decision, Organisation, SupportItem, SupportPlan
from carers.permissions import can_settle_plan, organisations_managed_by
from portal.accounts.models import User
from portal.audit.actions import record

State, Kind = SupportPlan.State, SupportItem.Kind
BEING_WRITTEN = (State.DRAFT, State.RETURNED)
MOST_ITEMS = 30
FEWEST_WORDS = 3
"""Of the reasons for approving or returning it."""
OF_CASE = ("reference", "kind", "organisation", "state", "urgency", "is_demonstration")


@dataclass(frozen=True)
class Item:
    """What is arranged, as somebody wrote it."""

    kind: str
    words: str
    amount: Decimal | None = None
    period: str = ""
    service_key: str = ""
    starts_on: datetime.date | None = None


def kinds_for(case: Case) -> list[SupportItem.Kind]:
    """What a plan may hold: with eligible needs everything, without them written advice
    (Care Act 2014 s.13(5)), before a decision nothing."""
    decision = Decision.objects.filter(case=case).first()
    if decision is None:
        return []
    return list(Kind) if decision.outcome == Decision.Outcome.MEETS else [Kind.ADVICE]


# Writing ---------------------------------------------------------------------------------------


def write(*, case: Case, seen: int | None, by: User, words: str) -> None:
    """What she wants to achieve with it; begins the plan. Raises Refused, Moved, Ended."""
    with changing(case, seen=seen) as locked:
        plan = _being_written(locked, by)
        plan.words = words
        plan.save(update_fields=["words"])


def add_item(*, case: Case, seen: int | None, by: User, item: Item) -> None:
    """Raises Refused, Moved, Ended."""
    with changing(case, seen=seen) as locked:
        plan = _being_written(locked, by)
        _must_fit(locked, item)
        if plan.items.count() >= MOST_ITEMS:
            raise Refused(f"A plan holds at most {MOST_ITEMS} items.")
        plan.items.create(**vars(item))


def change_item(*, case: Case, seen: int | None, by: User, pk: int, item: Item) -> None:
    """Raises Refused, Moved, Ended."""
    with changing(case, seen=seen) as locked:
        row = _item_of(_being_written(locked, by), pk)
        _must_fit(locked, item)
        for field, value in vars(item).items():
            setattr(row, field, value)
        row.save()


def remove_item(*, case: Case, seen: int | None, by: User, pk: int) -> None:
    """Raises Refused, Moved, Ended."""
    with changing(case, seen=seen) as locked:
        _item_of(_being_written(locked, by), pk).delete()


def put_forward(*, case: Case, seen: int | None, by: User) -> None:
    """From now on it waits for somebody else, who is told, and is not changed. Raises Refused,
    Moved, Ended."""
    with changing(case, seen=seen) as locked:
        plan = SupportPlan.objects.filter(case=locked, state__in=BEING_WRITTEN).first()
        if plan is None or not plan.items.exists():
            raise Refused("Write at least one item first.")
        plan.state, plan.put_forward_at = State.PUT_FORWARD, timezone.now()
        plan.written_by, plan.reasons = by, ""
        plan.settled_by = plan.settled_at = None
        plan.save()
        plan.writers.add(by)
        record(by=by, verb="carers.case.support_put_forward", subject=locked)
        tell_approvers(locked, approvers_of(locked, plan))


# Approving -------------------------------------------------------------------------------------


def waiting() -> "QuerySet[SupportPlan]":
    """Plans of open cases that wait for somebody to approve them, the longest first; without the
    words of anybody."""
    return (
        SupportPlan.objects.filter(state=State.PUT_FORWARD)
        .exclude(case__state__in=Case.ENDED)
        .select_related("case", "written_by")
        .only("state", "put_forward_at", "written_by", *(f"case__{one}" for one in OF_CASE))
        .order_by("put_forward_at", "pk")
    )


def waiting_for(user: User) -> "QuerySet[SupportPlan]":
    """Of these the ones that this person may settle."""
    managed = organisations_managed_by(user)
    found = waiting().exclude(writers=user).exclude(written_by=user)
    if Organisation.COUNCIL in managed:
        return found
    return found.filter(case__organisation__in=managed)


def approvers_of(case: Case, plan: SupportPlan) -> "QuerySet[User]":
    """Those who may settle this one (`why_not_settle`), in the order of their names."""
    managers = managers_of(case.organisation) | managers_of(Organisation.COUNCIL)
    return managers.exclude(pk__in=plan.writers.values("pk")).exclude(pk=plan.written_by_id)


def why_not_settle(user: User, case: Case, plan: SupportPlan) -> str:
    """Why this person may not approve or return it, in a sentence; nothing where they may."""
    if plan.state != State.PUT_FORWARD:
        return "This plan does not wait for approval."
    if not can_settle_plan(user, case):
        return "A manager approves support plans."
    if plan.written_by_id == user.pk or plan.writers.filter(pk=user.pk).exists():
        return "You wrote part of this plan: somebody else must approve it."
    return ""


def settle(*, case: Case, seen: int | None, by: User, approve: bool, reasons: str) -> None:
    """A second named person approves it or sends it back, with reasons. Raises Refused, Moved,
    Ended."""
    with changing(case, seen=seen) as locked:
        plan = SupportPlan.objects.filter(case=locked).first()
        refusal = why_not_settle(by, locked, plan) if plan else "There is no plan."
        if plan is None or refusal:
            raise Refused(refusal)
        if len(reasons.split()) < FEWEST_WORDS:
            raise Refused("Say why, in a few words at least.", field="reasons")
        plan.state = State.APPROVED if approve else State.RETURNED
        plan.settled_by, plan.settled_at, plan.reasons = by, timezone.now(), reasons
        plan.save()
        what = "approved" if approve else "returned"
        record(by=by, verb=f"carers.case.support_{what}", subject=locked)
        if approve:
            tell_carer(case=locked, template="case-news", purpose="status")


def start_item(*, case: Case, seen: int | None, by: User, pk: int, on: datetime.date) -> None:
    """Support began on a day; the first of them stops the clock. Raises Refused, Moved, Ended."""
    with changing(case, seen=seen) as locked:
        plan = SupportPlan.objects.filter(case=locked, state=State.APPROVED).first()
        if plan is None:
            raise Refused("Support starts once the plan is approved.")
        if on > timezone.localdate():
            raise Refused("This day is still to come.", field="on")
        if locked.decided_at and on < timezone.localdate(locked.decided_at):
            raise Refused("This day is before the decision.", field="on")
        row = _item_of(plan, pk)
        row.started_on = on
        row.save(update_fields=["started_on"])
        days = plan.items.filter(started_on__isnull=False).values_list("started_on", flat=True)
        locked.support_started_at = _on_day(min(filter(None, days)))
        record(
            by=by,
            verb="carers.case.support_started",
            subject=locked,
            detail={"on": on.isoformat()},
        )


def _on_day(day: datetime.date) -> datetime.datetime:
    """Noon stands for a day of which no hour is known; today it is now."""
    noon = timezone.make_aware(datetime.datetime.combine(day, datetime.time(12)))
    return min(noon, timezone.now())


def _being_written(case: Case, by: User) -> SupportPlan:
    """The plan, begun where there is none; who changes a returned one takes it up again."""
    if not kinds_for(case):
        raise Refused("Record the decision first: a support plan follows from it.")
    plan, _made = SupportPlan.objects.get_or_create(case=case, defaults={"written_by": by})
    if plan.state not in BEING_WRITTEN:
        raise Refused("This plan is put forward or approved: it can no longer be changed.")
    plan.writers.add(by)
    record(by=by, verb="carers.case.support_written", subject=case)
    return plan


def _must_fit(case: Case, item: Item) -> None:
    if item.kind not in kinds_for(case):
        raise Refused("Without eligible needs a plan holds advice and nothing else.", field="kind")
    is_payment = item.kind == Kind.DIRECT_PAYMENT
    if is_payment and (item.amount is None or not item.period):
        raise Refused("Write how much the direct payment is, and how often.", field="amount")
    if not is_payment and item.amount is not None:
        raise Refused("Only a direct payment has an amount.", field="amount")


def _item_of(plan: SupportPlan, pk: int) -> SupportItem:
    row = plan.items.filter(pk=pk).first()
    if row is None:
        raise Refused("This item has gone meanwhile: look at the plan again.")
    return row
