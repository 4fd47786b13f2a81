"""Makes the invented cases that are not there yet, all or none of them."""

import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from carers.cases.demonstration.making import Shipped, case_of
from carers.cases.demonstration.scenarios import Calendar, Scenario, scenarios
from carers.cases.demonstration.story import Story
from carers.cases.demonstration.waiting import put_words, raise_alerts
from carers.models import Case, Organisation, Ruleset
from carers.models.cases import CaseQuerySet
from carers.plan.publishing import QUESTIONNAIRE
from portal.accounts.demonstration import NotADemonstration, person_for
from portal.accounts.models import User
from portal.accounts.roles import BY_CODE
from portal.audit.models import AuditEvent
from questionnaires.models import Version, VersionState

WORKERS = {Organisation.PROVIDER: "carers_adviser", Organisation.COUNCIL: "council_worker"}
MANAGERS = {Organisation.PROVIDER: "carers_manager", Organisation.COUNCIL: "council_manager"}
OTHERS = ("safeguarding_lead", "translator")


class NotReady(Exception):
    """What the invented cases stand on is not there: questions, rules, or invented people."""


def demonstration_cases() -> CaseQuerySet:
    return Case.objects.filter(is_demonstration=True)


@transaction.atomic
def refresh_cases(now: datetime.datetime | None = None) -> list[Case]:
    """The cases that were made now. Raises NotADemonstration and NotReady."""
    if not settings.DEMONSTRATION:
        raise NotADemonstration("This is not a demonstration: no invented cases are made here.")
    written, answers = scenarios()
    known = set(demonstration_cases().values_list("pk", flat=True))
    missing = [(number, one) for number, one in enumerate(written, 1) if one.pk not in known]
    if not missing:
        return []
    people, at = _people(), now or timezone.now()
    shipped = _shipped(answers)
    return [_make(one, number, shipped, people, at) for number, one in missing]


def _make(
    scenario: Scenario,
    number: int,
    shipped: Shipped,
    people: dict[str, User],
    now: datetime.datetime,
) -> Case:
    calendar = Calendar.of(scenario, now)
    case = case_of(scenario, calendar, shipped, number)
    worker = people[WORKERS[Organisation(case.organisation)]]
    manager = people[MANAGERS[Organisation(case.organisation)]]
    case.owner = worker
    if scenario.previous:
        case.previous = Case.objects.get(pk=Scenario.pk_of(scenario.previous))
    case.save(force_insert=True)
    AuditEvent.objects.bulk_create(Story(case, scenario, calendar, worker, manager).tell())
    raise_alerts(case, lead=people["safeguarding_lead"])
    put_words(case, scenario, translator=people["translator"])
    return case


def _people() -> dict[str, User]:
    """The invented people by role."""
    roles = [*WORKERS.values(), *MANAGERS.values(), *OTHERS]
    emails = {person_for(BY_CODE[role]).email: role for role in roles}
    found = {emails[one.email]: one for one in User.objects.filter(email__in=emails)}
    if len(found) < len(roles):
        raise NotReady("Make the invented people first: manage.py demo_people")
    return found


def _shipped(answers: dict[str, object]) -> Shipped:
    version = Version.objects.filter(questionnaire=QUESTIONNAIRE, state=VersionState.ACTIVE).first()
    ruleset = Ruleset.objects.filter(state=VersionState.ACTIVE).first()
    if version is None or ruleset is None:
        raise NotReady("Publish questions and rules first: manage.py make_ready")
    return Shipped(version, ruleset, answers)
