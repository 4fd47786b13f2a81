"""Cases for tests: invented carers with answers to the questions that ship with the portal.

case_of(organisation="council")                    what a carer sent
case_of(answers={**ANSWERS, "want": "…"})          with answers of the test's own
case_with_harm(), case_in_danger()                 level R2, level R0
call_back(), referral()                            without answers
"""

import copy
import datetime
from typing import Any

from django.utils import timezone

from carers.cases.contact import Contact
from carers.cases.harm import has_harm
from carers.eligibility import work_out
from carers.flags import flags
from carers.models import Case, Organisation
from carers.routing import routes_of
from questionnaires.answers import visible
from questionnaires.models import Version, VersionState
from tests.factories.plans import shipped_body, snapshot, snapshot_with_harm

ANSWERS: dict[str, Any] = {
    "situation": "parent",
    "your-age": "25-64",
    "answering": "myself",
    "how-many": "one",
    "cared-age": "65-plus",
    "cared-condition": ["memory", "frail"],
    "cared-lives": "with-me",
    "cared-council": "no",
    "necessary": "yes",
    "hours": "50-plus",
    "tasks": ["washing", "meals", "nights"],
    "able": "for-now",
    "willing": "less",
    "hard": ["home", "fun"],
    "o3-help": "yes",
    "o3-strain": "yes",
    "o3-risk": "not-sure",
    "o8-help": "no",
    "o8-strain": "yes",
    "break": "this-month",
    "sleep": "broken",
    "health": "worse",
    "impact": "big",
    "money": "tight",
    "work": "gave-up",
    "backup": "maybe",
    "carry-on": "for-now",
    "soon": ["nothing"],
    "lonely": "often",
    "safe": ["all-fine"],
    "want": "I want to sleep through one night a week.",
    "would-help": ["break-hours", "someone-to-talk"],
    "help-words": "Someone to sit with Mum on Tuesdays.",
    "already": ["family"],
    "online": "with-help",
    "together": "alone",
    "anything-else": "My brother phones on Sundays.",
}
"""A daughter at the end of her tether; danger and harm are said by `case_in_danger` and others."""

URDU_WORDS = "میں ہفتے میں ایک رات سونا چاہتی ہوں۔"

CONTACT = Contact(
    name="Amina Test",
    phone="07700 900123",
    mobile="+447700900123",
    email="amina@example.org",
    address="1 High Street\nCoventry\nCV1 1AA",
    prefers="text",
    news_by="text",
    may_phone=True,
    may_text=True,
    may_post=False,
    when="Weekdays after 10, when Mum sleeps.",
    caution="Do not speak with my brother.",
)

CONSENT = {
    "words": "You send your answers and your plan to the carers service.",
    "english": "You send your answers and your plan to the carers service.",
    "language": "en",
    "at": "2026-11-20T10:00:00+00:00",
}
EMERGENCY = [
    {
        "person": 1,
        "relation": "parent",
        "body": {
            "person": {"name": "Mum", "doctor": "The Surgery"},
            "people": {"name_1": "Anna", "phone_1": "024 7600 0003", "asked_1": True},
        },
    }
]


def shipped_questions() -> Version:
    """The self-assessment that ships; in use unless the test has another one in use."""
    body, digest = shipped_body()
    data = body["definition"]
    known = Version.objects.filter(questionnaire=data["code"])
    found = known.filter(digest=digest).first()
    if found is not None:
        return found
    in_use = known.filter(state=VersionState.ACTIVE).exists()
    return Version.objects.create(
        questionnaire=data["code"],
        number=max([one.number for one in known], default=0) + 1,
        body=body,
        digest=digest,
        state=VersionState.RETIRED if in_use else VersionState.ACTIVE,
        published_at=timezone.now(),
    )


def case_of(
    *,
    answers: dict[str, Any] | None = None,
    contact: dict[str, Any] | None = None,
    **changes: Any,
) -> Case:
    """What a carer sent; `changes` are fields of the case, `contact` some fields of how to reach
    her. Flags, harm, urgency, routing and eligibility follow from the answers."""
    version = changes.pop("version", None) or shipped_questions()
    given = visible(version.definition, copy.deepcopy(ANSWERS if answers is None else answers))
    found = [one.as_data() for one in flags(version.definition, given)]
    sent_at = changes.get("sent_at", timezone.now())
    fields: dict[str, Any] = {
        "kind": Case.Kind.ASSESSMENT,
        "organisation": Organisation.PROVIDER,
        "team": "wellbeing",
        "urgency": _urgency(found),
        "has_harm": has_harm(found),
        "language": "en",
        "ward": "CV6",
        "version": version,
        "routing": routes_of(version.definition, given),
        "contact": {**CONTACT.as_data(), **(contact or {})},
        "consent": copy.deepcopy(CONSENT),
        "answers": given,
        "eligibility": work_out(version.definition, given).as_data(),
        "flags": found,
        "plan": snapshot_with_harm() if has_harm(found) else snapshot(),
        "emergency": copy.deepcopy(EMERGENCY),
        "started_at": sent_at - datetime.timedelta(hours=2),
    }
    return Case.objects.create(**{**fields, **changes})


def case_with_harm(**changes: Any) -> Case:
    """She is hurt by the person she looks after."""
    answers = {**ANSWERS, **changes.pop("answers", {}), "safe": ["hurt-me"]}
    return case_of(answers=answers, **changes)


def case_in_danger(**changes: Any) -> Case:
    """Somebody is not safe now."""
    answers = {**ANSWERS, **changes.pop("answers", {}), "safe": ["unsafe-now"]}
    return case_of(answers=answers, **changes)


def call_back(**changes: Any) -> Case:
    """Somebody asks to be phoned; there are no answers."""
    return _without_answers(**{"kind": Case.Kind.CALL_BACK, **changes})


def referral(**changes: Any) -> Case:
    """A surgery asks the service to phone a carer who agreed to it."""
    referrer = {
        "name": "Dr Example",
        "work": "GP",
        "organisation": "Example Surgery",
        "phone": "024 7600 0010",
        "email": "surgery@example.org",
    }
    given = {"kind": Case.Kind.REFERRAL, "source": Case.Source.GP, "referrer": referrer, **changes}
    return _without_answers(**given)


def _without_answers(contact: dict[str, Any] | None = None, **changes: Any) -> Case:
    fields: dict[str, Any] = {
        "organisation": Organisation.PROVIDER,
        "team": "wellbeing",
        "language": "en",
        "contact": {**CONTACT.as_data(), **(contact or {})},
        "consent": copy.deepcopy(CONSENT),
        "started_at": changes.get("sent_at", timezone.now()),
    }
    return Case.objects.create(**{**fields, **changes})


def _urgency(found: list[dict[str, str]]) -> int:
    levels = {one["level"] for one in found}
    if "R0" in levels:
        return Case.Urgency.NOW
    return Case.Urgency.SOON if "R1" in levels else Case.Urgency.NORMAL
