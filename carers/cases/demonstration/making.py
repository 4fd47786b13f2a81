"""One invented case as it came in: answers that count, the plan that the rules make of them."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone, translation

from carers.cases.consent import Sharing
from carers.cases.contact import Contact
from carers.cases.demonstration.scenarios import Calendar, Scenario
from carers.cases.harm import has_harm
from carers.cases.routing import area_of, place
from carers.cases.sending import hash_of_phone
from carers.eligibility import work_out
from carers.flags import Flag, flags
from carers.models import Case, Ruleset
from carers.plan.keeping import snapshot_of
from carers.routing import routes_of
from questionnaires.answers import visible
from questionnaires.conditions import Answer
from questionnaires.models import Draft, Version

STARTED_BEFORE = datetime.timedelta(days=2)
STEPS = {
    "read": "opened_at",
    "checked": "checked_at",
    "talked": "talked_at",
    "decided": "decided_at",
    "record": "record_sent_at",
    "support": "support_started_at",
    "ended": "ended_at",
}


@dataclass(frozen=True)
class Shipped:
    """What is in use: questions and rules."""

    version: Version
    ruleset: Ruleset
    answers: Mapping[str, Any]


def case_of(scenario: Scenario, calendar: Calendar, shipped: Shipped, number: int) -> Case:
    """Not saved yet; without an owner."""
    contact = _contact(scenario, number)
    case = Case(
        pk=scenario.pk,
        reference=scenario.reference,
        kind=scenario.kind,
        state=scenario.state,
        is_demonstration=True,
        language=scenario.language,
        channel=scenario.channel,
        source=scenario.source,
        joint=Case.Joint.JOINT if scenario.joint else Case.Joint.SEPARATE,
        contact=contact.as_data(),
        phone_hash=hash_of_phone(contact.mobile),
        referrer=dict(scenario.referrer),
        started_at=calendar.sent_at,
        sent_at=calendar.sent_at,
        ended_how=scenario.ended_how,
        urgency=Case.Urgency.NORMAL,
    )
    _go_through(case, scenario, calendar)
    if scenario.kind in (Case.Kind.ASSESSMENT, Case.Kind.REVIEW):
        _answer(case, scenario, shipped)
    placed = place(
        routing=case.routing,
        joint=scenario.joint,
        ward_stay=False,
        source=scenario.source,
    )
    case.organisation, case.team = placed.organisation, placed.team
    calls_only = not case.has_answers
    sharing = Sharing(placed, calls_only=calls_only, joint=scenario.joint)
    told = {"at": calendar.sent_at.isoformat()}
    case.consent = {**sharing.record(language=scenario.language), **told}
    return case


def _go_through(case: Case, scenario: Scenario, calendar: Calendar) -> None:
    """When each step was done, and when the review is."""
    for step, field in STEPS.items():
        if step in scenario.steps:
            setattr(case, field, calendar.day(scenario.steps[step]))
    spoke = [day for _how, outcome, day in scenario.attempts if outcome == "spoke"]
    case.first_contact_at = calendar.day(min(spoke)) if spoke else None
    if scenario.review_in is not None:
        case.review_on = timezone.localdate(calendar.now) + datetime.timedelta(scenario.review_in)


def _answer(case: Case, scenario: Scenario, shipped: Shipped) -> None:
    """Answers through the questions that ship; from them the plan, as it would have been made."""
    definition = shipped.version.definition
    given = {**shipped.answers, **scenario.answers}
    answers: dict[str, Answer] = visible(
        definition, {code: answer for code, answer in given.items() if answer}
    )
    postcode = str(answers.get("postcode", ""))
    draft = Draft(version=shipped.version, language=scenario.language)
    with translation.override(scenario.language):
        case.plan = snapshot_of(draft, shipped.ruleset, answers, scenario.language)
    found = flags(definition, answers)
    case.version = shipped.version
    case.answers = {code: one for code, one in answers.items() if code != "postcode"}
    case.routing = routes_of(definition, answers)
    case.eligibility = work_out(definition, answers).as_data()
    case.flags = [flag.as_data() for flag in found]
    case.has_harm = has_harm(case.flags)
    case.urgency = _urgency(found)
    case.ward = area_of(postcode)
    case.started_at = case.sent_at - STARTED_BEFORE
    if scenario.emergency:
        case.emergency = [_emergency(scenario.emergency)]


def _urgency(found: list[Flag]) -> Case.Urgency:
    levels = {flag.level for flag in found}
    if "R0" in levels:
        return Case.Urgency.NOW
    return Case.Urgency.SOON if "R1" in levels else Case.Urgency.NORMAL


def _contact(scenario: Scenario, number: int) -> Contact:
    """Numbers that Ofcom keeps for drama: nobody has them."""
    return Contact(
        name=scenario.name,
        phone=f"07700 900{number:03}",
        mobile=f"+447700900{number:03}",
        address="1 Example Street\nCoventry",
        prefers="phone",
        news_by="text" if scenario.news_by == "text" else "",
        may_phone=True,
        may_leave_message=scenario.may_leave_message,
        may_text=True,
        may_post=True,
        may_say_who=scenario.may_leave_message,
        when=scenario.when,
        caution=scenario.caution,
        interpreter=bool(scenario.spoken),
        spoken=scenario.spoken,
    )


def _emergency(given: Mapping[str, str]) -> dict[str, Any]:
    return {
        "person": 1,
        "relation": "parent",
        "body": {
            "person": {"name": given["person"]},
            "people": {"name_1": given["first"], "phone_1": given["phone"], "asked_1": True},
        },
    }
