"""Cases that are ready for the next step, people, and forms as they are sent."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from carers.cases.section_checks import sections_to_check
from carers.models import Case, Decision, SectionCheck, SupportItem, SupportPlan, Talk
from portal.accounts.models import User
from tests.clients import CheckingClient
from tests.factories.accounts import person
from tests.factories.cases import case_of

PROVIDER, COUNCIL = "carers service", "council"
REASONS = "She is up most nights and her own health is getting worse."


def boxes(name: str, day: datetime.date | None) -> dict[str, str]:
    """A date as it is written in three boxes."""
    if day is None:
        return {}
    parts = {"day": day.day, "month": day.month, "year": day.year}
    return {f"{name}_{part}": str(number) for part, number in parts.items()}


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


class Desk:
    """A browser of somebody who works on cases; every form goes with the revision of its page."""

    def __init__(self, client: CheckingClient, user: User) -> None:
        self.client, self.user = client, user

    def see(self, name: str, case: Case | None = None, **more: Any) -> HttpResponse:
        return self.client.get(self.url(name, case, **more))

    def send(
        self, name: str, case: Case, data: dict[str, Any] | None = None, **more: Any
    ) -> HttpResponse:
        sent = {"seen": str(case.revision), **(data or {})}
        return self.client.post(self.url(name, case, **more), sent)

    def url(self, name: str, case: Case | None = None, **more: Any) -> str:
        kwargs = {**({"case": case.pk} if case else {}), **more}
        return reverse(f"staff-cases:{name}", kwargs=kwargs)


@pytest.fixture
def desk(sign_in: Any) -> Callable[..., Desk]:
    """`desk(adviser)` or `desk("council_worker")`."""

    def of(who: User | str) -> Desk:
        user = who if isinstance(who, User) else person(who)
        return Desk(sign_in(user=user), user)

    return of


def text(answer: HttpResponse) -> str:
    """Of the main part, in one line."""
    main = BeautifulSoup(answer.content, "html.parser").select_one("main")
    assert main is not None
    return " ".join(main.get_text(" ").split())


def errors(answer: HttpResponse) -> list[str]:
    soup = BeautifulSoup(answer.content, "html.parser")
    return [one.get_text(" ", strip=True) for one in soup.select(".govuk-error-summary__list li")]


def values(answer: HttpResponse) -> dict[str, str]:
    """What stands in the fields of a page."""
    soup = BeautifulSoup(answer.content, "html.parser")
    found = {}
    for box in soup.select("main input[type=text], main textarea"):
        name = str(box.get("name"))
        found[name] = (
            box.get_text().strip("\n") if box.name == "textarea" else str(box.get("value", ""))
        )
    return found
