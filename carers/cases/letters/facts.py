"""What a letter says beside words: who, when, how much. Kept with it once it is finished, so that
it goes on saying what it said."""

import datetime
from collections.abc import Collection, Iterable
from typing import Any

from django.utils import timezone

from carers.cases.letters.parts import approved_plan
from carers.cases.services import service_of
from carers.models import Case, Decision, SectionCheck, SupportPlan, Talk
from portal.accounts.models import User


def gather(case: Case, included: Collection[str]) -> dict[str, Any]:
    """As it is now, in plain data."""
    talks = _talks(case)
    decision = decision_of(case)
    service = service_of(case.organisation)
    plan = approved_plan(case)
    return {
        "included": sorted(included),
        "sent_on": _day(case.sent_at),
        "checked_on": _day(case.checked_at),
        "talks": [
            {
                "on": _day(talk.at),
                "place": talk.place,
                "interpreter": talk.interpreter == Talk.Interpreter.BOOKED,
            }
            for talk in talks
        ],
        "people": _people(case, talks, decision),
        "decision": decision and _decision(decision),
        "support": plan and _support(plan),
        "services": [
            {"part": f"service/{one.pk}", "name": one.name, "phone": one.phone}
            for one in case.added_services.all()
            if f"service/{one.pk}" in included
        ],
        "review_on": case.review_on and case.review_on.isoformat(),
        "service": {"name": service.name, "phone": service.phone},
    }


def decision_of(case: Case) -> Decision | None:
    return Decision.objects.filter(case=case).select_related("by").first()


def _talks(case: Case) -> list[Talk]:
    held = Talk.objects.filter(case=case, state=Talk.State.HELD)
    return list(held.select_related("with_whom").order_by("at", "pk"))


def _decision(decision: Decision) -> dict[str, str | None]:
    return {
        "outcome": decision.outcome,
        "by": name_of(decision.by),
        "organisation": service_of(decision.organisation).name,
        "on": _day(decision.at),
    }


def _support(plan: SupportPlan) -> dict[str, Any]:
    return {
        "approved_on": _day(plan.settled_at),
        "approved_by": name_of(plan.settled_by),
        "items": [
            {
                "part": f"support/{one.pk}",
                "kind": one.kind,
                "amount": str(one.amount) if one.amount is not None else None,
                "period": one.period,
                "starts_on": one.starts_on and one.starts_on.isoformat(),
            }
            for one in plan.items.all()
        ],
    }


def _people(case: Case, talks: Iterable[Talk], decision: Decision | None) -> list[str]:
    """Who of staff took part, each once, and who helped or referred her."""
    checks = SectionCheck.objects.filter(case=case).select_related("by").order_by("at", "pk")
    staff = [
        *(talk.with_whom for talk in talks),
        *(check.by for check in checks),
        decision.by if decision else None,
    ]
    named = [_with(name_of(one), one.organisation) for one in staff if one is not None]
    given = case.referrer
    helper = _with(given.get("helper_name", ""), given.get("helper_relation", ""))
    referrer = _with(given.get("name", ""), given.get("organisation", ""))
    return list(dict.fromkeys(filter(None, [*named, helper, referrer])))


def name_of(person: User | None) -> str:
    return str(person) if person else ""


def _with(name: str, of: str) -> str:
    return ", ".join(filter(None, [name.strip(), of.strip()])) if name.strip() else ""


def _day(value: datetime.datetime | None) -> str | None:
    return timezone.localdate(value).isoformat() if value else None
