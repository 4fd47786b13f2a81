"""A plan as plain data: all that it says, in words, with codes only where a page needs them."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils import translation

from carers.plan.criteria import Person, people
from carers.plan.making import MadePlan, PlannedItem
from directory.offering import Offer, Offers
from portal.languages.translated import Text
from questionnaires.conditions import chosen


def snapshot(plan: MadePlan) -> dict[str, Any]:
    return {
        "made_on": plan.made_on.isoformat(),
        "language": plan.language,
        "questionnaire": {"number": plan.version.number, "digest": plan.version.digest},
        "ruleset": {"number": plan.ruleset.number, "digest": plan.ruleset.digest},
        "routing": list(plan.routing),
        "eligibility": plan.eligibility.as_data(),
        "red_flags": [flag.as_data() for flag in plan.red_flags],
        "items": [_item(one) for one in plan.items],
        "services": _services(plan.services, plan.language),
        "place_problem": plan.services.place_problem,
        "people": _people(plan),
        "texts_checked": plan.texts_checked,
    }


def text(value: Text | None) -> dict[str, str] | None:
    if value is None:
        return None
    return {"text": value.value, "language": value.language, "state": str(value.state)}


def _item(one: PlannedItem) -> dict[str, Any]:
    item = one.chosen.item
    return {
        "code": item.code,
        "topic": item.topic,
        "kind": item.kind,
        "when": one.chosen.when,
        "priority": one.chosen.priority,
        "first": one.chosen.is_first,
        "level": one.chosen.level,
        "confidential": one.confidential,
        "title": text(one.title),
        "what": [text(step) for step in one.what],
        "why": text(one.why),
        "if_not": text(one.if_not),
        "not_if": text(one.not_if),
        "source": {"name": item.source.name, "url": item.source.url},
        "checked": one.checked,
        "phone": one.phone and {"number": one.phone.number, "name": text(one.phone.name)},
        "links": [{"url": one.link[0], "name": text(one.link[1])}] if one.link else [],
        "guide": item.guide or None,
        "services": list(one.services),
    }


def _services(found: Offers, language: str) -> list[dict[str, Any]]:
    wanted_by: dict[str, list[str]] = {}
    for code, keys in found.found_for.items():
        for key in keys:
            wanted_by.setdefault(key, []).append(code)
    with translation.override(language):
        return [_service(one, wanted_by[one.key]) for one in found.offers.values()]


def _service(one: Offer, items: list[str]) -> dict[str, Any]:
    return {
        "key": one.key,
        "name": text(one.texts.get("name")),
        "summary": text(one.texts.get("description")),
        "organisation": one.organisation,
        "phone": one.phone,
        "url": reverse("directory:service", args=[one.key]),
        "distance_m": one.distance_m,
        "serves_area": one.serves_area,
        "reasons": list(one.reasons),
        "checked": one.checked.isoformat() if one.checked else None,
        "items": items,
    }


def _people(plan: MadePlan) -> list[dict[str, Any]]:
    """Whom she looks after, for the emergency plan: nothing that says who they are."""
    from carers.plan.books import book_of

    of_others = book_of(plan.ruleset).of_others
    found = people(plan.version.definition, plan.answers, of_others)
    return [_person(one, of_others) for one in found]


def _person(one: Person, of_others: Mapping[str, str]) -> dict[str, Any]:
    def only(code: str) -> str:
        return next(iter(chosen(one.answers.get(code))), "")

    return {
        "number": one.number,
        "relation": only("situation"),
        "condition": chosen(one.answers.get("cared-condition")),
        "lives": only("cared-lives"),
        "council": only("cared-council"),
    }
