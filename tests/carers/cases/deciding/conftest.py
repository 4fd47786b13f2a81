"""Cases that are ready for the next step, people, and forms as they are sent."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from carers.cases.section_checks import sections_to_check
from carers.models import Case, Decision, SectionCheck, SupportItem, SupportPlan, Talk
from portal.accounts.models import User
from tests.factories.accounts import person
from tests.factories.cases import case_of

PROVIDER, COUNCIL = "carers service", "council"
REASONS = "She is up most nights and her own health is getting worse."


def boxes(name: str, day: datetime.date | None) -> dict[str, str]:
    """A date as it is written in three boxes."""
    if day is None:
        return {}
    return {f"{name}_0": str(day.day), f"{name}_1": str(day.month), f"{name}_2": str(day.year)}


def held(case: Case, **changes: Any) -> Talk:
    fields = {"at": timezone.now(), "place": "phone", "state": "held", "words": "Said.", **changes}
    return case.talks.create(**fields)


def checked(case: Case, *, besides: tuple[str, ...] = ()) -> Case:
    """Every part gone through with her."""
    for section in sections_to_check(case):
        if section.code not in besides:
            SectionCheck.objects.create(case=case, section=section.code, result="agreed")
    return case


def ready(**changes: Any) -> Case:
    """Talked with, and gone through: somebody can decide."""
    case = case_of(**{"state": Case.State.TALKED, **changes})
    held(case)
    return checked(case)


def decided(outcome: str = "meets", *, by: User | None = None, **changes: Any) -> Case:
    decided_at = changes.pop("decided_at", timezone.now())
    case = ready(state=Case.State.DECIDED, decided_at=decided_at, **changes)
    Decision.objects.create(
        case=case,
        outcome=outcome,
        reasons=REASONS,
        computed="T",
        organisation=case.organisation,
        by=by or person(),
        at=decided_at,
    )
    return case


def plan_of(case: Case, *, by: User, state: str = "draft", **changes: Any) -> SupportPlan:
    """With one item."""
    now = timezone.now() if state != "draft" else None
    plan = SupportPlan.objects.create(
        case=case, state=state, written_by=by, put_forward_at=now, **changes
    )
    plan.writers.add(by)
    SupportItem.objects.create(plan=plan, kind="break", words="A day off each month.")
    return plan


@pytest.fixture
def adviser(db: None) -> User:
    return person("carers_adviser", organisation="Carers Trust")


@pytest.fixture
def manager(db: None) -> User:
    return person("carers_manager", organisation="Carers Trust")


@pytest.fixture
def council_manager(db: None) -> User:
    return person("council_manager")
