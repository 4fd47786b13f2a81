"""What a carer fills in before she sends, and cases that were really sent."""

from typing import Any

from carers.cases.ready import Ready
from carers.cases.sending import kind_of, send_case
from carers.models import Case
from questionnaires.models import Draft, Version
from tests.factories.plans import draft_with_key, plan_of, snapshot

BODY: dict[str, dict[str, Any]] = {
    "what": {"wants": "look", "joint": "separate", "hospital": "no", "ward": ""},
    "reach": {
        "name": "Amina Test",
        "phone": "024 7600 0001",
        "mobile": "+447700900123",
        "email": "amina@example.org",
        "address": "1 High Street",
        "prefers": "phone",
        "news_by": "text",
    },
    "safe": {
        "may": ["phone", "text"],
        "when": "After ten.",
        "caution": "My brother must not know.",
    },
    "help": {"interpreter": False, "spoken": "", "sign_language": False, "other_help": ""},
    "people": {"involved": "My sister", "helper_name": "", "helper_relation": ""},
    "share": {"nhs_number": "", "consent": True},
}


def body(draft: Draft, **parts: Any) -> dict[str, Any]:
    """All that is asked, with the changes to some parts; she agrees to where it goes."""
    filled = {name: {**BODY.get(name, {}), **parts.get(name, {})} for name in {**BODY, **parts}}
    ready = Ready(draft, filled, source=Case.Source.SELF)
    filled["share"] = {**filled["share"], "to": ready.asked.agreed_to(ready.placed)}
    return filled


def sent(version: Version, *, by: Any = None, parts: Any = None, **answers: Any) -> Case:
    """A case as the portal makes it; answers as `sleep="hardly"`, `cared__council="yes"`."""
    draft, _key = draft_with_key(version, **answers)
    plan = plan_of(draft, snapshot=snapshot())
    filled = body(draft, **(parts or {}))
    asked = Ready(draft, filled, source=Case.Source.SELF).asked
    return send_case(draft=draft, plan=plan, body=filled, kind=kind_of(draft, asked), by=by)
