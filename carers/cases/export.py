"""A case as JSON, so that a case system can take it in. Described in docs/hand-over.md and checked
against docs/hand-over.schema.json.

What she said of harm (R2) is never in it: it stays with the council's Intake and safeguarding lead.
"""

import datetime
from collections.abc import Iterable
from typing import Any

from carers.cases.contact import Contact
from carers.cases.harm import HARM, plan_without_harm, withheld, without_harm
from carers.cases.history import DATES
from carers.models import Case, Decision, SupportPlan
from portal.languages.models import OwnWords
from portal.languages.own_words.actions import own_words_of
from questionnaires.conditions import chosen
from questionnaires.definition import Question
from questionnaires.in_words import English
from questionnaires.models import Version

FORMAT = "1"
"""Goes up when a field changes its meaning or goes; fields are added without it."""


def export(case: Case) -> dict[str, Any]:
    """All of it but what is about harm. Read-only: whoever calls it records that it was read."""
    return {
        "format": FORMAT,
        "id": str(case.pk),
        "reference": case.reference,
        "kind": case.kind,
        "state": case.state,
        "organisation": case.organisation,
        "team": case.team,
        "demonstration": case.is_demonstration,
        "language": case.language,
        "channel": case.channel,
        "source": case.source,
        "joint": case.joint == Case.Joint.JOINT,
        "ward": case.ward,
        "previous": str(case.previous_id) if case.previous_id else None,
        "urgency": case.get_urgency_display().lower(),
        "safeguarding_information_withheld": case.has_harm,
        "dates": {name.removesuffix("_at"): _when(getattr(case, name)) for name in DATES},
        "review_on": case.review_on.isoformat() if case.review_on else None,
        "pauses": [
            {"reason": one.reason, "from": _when(one.started_at), "to": _when(one.ended_at)}
            for one in case.pauses.all()
        ],
        "contact": Contact.read(case.contact).as_data(),
        "consent": case.consent,
        "involved": case.involved,
        "referrer": case.referrer,
        "routing": case.routing,
        "answers": list(_answers(case, case.version)) if case.version else [],
        "eligibility_suggested": case.eligibility or None,
        "flags": [flag for flag in case.flags if flag["level"] != HARM],
        "checks": [
            {
                "section": one.section,
                "result": one.result,
                "changed": one.changed,
                "words": one.words,
                "at": _when(one.at),
            }
            for one in case.checks.all()
        ],
        "plan": _plan(case),
        "emergency_plans": case.emergency,
        "decision": _decision(case),
        "support_plan": _support(case),
        "unmet_needs": [{"code": one.code, "reason": one.reason} for one in case.unmet_needs.all()],
    }


def _answers(case: Case, version: Version) -> Iterable[dict[str, Any]]:
    definition = version.definition
    english, words = English.of(version), own_words_of(case)
    kept = without_harm(definition, case.answers)
    partly = set(withheld(definition, case.answers))
    for question in definition.questions:
        if question.code in kept:
            given = kept[question.code]
            yield {
                "question": question.code,
                "title": english.question(question.code),
                "tags": list(question.tags),
                "withheld": question.code in partly,
                **(
                    {"options": _options(english, question, chosen(given))}
                    if question.is_choosing
                    else _text(str(given), case, words.get(f"answer/{question.code}"))
                ),
            }


def _options(english: English, question: Question, codes: Iterable[str]) -> list[dict[str, Any]]:
    return [
        {
            "code": code,
            "title": english.option(question, code),
            "tags": list(question.by_code[code].tags),
        }
        for code in codes
        if code in question.by_code
    ]


def _text(given: str, case: Case, words: OwnWords | None) -> dict[str, Any]:
    """Her own words, and their English where a person has translated them."""
    return {
        "text": given,
        "language": words.source if words else case.language,
        "english": words.translated if words and words.is_done else None,
    }


def _plan(case: Case) -> list[dict[str, Any]]:
    """What her plan told her, in the language in which she had it."""
    return [
        {
            "code": item["code"],
            "when": item["when"],
            "title": item["title"]["text"],
            "why": item["why"]["text"],
            "language": item["title"]["language"],
        }
        for item in plan_without_harm(case.plan).get("items", [])
    ]


def _decision(case: Case) -> dict[str, Any] | None:
    found = Decision.objects.filter(case=case).select_related("by").first()
    if found is None:
        return None
    return {
        "outcome": found.outcome,
        "reasons": found.reasons,
        "by": str(found.by),
        "organisation": found.organisation,
        "at": _when(found.at),
    }


def _support(case: Case) -> dict[str, Any] | None:
    found = SupportPlan.objects.filter(case=case, state=SupportPlan.State.APPROVED).first()
    if found is None:
        return None
    return {
        "approved_by": str(found.settled_by),
        "approved": _when(found.settled_at),
        "items": [
            {
                "kind": one.kind,
                "words": one.words,
                "amount": str(one.amount) if one.amount is not None else None,
                "period": one.period or None,
                "service": one.service_key or None,
                "starts_on": one.starts_on.isoformat() if one.starts_on else None,
                "started_on": one.started_on.isoformat() if one.started_on else None,
            }
            for one in found.items.all()
        ],
    }


def _when(value: datetime.datetime | None) -> str | None:
    return value.isoformat() if value else None
