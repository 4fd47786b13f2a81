"""Plans for tests: invented, in the shape that is stored."""

import copy
import tomllib
from functools import cache
from typing import Any

from django.utils import timezone

from carers.apps import DATA
from carers.models import Plan
from questionnaires.journey.keys import hash_of_key, new_key
from questionnaires.loading import digest_of_body
from questionnaires.models import Draft, Version, VersionState
from questionnaires.texts import read_file


def t(text: str, language: str = "en", state: str = "reviewed") -> dict[str, str]:
    return {"text": text, "language": language, "state": state}


def item(code: str, when: str = "week", **more: Any) -> dict[str, Any]:
    return {
        "code": code,
        "topic": "breaks",
        "kind": "tip",
        "when": when,
        "priority": 10,
        "first": False,
        "level": "",
        "confidential": False,
        "title": t(f"Do the thing {code}"),
        "what": [t(f"Phone about {code}."), t("Ask what they can do.")],
        "why": t(f"Because you said: “answer {code}”."),
        "if_not": None,
        "not_if": None,
        "source": {"name": "Annual Report", "url": ""},
        "checked": "2026-05-27",
        "phone": {"number": "024 7600 0001", "name": t("The carers service")},
        "links": [],
        "guide": "getting-a-break",
        "services": [],
        **more,
    }


def service(key: str, items: list[str], **more: Any) -> dict[str, Any]:
    return {
        "key": key,
        "name": t(f"Service {key}"),
        "summary": t(f"Helps with {key}."),
        "organisation": "A charity",
        "phone": "024 7600 0002",
        "url": f"/en/directory/services/{key}/",
        "distance_m": 1609,
        "serves_area": True,
        "reasons": [f"It helps with {key} secrets."],
        "checked": None,
        "items": items,
        **more,
    }


ROUTE = {
    "code": "adult",
    "title": t("You can ask for a carer’s assessment"),
    "what": t("It is a talk."),
    "next": t("Ask for it."),
    "phones": [{"name": "council", "number": "024 7683 3003"}],
    "guide": "carers-assessment",
    "services": [],
}


def route(code: str, number: str = "024 7600 0009") -> dict[str, Any]:
    return {
        **ROUTE,
        "code": code,
        "title": t(f"The route {code}"),
        "phones": [{"name": "council", "number": number}],
    }


def eligibility(result: str = "U", **limbs: str) -> dict[str, Any]:
    empty = {"a": "U", "b": "U", "c": "U", "value": "U"}
    outcomes = {str(number): dict(empty) for number in range(1, 9)}
    return {"result": result, "C1": "U", "H": "U", "W": "U", "O": outcomes, **limbs}


SNAPSHOT: dict[str, Any] = {
    "made_on": "2026-11-27",
    "language": "en",
    "questionnaire": {"number": 1, "digest": "q"},
    "ruleset": {"number": 3, "digest": "rules of that day"},
    "routing": ["adult"],
    "routes": [ROUTE],
    "carers_service": "024 7663 2972",
    "eligibility": eligibility(),
    "red_flags": [],
    "items": [
        item("first-one", "today", first=True),
        item("first-two", "week", first=True, checked="to confirm"),
        item("later-one", "week"),
        item("later-two", "month"),
    ],
    "services": [
        service("near-one", ["first-one"]),
        service("near-two", ["later-one"]),
        service("near-three", ["later-two"]),
        service("near-four", ["later-two"]),
    ],
    "people": [
        {"number": 1, "relation": "parent", "condition": ["memory"], "lives": "", "council": ""},
        {"number": 2, "relation": "", "condition": [], "lives": "", "council": ""},
    ],
    "texts_checked": True,
}

SAFETY = item(
    "tell-someone", "safety", first=True, confidential=True, title=t("Tell someone you trust")
)


def snapshot(**changes: Any) -> dict[str, Any]:
    return copy.deepcopy({**SNAPSHOT, **changes})


def snapshot_with_harm(level: str = "R2") -> dict[str, Any]:
    """She said something that nobody she sends the plan to may read."""
    return snapshot(
        items=[SAFETY, *SNAPSHOT["items"]],
        services=[service("refuge", ["tell-someone"]), *SNAPSHOT["services"]],
        red_flags=[{"level": level, "question": "safe", "option": "hurt-me"}],
    )


def draft_with_key(version: Version, *, kept: bool = False, **answers: Any) -> tuple[Draft, str]:
    """A draft, its answers on the pages where they belong, and the key that opens it."""
    key = new_key()
    draft = Draft.objects.create(
        version=version,
        language="en",
        key_hash=hash_of_key(key),
        resume_hash=hash_of_key(new_key()) if kept else "",
    )
    by_code = {code.replace("__", "-"): given for code, given in answers.items()}
    for page in version.definition.pages:
        own = {one.code: by_code[one.code] for one in page.questions if one.code in by_code}
        if own:
            draft.steps.create(page=page.code, answers=own, revision=1)
    return draft, key


@cache
def shipped_body() -> tuple[dict[str, Any], str]:
    """Of the self-assessment that ships, and its digest: read once."""
    folder = DATA / "questionnaire"
    data = tomllib.loads((folder / "definition.toml").read_text(encoding="utf-8"))
    body = {"definition": data, "texts": read_file(folder / "texts" / "en.toml")}
    return body, digest_of_body(body)


def self_assessment() -> Version:
    """The one that ships with the portal, in use."""
    body, digest = shipped_body()
    data = body["definition"]
    return Version.objects.create(
        questionnaire=data["code"],
        number=1,
        body=body,
        digest=digest,
        state=VersionState.ACTIVE,
        published_at=timezone.now(),
    )


def plan_of(draft: Draft, **changes: Any) -> Plan:
    made = {"snapshot": snapshot(), "language": "en", "made_from": new_key()[:40], **changes}
    return Plan.objects.create(draft=draft, **made)
